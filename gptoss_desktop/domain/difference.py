"""What is different between two texts: in words, and in characters for scripts that have no spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_WORDS = 20_000
"""Words on both sides together that are compared one by one; longer stretches are compared by lines alone.

`SequenceMatcher` takes quadratic time at worst: as many words take about a second.
"""

_WORDS = re.compile(
    # A run of letters or digits, a run of white space, or one sign. A character of a script without spaces
    # (kana, Han, hangul) is a word of its own.
    r"\s+|[぀-ヿ㐀-䶿一-鿿가-힯豈-﫿]|[^\W぀-ヿ㐀-䶿一-鿿가-힯豈-﫿]+|."
)


class Change(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text: on the left side where it is not ADDED, on the right where it is not REMOVED."""

    change: Change
    text: str


def differences(before: str, after: str) -> tuple[Stretch, ...]:
    """Return both texts as one row of stretches; the SAME and REMOVED ones are `before`, the others `after`.

    Lines are compared first; within lines that differ, words. Costs seconds for texts of megabytes.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Stretch] = []
    for same, removed, added in _compared(old, new):
        if same or not (removed and added) or _words(removed, added) > MAX_WORDS:
            found += _stretches(same, removed, added)
        else:
            for run in _compared(_WORDS.findall(removed), _WORDS.findall(added)):
                found += _stretches(*run)
    return tuple(_joined(found))


def _words(removed: str, added: str) -> int:
    # Every word is at least one character: counting the words would cost more.
    return (len(removed) + len(added)) // 2


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Return runs of (same, removed, added) text in order."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = "".join(old[a:b]), "".join(new[c:d])
        yield (left, "", "") if tag == "equal" else ("", left, right)


def _stretches(same: str, removed: str, added: str) -> list[Stretch]:
    pairs = ((Change.SAME, same), (Change.REMOVED, removed), (Change.ADDED, added))
    return [Stretch(change, text) for change, text in pairs if text]


def _joined(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Join neighbours of one kind."""
    last: Stretch | None = None
    for stretch in stretches:
        if last is not None and stretch.change is last.change:
            last = Stretch(last.change, last.text + stretch.text)
        else:
            if last is not None:
                yield last
            last = stretch
    if last is not None:
        yield last

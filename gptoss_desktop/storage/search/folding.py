"""Text as it is compared: without differences of case, width and what cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from gptoss_desktop.storage.search.characters import INVISIBLE, KOREAN_OR_CHINESE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_SIMPLE = re.compile("[\x00-\x7f\u2018-\u201f\u2010-\u2015\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e]+")
"""Characters that are folded into one character each, unless a mark follows them."""
_WRAP = re.compile(rf"(?<=[{KOREAN_OR_CHINESE}])[ \t\r]*\n[ \t\r]*(?=[{KOREAN_OR_CHINESE}])")


def fold(text: str) -> str:
    """Return the text as it is compared; see the package's definition."""
    if text.isascii():
        return text.lower()
    folded = fold_characters(text)
    return _WRAP.sub("", folded) if "\n" in folded else folded


def fold_characters(text: str) -> str:
    """Return the text folded character by character; line breaks stay."""
    visible = _INVISIBLE.sub("", text)
    # Folding the case may take a composed character apart.
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible).casefold())


class Folded:
    """A folded text that knows from where in the original each of its characters comes."""

    def __init__(self, text: str) -> None:
        if text.isascii():
            self.text = text.lower()
            self._starts: Sequence[int] = range(len(text))
            self._ends: Sequence[int] = range(1, len(text) + 1)
            return
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for start, end, is_simple in _clusters(text):
            piece = fold_characters(text[start:end])
            pieces.append(piece)
            starts += range(start, end) if is_simple else [start] * len(piece)
            ends += range(start + 1, end + 1) if is_simple else [end] * len(piece)
        folded = "".join(pieces)
        for wrap in reversed(list(_WRAP.finditer(folded))):
            del starts[wrap.start() : wrap.end()], ends[wrap.start() : wrap.end()]
        self.text = _WRAP.sub("", folded)
        self._starts, self._ends = starts, ends

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span that is not empty stands in the original."""
        return self._starts[start], self._ends[end - 1]


def _clusters(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield spans that can be folded each by itself, and whether they are folded character by character.

    Such a span is a run of simple characters, or a character with the marks that follow it.
    """
    place = 0
    while place < len(text):
        run = _SIMPLE.match(text, place)
        end = place if run is None else run.end()
        if end < len(text) and joins(text[end]):
            end -= 1
        if end > place:
            yield place, end, True
            place = end
        if place < len(text):
            end = place + 1
            while end < len(text) and joins(text[end]):
                end += 1
            yield place, end, False
            place = end


def joins(character: str) -> bool:
    """Return whether a character belongs to the one before it: a mark, a joiner, part of a syllable."""
    return character > "\x7f" and (
        unicodedata.category(character)[0] == "M"
        or "\u1160" <= character <= "\u11ff"  # vowels and finals of hangul
        or "\u3131" <= character <= "\u318e"  # the same, as letters that stand alone
        or "\uffa0" <= character <= "\uffdc"  # and narrow ones
        or character in "\u200d\uff9e\uff9f"  # zero-width joiner, voiced marks of narrow katakana
    )

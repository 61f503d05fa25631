"""How well a few letters stand for a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_WHOLE_WORDS = 1000
_START = 50
"""What a match is worth that begins the name, or one of its words."""
_GAP = 2
"""What each letter costs that is left out between two that match."""


@dataclass(frozen=True, slots=True)
class Match:
    """More is better; `spans` are the letters that matched."""

    score: int
    spans: tuple[tuple[int, int], ...]


def match(wanted: str, name: str) -> Match | None:
    """Return how the letters of `wanted` stand in `name`; None where they do not, in order and near enough.

    Both are casefolded. Words that stand in the name as they are, in any order, are worth more than letters
    with others between them.
    """
    words = wanted.split()
    if not words:
        return Match(0, ())
    places = [name.find(word) for word in words]
    if min(places) >= 0:
        spans = sorted((place, place + len(word)) for place, word in zip(places, words, strict=True))
        starts = sum(_is_start(name, place) for place in places)
        return Match(_WHOLE_WORDS + _START * starts - min(places) - len(name), tuple(spans))
    return _letters("".join(words), name)


@lru_cache(maxsize=8)
def has_letters(wanted: str) -> Callable[[str], object]:
    """Return a quick test whether the letters stand in a name in their order: one pass, no going back."""
    letters = (re.escape(letter) for letter in "".join(wanted.split()))
    return re.compile("".join(f"[^{letter}]*+{letter}" for letter in letters)).match


def _letters(wanted: str, name: str) -> Match | None:
    spans: list[tuple[int, int]] = []
    place, score = 0, 0
    for letter in wanted:
        found = _best_place(letter, name, place)
        if found < 0:
            return None
        score += _START // 2 if _is_start(name, found) else -_GAP * (found - place)
        if spans and spans[-1][1] == found:
            spans[-1] = (spans[-1][0], found + 1)
        else:
            spans.append((found, found + 1))
        place = found + 1
    # Letters that are strewn over a name by chance are no match.
    return Match(score - len(name), tuple(spans)) if score >= 0 else None


def _best_place(letter: str, name: str, place: int) -> int:
    """Return where a letter is taken: where it goes on, else where a word begins with it, else the next."""
    if name.startswith(letter, place):
        return place
    begin = name.find(" " + letter, place)
    return begin + 1 if begin >= 0 else name.find(letter, place)


def _is_start(name: str, place: int) -> bool:
    return place == 0 or not name[place - 1].isalnum()

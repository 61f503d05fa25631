"""What a grammar is about: characters, and beyond Unicode the bytes that are none and the model's markers."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Ranges: TypeAlias = tuple[tuple[int, int], ...]
"""A set of symbols: closed intervals, in order, with gaps between them."""

LAST_CHARACTER = 0x10FFFF
INVALID = LAST_CHARACTER + 1
"""Stands for bytes that are no UTF-8."""
_FIRST_MARKER = INVALID + 1

CHARACTERS: Ranges = ((0, 0xD7FF), (0xE000, LAST_CHARACTER))
"""Everything that UTF-8 can spell: surrogates are no characters."""
ANY_BYTES: Ranges = ((0, INVALID),)
"""Whatever a model writes, but for its markers."""


def marker(token: int) -> int:
    """Return the symbol of a control token: it is never a character, however it is spelt out."""
    return _FIRST_MARKER + token


def markers_in(ranges: Ranges) -> Iterable[int]:
    """Return the control tokens in a set of symbols."""
    for low, high in ranges:
        yield from range(max(low, _FIRST_MARKER) - _FIRST_MARKER, high - _FIRST_MARKER + 1)


def union(intervals: Iterable[tuple[int, int]]) -> Ranges:
    """Return the set that any intervals cover; an interval that ends before it begins is empty."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(interval for interval in intervals if interval[0] <= interval[1]):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def intersection(left: Ranges, right: Ranges) -> Ranges:
    """Return what is in both sets."""
    return union((max(a, c), min(b, d)) for a, b in left for c, d in right)


def without(ranges: Ranges) -> Ranges:
    """Return all characters that are not in a set."""
    gaps: list[tuple[int, int]] = []
    begin = 0
    for low, high in ranges:
        gaps.append((begin, low - 1))
        begin = high + 1
    gaps.append((begin, LAST_CHARACTER))
    return intersection(union(gaps), CHARACTERS)


def contains(ranges: Ranges, symbol: int) -> bool:
    """Whether a symbol is in a set."""
    index = bisect_right(ranges, (symbol, INFINITY)) - 1
    return index >= 0 and symbol <= ranges[index][1]


def overlaps(ranges: Ranges, low: int, high: int) -> bool:
    """Whether any symbol from `low` to `high` is in a set."""
    return any(a <= high and low <= b for a, b in ranges)


INFINITY = 1 << 62
"""Above every symbol, so that a pair with it sorts after every interval that begins where it does."""

"""The smallest change that turns one list of rows into another, for a list model's signals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Span:
    """From `start`, `old` rows give way to `new` rows. `is_move`: the last of them becomes the first."""

    start: int
    old: int
    new: int
    is_move: bool


def changed_span(before: Sequence[object], after: Sequence[object]) -> Span:
    """Compare by identity from both ends; O(rows), a few milliseconds for 100,000."""
    shortest = min(len(before), len(after))
    start = 0
    while start < shortest and before[start] is after[start]:
        start += 1
    end = 0
    while end < shortest - start and before[-1 - end] is after[-1 - end]:
        end += 1
    old, new = len(before) - start - end, len(after) - start - end
    return Span(start, old, new, old == new > 1 and _rotated(before, after, start, old))


def _rotated(before: Sequence[object], after: Sequence[object], start: int, count: int) -> bool:
    return all(before[start + row] is after[start + row + 1] for row in range(count - 1))

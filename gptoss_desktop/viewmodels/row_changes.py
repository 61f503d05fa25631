"""The smallest change that turns one list of rows into another, for a list model's signals."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span:
    """From `start`, `old` rows give way to `new` rows. `is_move`: the last of them becomes the first."""

    start: int
    old: int
    new: int
    is_move: bool


def changed_span(
    before: Sequence[T], after: Sequence[T], same: Callable[[T, T], bool] = operator.is_
) -> Span:
    """Compare by identity from both ends; O(rows), a few milliseconds for 100,000.

    `same` tells whether two rows stand for one thing whose content may have changed: such a row can move.
    """
    shortest = min(len(before), len(after))
    start = 0
    while start < shortest and before[start] is after[start]:
        start += 1
    end = 0
    while end < shortest - start and before[-1 - end] is after[-1 - end]:
        end += 1
    old, new = len(before) - start - end, len(after) - start - end
    if old != new or old < 2:  # noqa: PLR2004  one row has nowhere to go
        return Span(start, old, new, is_move=False)
    rest = all(before[start + row] is after[start + row + 1] for row in range(old - 1))
    return Span(start, old, new, is_move=rest and same(before[start + old - 1], after[start]))

"""Heights of a list of things one below the other: where each begins, and which lies at a place."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEP = 256
"""How many sums are made at a time on the way to a place."""


class Heights:
    """A list of heights in pixels. Sums are made when asked for and kept until a height before them changes.

    So a change at the end, as in streaming, costs nothing at the beginning.
    """

    def __init__(self, values: Iterable[int] = ()) -> None:
        self._values = list(values)
        self._tops: list[int] = [0]
        self._total = sum(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, index: int) -> int:
        return self._values[index]

    def __setitem__(self, index: int, height: int) -> None:
        if self._values[index] != height:
            self._total += height - self._values[index]
            self._values[index] = height
            self._forget(index)

    def replace_from(self, index: int, heights: Iterable[int]) -> None:
        """Put other heights in the place of everything from `index` on."""
        self._total -= sum(islice(self._values, index, None))
        self._values[index:] = heights
        self._total += sum(islice(self._values, index, None))
        self._forget(index)

    @property
    def total(self) -> int:
        """The sum of all."""
        return self._total

    def top(self, index: int) -> int:
        """Return the sum of the heights before `index`."""
        tops = self._tops
        known = len(tops)
        if index >= known:
            more = accumulate(islice(self._values, known - 1, index), initial=tops[-1])
            tops.extend(islice(more, 1, None))
        return tops[index]

    def at(self, y: int) -> int:
        """Return the index of what lies at `y`; the nearest for a place outside, 0 where there is none."""
        count = len(self._values)
        while self._tops[-1] <= y and len(self._tops) <= count:
            self.top(min(count, len(self._tops) + _STEP))
        return max(0, min(bisect_right(self._tops, y) - 1, count - 1))

    def _forget(self, index: int) -> None:
        del self._tops[index + 1 :]

"""Searching the sources of all messages, in slices that the event loop does not feel."""

from __future__ import annotations

import time
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from gptoss_desktop.domain.conversation import PartKind

    Texts = Callable[[int], Sequence[tuple[PartKind, str]]]

SLICE_MS = 3.0
"""How long one turn of the event loop may go on with the search."""
_WINDOW = 50_000
"""Characters that are searched between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class Hit:
    """The `ordinal`-th hit, from 0, in a part of a message."""

    message: int
    part: int
    ordinal: int


class Finder(QObject):
    """Counts the hits of a pattern in path order; any hit can be asked for while it still counts."""

    progressed = Signal()

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """`texts` gives the parts of the message with a number."""
        super().__init__(parent)
        self._texts = texts
        self._places: list[tuple[int, int]] = []
        self._ends: list[int] = []
        self._work: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    @property
    def total(self) -> int:
        """The number of hits that are known."""
        return self._ends[-1] if self._ends else 0

    @property
    def done(self) -> bool:
        """Whether everything has been searched."""
        return self._work is None

    def search(self, pattern: re.Pattern[str] | None, messages: int) -> None:
        """Begin anew in so many messages; None finds nothing."""
        self._places, self._ends = [], []
        self._work = None if pattern is None else self._search(pattern, messages)
        if self._work is None:
            self._timer.stop()
            self.progressed.emit()
        else:
            self._turn()
            if self._work is not None:
                self._timer.start()

    def hit(self, index: int) -> Hit:
        """Return a hit by its number, from 0."""
        place = bisect_right(self._ends, index)
        message, part = self._places[place]
        return Hit(message, part, index - (self._ends[place - 1] if place else 0))

    def first_from(self, message: int) -> int | None:
        """Return the number of the first hit in a message or below it, None where none is known."""
        place = bisect_right(self._places, (message, -1))
        if place == len(self._places):
            return None
        return self._ends[place - 1] if place else 0

    def _turn(self) -> None:
        end = time.perf_counter() + SLICE_MS / 1000
        while self._work is not None and time.perf_counter() < end:
            try:
                next(self._work)
            except StopIteration:
                self._work = None
                self._timer.stop()
        self.progressed.emit()

    def _search(self, pattern: re.Pattern[str], messages: int) -> Iterator[None]:
        for message in range(messages):
            for part, (_kind, text) in enumerate(self._texts(message)):
                count = 0
                for found in _counts(pattern, text):
                    count += found
                    if len(text) > _WINDOW:
                        yield
                if count:
                    self._places.append((message, part))
                    self._ends.append(self.total + count)
            yield


def _counts(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Yield the number of hits in each window of a text; a hit belongs to where it begins."""
    at = 0
    while at < len(text):
        window = at + _WINDOW
        count, end = 0, window
        # A hit may reach over the edge of the window.
        for found in pattern.finditer(text, at, min(len(text), window + _WINDOW)):
            if found.start() >= window:
                break
            count += 1
            end = max(end, found.end())
        yield count
        at = end

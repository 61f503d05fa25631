"""Laying out: which rows have widgets now, how high they are, and where the view stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

if TYPE_CHECKING:
    from gptoss_desktop.ui.transcript.flow import Flow, Position
    from gptoss_desktop.ui.transcript.model import Row
    from gptoss_desktop.ui.transcript.pool import RowPool

MARGIN = 160
"""How far beyond the screen rows have widgets, in pixels, so that a turn of the wheel finds them ready."""


@dataclass(slots=True)
class Anchor:
    """What stays where it is while heights change: the view begins `offset` pixels below the top of a row."""

    position: Position
    offset: int


class Layout:
    """Lays out the rows around an anchor, or from the end upwards while the view follows the text."""

    def __init__(self, flow: Flow, pool: RowPool) -> None:
        self.flow = flow
        self._pool = pool
        self._rows: dict[Row, Position] = {}
        self.epoch = 0
        """Grows with every change of width or style: a height measured before does not count."""

    def follow(self, width: int, height: int) -> None:
        """Lay out the end, `height` pixels of it and some more."""
        self._rows = {}
        self._upwards(self.flow.last(), height + MARGIN, width)
        self._pool.keep(self._rows.keys())

    def around(self, anchor: Anchor, width: int, height: int) -> int:
        """Lay out what is to be seen from an anchor on; return the place of the view's top in the flow."""
        self._rows = {}
        start = self.flow.nearest(anchor.position)
        position: Position | None = start
        room = anchor.offset + height + MARGIN
        while position is not None and room > 0:
            room -= self._measure(position, width)
            position = self.flow.after(position)
        top = self.flow.top(start) + anchor.offset
        # At the end there may be less below the anchor than the view is high.
        missing = max(0, height - (self.flow.total - top))
        self._upwards(self.flow.before(start), MARGIN - anchor.offset + missing, width)
        self._pool.keep(self._rows.keys())
        return self.flow.top(start) + anchor.offset

    def _upwards(self, position: Position | None, room: int, width: int) -> None:
        """Lay out `room` pixels of rows, going up from a position."""
        while position is not None and room > 0:
            room -= self._measure(position, width)
            position = self.flow.before(position)

    def _measure(self, position: Position, width: int) -> int:
        """Give a row its widget and its true height; return the height with the space above."""
        row = self.flow.row(position)
        widget = self._pool.take(row)
        if row.measured != self.epoch:
            self.flow.set_height(position, widget.height_for(width))
            row.measured = self.epoch
        self._rows[row] = position
        return row.total

    def moved(self, value: int) -> int:
        """Return how far down the rows on the screen go with the view standing at `value`."""
        # The highest of them: what grows, grows below it.
        highest: tuple[int, int] | None = None
        for row, position in self._rows.items():
            widget = self._pool.get(row)
            if widget is None or widget.isHidden() or widget.geometry().bottom() < 0:
                continue
            y = widget.y()
            if highest is None or y < highest[0]:
                highest = y, self.flow.top(position) + row.gap - value - y
        return highest[1] if highest is not None else 0

    def place(self, left: int, width: int, value: int) -> None:
        """Put the widgets where they belong with the view standing at `value`."""
        for row, position in self._rows.items():
            widget = self._pool.take(row)
            place = QRect(left, self.flow.top(position) + row.gap - value, width, row.height)
            if widget.geometry() != place:
                widget.setGeometry(place)
            if widget.isHidden():
                widget.show()

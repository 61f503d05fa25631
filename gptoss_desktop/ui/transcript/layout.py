"""Laying out: which rows have widgets now, how high they are, and where the view stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.ui.transcript.flow import Flow, Position
    from gptoss_desktop.ui.transcript.model import Row
    from gptoss_desktop.ui.transcript.pool import RowPool

MARGIN = 320
"""How far beyond the screen rows have widgets, in pixels, so that turns of the wheel find them ready."""


@dataclass(slots=True)
class Anchor:
    """What stays where it is while heights change: the view begins `offset` pixels below the top of a row."""

    position: Position
    offset: int


@dataclass(slots=True)
class _Edge:
    """Where the rows that have widgets end: `next` is the first without one, None at the end of the flow.

    `room` is how many pixels beyond it still belong to the margin; `step` leads away from the screen.
    """

    next: Position | None
    room: int
    step: Callable[[Position], Position | None]

    @property
    def open(self) -> bool:
        """Whether a row is to be made ready here."""
        return self.next is not None and self.room > 0


class Layout:
    """Lays out the rows around an anchor, or from the end upwards while the view follows the text.

    What is on the screen is laid out at once. What is beyond it keeps the widgets that it has, and
    `make_ready` gives the rest theirs one by one: so the work for a message that comes is spread over the
    frames before it is seen.
    """

    def __init__(self, flow: Flow, pool: RowPool) -> None:
        self.flow = flow
        self._pool = pool
        self._rows: dict[Row, Position] = {}
        self._edges: tuple[_Edge, ...] = ()
        self.epoch = 0
        """Grows with every change of width or style: a height measured before does not count."""

    def follow(self, width: int, height: int) -> None:
        """Lay out the end, `height` pixels of it; what is ready above that stays so."""
        self._rows = {}
        above = _Edge(self.flow.last(), height, self.flow.before)
        self._lay_out(above, width)
        self._end((above,), width)

    def around(self, anchor: Anchor, width: int, height: int) -> int:
        """Lay out what is to be seen from an anchor on; return the place of the view's top in the flow."""
        self._rows = {}
        start = self.flow.nearest(anchor.position)
        below = _Edge(start, anchor.offset + height, self.flow.after)
        self._lay_out(below, width)
        top = self.flow.top(start) + anchor.offset
        # At the end there may be less below the anchor than the view is high.
        missing = max(0, height - (self.flow.total - top))
        above = _Edge(self.flow.before(start), missing - anchor.offset, self.flow.before)
        self._lay_out(above, width)
        self._end((below, above), width)
        return self.flow.top(start) + anchor.offset

    def _lay_out(self, edge: _Edge, width: int) -> None:
        """Give all rows up to an edge's room their widgets and true heights."""
        while edge.open:
            self._advance(edge, width)

    def _advance(self, edge: _Edge, width: int) -> None:
        assert edge.next is not None  # noqa: S101  asked before
        edge.room -= self._measure(edge.next, width)
        edge.next = edge.step(edge.next)

    def _end(self, edges: tuple[_Edge, ...], width: int) -> None:
        """Keep what is ready in the margins, and give back all other widgets."""
        for edge in edges:
            edge.room += MARGIN
            while edge.room > 0 and edge.next is not None and self._is_ready(edge.next):
                self._advance(edge, width)
        self._edges = edges
        self._pool.keep(self._rows.keys())

    def _is_ready(self, position: Position) -> bool:
        """Whether a row has its widget and its true height."""
        entry = self.flow.made(self.flow.messages[position.entry].id)
        if entry is None:
            return False
        row = entry.rows[position.row]
        widget = self._pool.get(row)
        return widget is not None and widget.shows(row) and row.measured == self.epoch

    def placed_in(self, top: int, bottom: int) -> Position | None:
        """Return the highest row between two places in the flow that has a widget; None where none has.

        What is above it may have an estimated height: when that is corrected, what the user reads stays.
        """
        found: tuple[int, Position] | None = None
        for row, position in self._rows.items():
            if self._is_there(row, position):
                y = self.flow.top(position)
                if y < bottom and y + row.total > top and (found is None or y < found[0]):
                    found = y, position
        return found[1] if found is not None else None

    def _is_there(self, row: Row, position: Position) -> bool:
        """Whether a row that was laid out is where it was: messages may have gone since."""
        if position.entry >= len(self.flow.messages):
            return False
        entry = self.flow.made(self.flow.messages[position.entry].id)
        return entry is not None and position.row < len(entry.rows) and entry.rows[position.row] is row

    @property
    def has_more(self) -> bool:
        """Whether rows in the margins have no widgets yet."""
        return any(edge.open for edge in self._edges)

    def make_ready(self, width: int) -> None:
        """Do one piece of what the margins need: make a message's rows, or lay one row out."""
        edge = max((edge for edge in self._edges if edge.open), key=lambda edge: edge.room, default=None)
        if edge is None or edge.next is None:
            return
        if self.flow.made(self.flow.messages[edge.next.entry].id) is None:
            self.flow.open(edge.next.entry)
        else:
            self._advance(edge, width)

    def _measure(self, position: Position, width: int) -> int:
        """Give a row its widget and its true height; return the height with the space above it."""
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

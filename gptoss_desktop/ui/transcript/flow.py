"""The flow of rows through all messages: positions, places and heights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.ui.transcript.entry import Entry
from gptoss_desktop.ui.transcript.heights import Heights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.ui.transcript.model import Row
    from gptoss_desktop.ui.transcript.spacing import Metrics


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A row: the number of its message, and its number in the message."""

    entry: int
    row: int


class Flow:
    """The messages of a conversation one below the other, opened only where somebody looks."""

    def __init__(self, messages: Sequence[Message], metrics: Metrics) -> None:
        self.entries = [Entry(message, metrics) for message in messages]
        self._metrics = metrics
        self._heights = Heights(entry.heights.total for entry in self.entries)
        self._index: dict[str, int] = {entry.message.id: number for number, entry in enumerate(self.entries)}

    @property
    def total(self) -> int:
        """The height of everything in pixels, as far as it is known."""
        return self._heights.total

    def measure(self, metrics: Metrics) -> None:
        """Estimate again, for another width or font."""
        self._metrics = metrics
        for number, entry in enumerate(self.entries):
            entry.measure(metrics)
            self._heights[number] = entry.heights.total

    def add(self, message: Message) -> None:
        """Put a message at the end."""
        entry = Entry(message, self._metrics)
        self._index[message.id] = len(self.entries)
        self._heights.replace_from(len(self.entries), [entry.heights.total])
        self.entries.append(entry)

    def find(self, message_id: str) -> Entry | None:
        """Return the message with this id, None where it is not here."""
        number = self._index.get(message_id)
        return None if number is None else self.entries[number]

    def apply(self, message_id: str, deltas: tuple[TextDelta, ...]) -> bool:
        """Give new text to a message; return whether it is here."""
        entry = self.find(message_id)
        if entry is None:
            return False
        entry.apply(deltas)
        self._changed(entry)
        return True

    def update(self, message: Message) -> bool:
        """Give a message its final form; return whether it is here."""
        entry = self.find(message.id)
        if entry is None:
            return False
        entry.update(message)
        self._changed(entry)
        return True

    def toggle(self, row: Row) -> None:
        """Open or close the fold that a row is."""
        entry = self.find(row.message_id)
        if entry is not None:
            entry.toggle(row.part)
            self._changed(entry)

    def _changed(self, entry: Entry) -> None:
        self._heights[self._index[entry.message.id]] = entry.heights.total

    def open(self, number: int) -> Entry:
        """Return a message with its rows."""
        entry = self.entries[number]
        if not entry.opened:
            entry.open()
            self._heights[number] = entry.heights.total
        return entry

    def row(self, position: Position) -> Row:
        """Return the row at a position."""
        return self.open(position.entry).rows[position.row]

    def set_height(self, position: Position, height: int) -> None:
        """Correct the height of a row, without the space above it."""
        entry = self.entries[position.entry]
        row = entry.rows[position.row]
        row.height = height
        entry.heights[position.row] = row.total
        self._heights[position.entry] = entry.heights.total

    def top(self, position: Position) -> int:
        """Return where a row begins, the space above it included."""
        return self._heights.top(position.entry) + self.entries[position.entry].heights.top(position.row)

    def at(self, y: int) -> Position | None:
        """Return the row at a place, opening its message; None where there are no messages."""
        if not self.entries:
            return None
        number = self._heights.at(y)
        entry = self.open(number)
        return Position(number, entry.heights.at(y - self._heights.top(number)))

    def nearest(self, position: Position) -> Position:
        """Return the position itself, or the last row of its message where that has become shorter."""
        return Position(position.entry, min(position.row, len(self.open(position.entry).rows) - 1))

    def last(self) -> Position | None:
        """Return the last row."""
        if not self.entries:
            return None
        number = len(self.entries) - 1
        return Position(number, len(self.open(number).rows) - 1)

    def after(self, position: Position) -> Position | None:
        """Return the row below, None at the end."""
        if position.row + 1 < len(self.open(position.entry).rows):
            return Position(position.entry, position.row + 1)
        if position.entry + 1 < len(self.entries):
            return Position(position.entry + 1, 0)
        return None

    def before(self, position: Position) -> Position | None:
        """Return the row above, None at the beginning."""
        if position.row > 0:
            return Position(position.entry, position.row - 1)
        if position.entry > 0:
            number = position.entry - 1
            return Position(number, len(self.open(number).rows) - 1)
        return None

    def position_of(self, row: Row) -> Position | None:
        """Return where a row stands, None where it is gone."""
        entry = self.find(row.message_id)
        if entry is None or row not in entry.rows:
            return None
        return Position(self._index[entry.message.id], entry.rows.index(row))

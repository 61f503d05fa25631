"""The flow of rows through all messages: positions, places and heights."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from gptoss_desktop.ui.transcript.entry import Entry
from gptoss_desktop.ui.transcript.heights import Heights
from gptoss_desktop.ui.transcript.sizes import heights_of, size_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.tree import Versions
    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.ui.transcript.model import EditDraft, Mark, Row
    from gptoss_desktop.ui.transcript.spacing import Metrics

KEPT = 96
"""How many messages keep their rows while nobody looks at them."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A row: the number of its message, and its number in the message."""

    entry: int
    row: int


class Flow:
    """The messages of a conversation one below the other.

    A message that nobody looks at is its text and an estimate of its height; rows are made for those near the
    screen, and given up again when they are long out of sight.
    """

    def __init__(
        self,
        messages: Sequence[Message],
        metrics: Metrics,
        *,
        open_folds: bool = False,
        drafts: Mapping[str, EditDraft] = MappingProxyType({}),
    ) -> None:
        """`drafts`: what is being written in the place of messages, by their ids."""
        self.messages = list(messages)
        self.versions: Mapping[str, Versions] = {}
        self._metrics = metrics
        self._open_folds = open_folds
        self._drafts = drafts
        self._sizes = [size_of(message) for message in self.messages]
        self._heights = Heights(heights_of(self._sizes, metrics, open_folds=open_folds))
        self._entries: dict[str, Entry] = {}
        self._index: dict[str, int] = {}
        self._number()

    def _number(self) -> None:
        self._index = {message.id: number for number, message in enumerate(self.messages)}

    @property
    def total(self) -> int:
        """The height of everything in pixels, as far as it is known."""
        return self._heights.total

    def measure(self, metrics: Metrics) -> None:
        """Estimate again, for another width or font."""
        self._metrics = metrics
        heights = heights_of(self._sizes, metrics, open_folds=self._open_folds)
        for message_id, entry in self._entries.items():
            entry.measure(metrics)
            heights[self._index[message_id]] = entry.heights.total
        self._heights.replace_from(0, heights)

    # Messages

    def add(self, message: Message) -> None:
        """Put a message at the end."""
        self.replace_from(len(self.messages), [message])

    def replace_from(self, number: int, messages: Sequence[Message]) -> None:
        """Put other messages in the place of those from `number` on."""
        for message in self.messages[number:]:
            self._entries.pop(message.id, None)
            del self._index[message.id]
        self.messages[number:] = messages
        self._sizes[number:] = [size_of(message) for message in messages]
        self._heights.replace_from(
            number, heights_of(self._sizes[number:], self._metrics, open_folds=self._open_folds)
        )
        self._index.update((message.id, place) for place, message in enumerate(messages, number))

    def prepend(self, messages: Sequence[Message]) -> None:
        """Put earlier messages before all."""
        sizes = [size_of(message) for message in messages]
        heights = heights_of(sizes, self._metrics, open_folds=self._open_folds)
        self._heights.replace_from(0, heights + [self._heights[n] for n in range(len(self._heights))])
        self.messages[:0] = messages
        self._sizes[:0] = sizes
        self._number()

    def number_of(self, message_id: str) -> int | None:
        """Return the number of a message, None where it is not here."""
        return self._index.get(message_id)

    def find(self, message_id: str) -> Entry | None:
        """Return the message with this id as rows, None where it is not here."""
        number = self._index.get(message_id)
        return None if number is None else self.open(number)

    def made(self, message_id: str) -> Entry | None:
        """Return the message as rows if it has any now."""
        return self._entries.get(message_id)

    def open(self, number: int) -> Entry:
        """Return a message as rows."""
        message = self.messages[number]
        entry = self._entries.get(message.id)
        if entry is None:
            versions = self.versions.get(message.id)
            draft = self._drafts.get(message.id)
            entry = Entry(message, self._metrics, versions, open_folds=self._open_folds, draft=draft)
            self._entries[message.id] = entry
            self._heights[number] = entry.heights.total
        return entry

    def close_all_but(self, message_ids: Collection[str]) -> None:
        """Give up the rows of messages that are long out of sight, the oldest first."""
        spare = len(self._entries) - len(message_ids) - KEPT
        if spare <= 0:
            return
        closable = [
            key for key, entry in self._entries.items() if key not in message_ids and not entry.pinned
        ]
        for key in closable[:spare]:
            del self._entries[key]

    # Changes

    def apply(self, message_id: str, deltas: tuple[TextDelta, ...]) -> bool:
        """Give new text to a message; return whether it is here."""
        entry = self.find(message_id)
        if entry is None:
            return False
        entry.apply(deltas)
        self.changed(entry)
        return True

    def update(self, message: Message) -> bool:
        """Give a message its final form; return whether it is here."""
        number = self._index.get(message.id)
        if number is None:
            return False
        self.messages[number] = message
        self._sizes[number] = size_of(message)
        entry = self._entries.get(message.id)
        if entry is None:
            (height,) = heights_of(
                self._sizes[number : number + 1], self._metrics, open_folds=self._open_folds
            )
            self._heights[number] = height
        else:
            entry.update(message)
            self.changed(entry)
        return True

    def set_versions(self, versions: Mapping[str, Versions]) -> None:
        """Say of which messages there are several versions; of the others there is one."""
        self.versions = versions
        for message_id, entry in self._entries.items():
            entry.set_versions(versions.get(message_id))

    def set_mark(self, message_id: str, mark: Mark | None) -> None:
        """Say something above a message; None: nothing."""
        entry = self.find(message_id) if mark is not None else self.made(message_id)
        if entry is not None:
            entry.set_mark(mark)
            self.changed(entry)

    def open_folds(self, open_folds: bool) -> None:  # noqa: FBT001  the value is what is passed
        """Open or close all folds, and those of messages that come."""
        self._open_folds = open_folds
        for entry in self._entries.values():
            entry.open_folds(open_folds)
        self.measure(self._metrics)

    def changed(self, entry: Entry) -> None:
        """Take note of the height of a message whose rows have changed."""
        self._heights[self._index[entry.message.id]] = entry.heights.total

    # Rows

    def row(self, position: Position) -> Row:
        """Return the row at a position."""
        return self.open(position.entry).rows[position.row]

    def set_height(self, position: Position, height: int) -> None:
        """Correct the height of a row, without the space above it."""
        entry = self.open(position.entry)
        row = entry.rows[position.row]
        row.height = height
        entry.heights[position.row] = row.total
        self._heights[position.entry] = entry.heights.total

    def top(self, position: Position) -> int:
        """Return where a row begins, the space above it included."""
        return self._heights.top(position.entry) + self.open(position.entry).heights.top(position.row)

    def at(self, y: int) -> Position | None:
        """Return the row at a place, opening its message; None where there are no messages."""
        if not self.messages:
            return None
        number = self._heights.at(y)
        entry = self.open(number)
        return Position(number, entry.heights.at(y - self._heights.top(number)))

    def nearest(self, position: Position) -> Position:
        """Return the position itself, or the last row of its message where that has become shorter."""
        number = min(position.entry, len(self.messages) - 1)
        return Position(number, min(position.row, len(self.open(number).rows) - 1))

    def last(self) -> Position | None:
        """Return the last row."""
        if not self.messages:
            return None
        number = len(self.messages) - 1
        return Position(number, len(self.open(number).rows) - 1)

    def after(self, position: Position) -> Position | None:
        """Return the row below, None at the end."""
        if position.row + 1 < len(self.open(position.entry).rows):
            return Position(position.entry, position.row + 1)
        if position.entry + 1 < len(self.messages):
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
        entry = self.made(row.message_id)
        if entry is None or row not in entry.rows:
            return None
        return Position(self._index[entry.message.id], entry.rows.index(row))

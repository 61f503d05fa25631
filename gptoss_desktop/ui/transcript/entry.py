"""One message in the transcript: an estimated height until it comes near the screen, then rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import Message, MessageState, PartKind, Role
from gptoss_desktop.ui.transcript.heights import Heights
from gptoss_desktop.ui.transcript.model import Footer, Row, UserText
from gptoss_desktop.ui.transcript.part import PartRows
from gptoss_desktop.ui.transcript.spacing import (
    BUBBLE_PADDING,
    FOLD_HEIGHT,
    FOOTER_HEIGHT,
    estimate,
    gap_above,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.ui.transcript.spacing import Metrics

PIECE_CHARACTERS = 4000
"""A user's text longer than this becomes several rows."""


class Entry:
    """A message and its rows; `heights` are theirs, an estimate of the whole before it is opened."""

    def __init__(self, message: Message, metrics: Metrics) -> None:
        self.message = message
        self.rows: list[Row] = []
        self.heights = Heights()
        self._metrics = metrics
        self._parts: list[PartRows] = []
        self._opened = False
        self.measure(metrics)

    @property
    def opened(self) -> bool:
        """Whether the message has been parsed into rows."""
        return self._opened

    @property
    def live(self) -> bool:
        """Whether it is being written now."""
        return self.message.state is MessageState.STREAMING

    def measure(self, metrics: Metrics) -> None:
        """Estimate for another width or font."""
        self._metrics = metrics
        if self._opened:
            return
        height = FOOTER_HEIGHT + BUBBLE_PADDING
        for part in self.message.parts:
            shown = part.kind is PartKind.TEXT
            height += metrics.text_height(part.text) if shown else FOLD_HEIGHT
        self.heights.replace_from(0, [height])

    def open(self) -> None:
        """Parse the message into rows."""
        if self._opened:
            return
        self._opened = True
        if self.message.role in (Role.USER, Role.SYSTEM):
            self._open_user()
        else:
            self._parts = [self._rows_of(at) for at in range(len(self.message.parts))]
            if self.live:
                self._begin_waiting()
            self._collect(0)

    def _rows_of(self, number: int) -> PartRows:
        goes_on = self.live and number == len(self.message.parts) - 1
        make = PartRows.unfinished if goes_on else PartRows.whole
        return make(self.message.id, number, self.message.parts[number], self._metrics)

    def _open_user(self) -> None:
        pieces = _pieces(self.message.text())
        last = len(pieces) - 1
        for index, text in enumerate(pieces):
            row = Row(UserText(text, index == 0, index == last), self.message.id, {}, 0)
            row.gap = gap_above(row.content, self.rows[-1].content if self.rows else row.content, 0)
            row.height = estimate(row.content, self._metrics)
            self.rows.append(row)
        self.rows.append(self._footer())
        self.heights.replace_from(0, [row.total for row in self.rows])

    def _begin_waiting(self) -> None:
        if not self._parts:
            part = PartRows(self.message.id, 0, PartKind.TEXT, self._metrics)
            part.begin()
            self._parts.append(part)

    def apply(self, deltas: tuple[TextDelta, ...]) -> None:
        """Take what the engine has written since."""
        self.open()
        first = len(self._parts) - 1
        for delta in deltas:
            part = self._part_for(delta)
            part.feed(delta.text)
        self._collect(max(0, first))

    def _part_for(self, delta: TextDelta) -> PartRows:
        last = self._parts[-1] if self._parts else None
        new_call = delta.kind is PartKind.TOOL_CALL and bool(delta.call_id)
        if last is not None and last.kind is delta.kind and not new_call:
            return last
        if last is not None:
            # The part that only waited for the first word makes room for what came.
            last.finish() if last.text else self._parts.pop()
        part = PartRows(self.message.id, len(self._parts), delta.kind, self._metrics, name=delta.name or "")
        part.begin()
        self._parts.append(part)
        return part

    def update(self, message: Message) -> None:
        """Take the final form of the message: the truth. What was streamed and equals it stays."""
        self.message = message
        if not self._opened:
            self.measure(self._metrics)
            return
        same = [(p.kind, p.text) for p in message.parts] == [(p.kind, p.text) for p in self._parts if p.text]
        if same and not self.live:
            self._take_final(message)
            return
        self._opened = False
        self._parts, self.rows = [], []
        self.open()

    def _take_final(self, message: Message) -> None:
        """Keep the rows that stand there: only what was timed is new."""
        self._parts = [part for part in self._parts if part.text]
        for part, final in zip(self._parts, message.parts, strict=True):
            part.finish(final)
        self._collect(0)

    def streamed_text(self) -> str:
        """Return the answer as far as it has come."""
        return "".join(part.text for part in self._parts if part.kind is PartKind.TEXT)

    def toggle(self, part: int) -> None:
        """Open or close the fold of a part."""
        self._parts[part].toggle(live=self.live and part == len(self._parts) - 1)
        self._collect(part)

    def _collect(self, part: int) -> None:
        """Gather the rows of the parts from number `part` on, and the footer."""
        start = sum(len(rows.rows) for rows in self._parts[:part])
        changed = [row for rows in self._parts[part:] for row in rows.rows]
        self.rows[start:] = [*changed, self._footer()]
        self.heights.replace_from(start, [row.total for row in self.rows[start:]])

    def _footer(self) -> Row:
        content = Footer(self.message, self.live)
        old = self.rows[-1] if self.rows and isinstance(self.rows[-1].content, Footer) else None
        if old is not None:
            old.show(content)
            return old
        row = Row(content, self.message.id, {}, height=FOOTER_HEIGHT)
        row.gap = gap_above(content, content, 0)
        return row


def _pieces(text: str) -> list[str]:
    """Cut a long text at line breaks."""
    if len(text) <= PIECE_CHARACTERS:
        return [text]
    return [text[a:b].removesuffix("\n") for a, b in pairwise([*_cuts(text), len(text)])]


def _cuts(text: str) -> Iterator[int]:
    at = 0
    while at < len(text):
        yield at
        after = text.rfind("\n", at, at + PIECE_CHARACTERS) + 1
        at = after if after > at else at + PIECE_CHARACTERS

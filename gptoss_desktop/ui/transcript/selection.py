"""A selection that goes over several rows. Inside one row it is the text widget's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.ui.transcript.content_text import copied_words, row_source
from gptoss_desktop.ui.transcript.flow import Position
from gptoss_desktop.ui.transcript.model import Row, RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gptoss_desktop.ui.transcript.flow import Flow
    from gptoss_desktop.ui.transcript.rows.base import RowWidget

_WITH_TEXT = frozenset({RowKind.TEXT, RowKind.CODE, RowKind.TABLE, RowKind.USER, RowKind.RAW, RowKind.RULE})
_CUTTABLE = frozenset({RowKind.TEXT, RowKind.CODE, RowKind.USER, RowKind.RAW})


@dataclass(frozen=True, slots=True)
class _End:
    """A place in a row's text, -1 for its end. It outlives the rows, which may be given up and made again."""

    message_id: str
    row: int
    offset: int


class Selection:
    """From a position in one row's text to a position in another's; empty while it stays inside one row."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._anchor: _End | None = None
        self._end: _End | None = None

    @property
    def spans_rows(self) -> bool:
        """Whether it goes over more than one row."""
        anchor, end = self._anchor, self._end
        return (
            anchor is not None
            and end is not None
            and ((anchor.message_id, anchor.row) != (end.message_id, end.row))
        )

    def begin(self, row: Row, offset: int) -> None:
        """Put the fixed end somewhere."""
        self._anchor = self._place_of(row, offset)
        self._end = None

    def extend(self, row: Row, offset: int) -> None:
        """Put the moving end somewhere."""
        self._end = self._place_of(row, offset)

    def _place_of(self, row: Row, offset: int) -> _End | None:
        position = self._flow.position_of(row)
        return None if position is None else _End(row.message_id, position.row, offset)

    def select_all(self) -> None:
        """Take everything from the first row to the last."""
        last = self._flow.last()
        if last is not None:
            self._anchor = _End(self._flow.messages[0].id, 0, 0)
            self._end = _End(self._flow.messages[-1].id, last.row, -1)

    def clear(self) -> None:
        """Select nothing."""
        self._anchor = self._end = None

    def show(self, row: Row, widget: RowWidget) -> None:
        """Make a row's widget show its share, if the selection goes over several rows."""
        text = widget.text()
        if text is None or not self.spans_rows:
            return
        share = self._share(row)
        if share is None:
            text.deselect()
        else:
            text.select(*share)

    def _ordered(self) -> tuple[Position, int, Position, int] | None:
        """Return both ends with their offsets, the upper first."""
        if self._anchor is None or self._end is None:
            return None
        ends = []
        for end in (self._anchor, self._end):
            number = self._flow.number_of(end.message_id)
            if number is None:
                return None
            ends.append((Position(number, end.row), end.offset))
        (first, start), (last, stop) = sorted(ends, key=lambda pair: pair[0])
        return first, start, last, stop

    def _share(self, row: Row) -> tuple[int, int] | None:
        """Return what of a row's text is selected, -1 for its end; None for nothing."""
        ends = self._ordered()
        place = self._flow.position_of(row)
        if ends is None or place is None:
            return None
        first, start, last, stop = ends
        if not first <= place <= last:
            return None
        return (start if place == first else 0, stop if place == last else -1)

    def text(self) -> str:
        """Return what is selected as it is read, rows apart by an empty line."""
        ends = self._ordered()
        if ends is None:
            return ""
        first, start, last, stop = ends
        texts = []
        for place, row in self._rows(first, last):
            cut = row.kind in _CUTTABLE
            low = start if place == first and cut else 0
            high = stop if place == last and stop >= 0 and cut else None
            texts.append(copied_words(row, low, high))
        return "\n\n".join(texts)

    def source(self) -> str:
        """Return the markdown of the blocks that are selected, whole; of whole messages their own source.

        So a long conversation is copied without making rows of it.
        """
        ends = self._ordered()
        if ends is None:
            return ""
        first, _, last, _ = ends
        blocks = []
        for number in range(first.entry, last.entry + 1):
            entry = self._flow.made(self._flow.messages[number].id)
            if number in (first.entry, last.entry):
                rows = self._flow.open(number).rows
                low = first.row if number == first.entry else 0
                high = last.row if number == last.entry else len(rows)
                whole = low == 0 and high >= len(rows) - 1
                if not whole:
                    blocks.append(_joined(rows[low : high + 1]))
                    continue
            blocks.append(entry.text() if entry is not None else self._flow.messages[number].text())
        return "\n\n".join(block.strip("\n") for block in blocks if block.strip())

    def _rows(self, first: Position, last: Position) -> Iterator[tuple[Position, Row]]:
        for number in range(first.entry, last.entry + 1):
            for index, row in enumerate(self._flow.open(number).rows):
                place = Position(number, index)
                if row.kind in _WITH_TEXT and first <= place <= last:
                    yield place, row


def _joined(rows: list[Row]) -> str:
    """Return the source of rows, the items of a list close together, the pieces of a block in one."""
    text = ""
    for row in rows:
        if row.kind not in _WITH_TEXT:
            continue
        tight = bool(getattr(row.content, "tight", False))
        text += ("\n" if tight else "\n\n") * bool(text) + row_source(row)
    return text

"""A selection that goes over several rows. Inside one row it is the text widget's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.ui.transcript.content_text import row_text
from gptoss_desktop.ui.transcript.model import Row, RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gptoss_desktop.ui.transcript.flow import Flow
    from gptoss_desktop.ui.transcript.rows.base import RowWidget

_WITH_TEXT = frozenset({RowKind.TEXT, RowKind.CODE, RowKind.TABLE, RowKind.USER})


class Selection:
    """From a position in one row's text to a position in another's; empty while it stays inside one row."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._anchor: tuple[Row, int] | None = None
        self._end: tuple[Row, int] | None = None

    @property
    def spans_rows(self) -> bool:
        """Whether it goes over more than one row."""
        return self._anchor is not None and self._end is not None and self._anchor[0] is not self._end[0]

    def begin(self, row: Row, position: int) -> None:
        """Put the fixed end somewhere."""
        self._anchor = (row, position)
        self._end = None

    def extend(self, row: Row, position: int) -> None:
        """Put the moving end somewhere."""
        self._end = (row, position)

    def select_all(self) -> None:
        """Take everything from the first row to the last."""
        last = self._flow.last()
        if last is not None:
            first = self._flow.at(0)
            assert first is not None  # noqa: S101  there is a last one
            self._anchor = (self._flow.row(first), 0)
            self._end = (self._flow.row(last), -1)

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

    def _ordered(self) -> tuple[tuple[Row, int], tuple[Row, int]] | None:
        if self._anchor is None or self._end is None:
            return None
        first = self._flow.position_of(self._anchor[0])
        last = self._flow.position_of(self._end[0])
        if first is None or last is None:
            return None
        return (self._anchor, self._end) if first <= last else (self._end, self._anchor)

    def _share(self, row: Row) -> tuple[int, int] | None:
        """Return what of a row's text is selected, -1 for its end; None for nothing."""
        ends = self._ordered()
        place = self._flow.position_of(row)
        if ends is None or place is None:
            return None
        (first, start), (last, end) = ends
        if row is first:
            return start, -1
        if row is last:
            return 0, end
        low, high = self._flow.position_of(first), self._flow.position_of(last)
        inside = low is not None and high is not None and low < place < high
        return (0, -1) if inside else None

    def text(self) -> str:
        """Return the selected text, rows apart by an empty line."""
        ends = self._ordered()
        if ends is None:
            return ""
        (first, start), (last, end) = ends
        texts = []
        for row in self._rows(first, last):
            whole = row_text(row)
            low = start if row is first and row.kind is not RowKind.TABLE else 0
            high = end if row is last and end >= 0 and row.kind is not RowKind.TABLE else None
            texts.append(_slice(whole, low, high))
        return "\n\n".join(texts)

    def _rows(self, first: Row, last: Row) -> Iterator[Row]:
        position = self._flow.position_of(first)
        while position is not None:
            row = self._flow.row(position)
            if row.kind in _WITH_TEXT:
                yield row
            if row is last:
                return
            position = self._flow.after(position)


def _slice(text: str, start: int, end: int | None) -> str:
    """Cut by positions in UTF-16 code units, which is how Qt counts."""
    units = text.encode("utf-16-le")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace")

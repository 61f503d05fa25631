"""Rows of paragraphs and of tables."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gptoss_desktop.ui.markdown.document import ParagraphWriter
from gptoss_desktop.ui.markdown.leaves import QUOTE, TableLeaf, TextLeaf, may_refer
from gptoss_desktop.ui.markdown.style import CONTAINERS
from gptoss_desktop.ui.markdown.table import TableWriter, may_have_formulas
from gptoss_desktop.ui.transcript.rows.formula_rows import FormulaRowWidget
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.ui.transcript.context import RowContext
    from gptoss_desktop.ui.transcript.model import Row
    from gptoss_desktop.ui.transcript.rows.base import RowWidget

QUOTE_RULE = 3
THOUGHT_INDENT = 16
"""How far reasoning stands in from the thin rule at its left."""
_CARET_ALPHA = 150
_RESTS = 8
"""A table that grows is written again only after so many times what the last writing took: Qt lays out all of
its cells each time."""


def left_of(row: Row) -> int:
    """Return how far a row as a whole stands in, in pixels."""
    return THOUGHT_INDENT if row.muted else 0


class TextRow(FormulaRowWidget):
    """Paragraphs: headings, text, items of lists, quotes."""

    def __init__(self, parent: QWidget, context: RowContext) -> None:
        super().__init__(parent, context)
        self._writer = ParagraphWriter(self._text.document())

    def write(self, row: Row, *, fresh: bool) -> None:
        """Write the paragraphs that are new."""
        content = row.content
        assert isinstance(content, TextLeaf)  # noqa: S101  the pool gives each kind its own widget
        style = self.context.style_of(row)
        if fresh or not row.live:
            self._text.deselect()
        if fresh:
            self._writer.forget()
            self._text.use_font(style.font)
        elif not row.live and may_refer(content):
            # A reference that came later may have made a link of it.
            self._writer.forget()
        self._writer.write(content.paragraphs, style, row.references, open_ended=row.live)
        self.note_formulas(any_formulas=self._writer.has_formulas)
        caret = QColor(self.context.theme.accent)
        caret.setAlpha(_CARET_ALPHA)
        self._text.show_caret(caret if row.live else None)

    def tell_speaker(self) -> None:
        """Say which answer this is, or that it is a thought."""
        if self.row is not None:
            self._text.setAccessibleName(self.context.speaker(self.row))

    def height_for(self, width: int) -> int:
        """Lay the paragraphs out."""
        return self.measured_height(width - self._left())

    def arrange(self) -> None:
        """Give the text the room."""
        self._text.setGeometry(self._left(), 0, self.width() - self._left(), self.height())

    def _left(self) -> int:
        return left_of(self.row) if self.row else 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the rules of quotes and of reasoning; the text draws itself."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint_thought_rule(self, painter)
        content = self.row.content if self.row else None
        if isinstance(content, TextLeaf) and any(QUOTE in p.containers for p in content.paragraphs):
            self._paint_quotes(painter)
        painter.end()

    def _paint_quotes(self, painter: QPainter) -> None:
        style = self.context.style
        layout = self._text.document().documentLayout()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.context.theme.hairline))
        block = self._text.document().begin()
        before, bottom = "", 0.0
        while block.isValid():
            containers = str(block.blockFormat().property(CONTAINERS) or "")
            place = layout.blockBoundingRect(block)
            for depth, container in enumerate(containers):
                if container == QUOTE:
                    joined = before[: depth + 1] == containers[: depth + 1]
                    top = bottom if joined else place.top()
                    left = self._left() + style.indent(containers[:depth])
                    painter.drawRect(QRectF(left, top, QUOTE_RULE, place.bottom() - top))
            before, bottom = containers, place.bottom()
            block = block.next()


def paint_thought_rule(widget: RowWidget, painter: QPainter) -> None:
    """Draw the thin rule at the left of reasoning."""
    if widget.row is not None and widget.row.muted:
        painter.fillRect(QRectF(1, 0, 2, widget.height()), QColor(widget.context.theme.hairline))


class TableRow(FormulaRowWidget):
    """A table with hairlines under its rows."""

    def __init__(self, parent: QWidget, context: RowContext) -> None:
        super().__init__(parent, context)
        self._writer = TableWriter(self._text.document())
        self._rest_until = 0.0
        keep_texts(self, self._write_texts)

    def _write_texts(self) -> None:
        self._text.setAccessibleName(self.tr("Table"))

    def write(self, row: Row, *, fresh: bool) -> None:
        """Write the cells that are new."""
        assert isinstance(row.content, TableLeaf)  # noqa: S101  the pool gives each kind its own widget
        style = self.context.style_of(row)
        if fresh:
            self._writer.forget()
            self._text.use_font(style.font)
        elif not row.live and may_refer(row.content):
            # A definition that came later may have made a link or a footnote of it.
            self._writer.forget()
        start = time.monotonic()
        if row.live and not fresh and start < self._rest_until:
            return
        self._writer.write(row.content, style, row.references)
        self.note_formulas(any_formulas=any(map(may_have_formulas, row.content.rows)))
        self._rest_until = start + _RESTS * (time.monotonic() - start)

    def height_for(self, width: int) -> int:
        """Lay the cells out."""
        return self.measured_height(width)

    def arrange(self) -> None:
        """Give the table the room."""
        self._text.setGeometry(self.rect())

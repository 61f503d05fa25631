"""An editor for code: line numbers, the indent of the line above, and a mark where something is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from gptoss_desktop.ui.schema.json_highlighter import JsonHighlighter
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.fonts import code_font
from gptoss_desktop.ui.theme.tokens import GRID

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

_INDENT = "  "
_WORD = re.compile(r'"[^"]*"|[^\s,\]}]+')
"""What is underlined where something is wrong."""


class CodeEdit(QPlainTextEdit):
    """Tab leaves it, as everywhere in the window: the keyboard is never caught."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codeEdit")
        self.setFont(code_font(self.font()))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._highlighter = JsonHighlighter(self.document())
        self._margin = _LineNumbers(self)
        self._place: tuple[int, int] | None = None
        self.blockCountChanged.connect(self._fit_margin)
        self.updateRequest.connect(self._scroll_margin)
        self._fit_margin()

    def mark(self, line: int, column: int) -> None:
        """Mark a place, counted from 1."""
        self._place = (line, column)
        self._show_mark()

    def unmark(self) -> None:
        """Take the mark away."""
        self._place = None
        self._show_mark()

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor at a place, counted from 1."""
        self.setTextCursor(self._cursor_at(line, column))
        self.setFocus()

    def margin_width(self) -> int:
        """Return the width of the line numbers, in pixels."""
        return self.fontMetrics().horizontalAdvance("9") * max(3, len(str(self.blockCount()))) + 2 * GRID

    def paint_margin(self, event: QPaintEvent) -> None:
        """Draw the line numbers of what is seen."""
        theme = current_theme()
        painter = QPainter(self._margin)
        painter.fillRect(event.rect(), QColor(theme.code_background))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        wrong = self._place[0] if self._place else 0
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if area.top() > event.rect().bottom():
                break
            number = block.blockNumber() + 1
            painter.setPen(QColor(theme.danger if number == wrong else theme.text_muted))
            row = QRect(0, round(area.top()), self._margin.width() - GRID, round(area.height()))
            painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
            block = block.next()
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Begin a new line as deep as the one above, and deeper behind an opening bracket."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            cursor = self.textCursor()
            before = cursor.block().text()[: cursor.positionInBlock()]
            indent = before[: len(before) - len(before.lstrip(" "))]
            deeper = _INDENT if before.rstrip().endswith(("{", "[")) else ""
            cursor.insertText("\n" + indent + deeper)
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the margin beside the text."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self._margin.setGeometry(QRect(area.left(), area.top(), self.margin_width(), area.height()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Take the colours of another theme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange and hasattr(self, "_highlighter"):
            self._highlighter.dress()
            self._show_mark()

    def _cursor_at(self, line: int, column: int) -> QTextCursor:
        block = self.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block if block.isValid() else self.document().lastBlock())
        cursor.setPosition(cursor.block().position() + min(column - 1, len(cursor.block().text())))
        return cursor

    def _show_mark(self) -> None:
        marks = []
        if self._place is not None:
            line = QTextEdit.ExtraSelection()
            line.cursor = self._cursor_at(*self._place)
            line.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            tint = QColor(current_theme().danger)
            tint.setAlphaF(0.12)
            line.format.setBackground(tint)
            spot = QTextEdit.ExtraSelection()
            cursor = self._cursor_at(*self._place)
            found = _WORD.match(cursor.block().text(), cursor.positionInBlock())
            end = cursor.position() + max(len(found[0]) if found else 0, 1)
            end = min(end, self.document().characterCount() - 1)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            spot.cursor = cursor
            spot.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            spot.format.setUnderlineColor(QColor(current_theme().danger))
            marks = [line, spot]
        self.setExtraSelections(marks)
        self._margin.update()

    def _fit_margin(self) -> None:
        self.setViewportMargins(self.margin_width(), 0, 0, 0)

    def _scroll_margin(self, area: QRect, by: int) -> None:
        if by:
            self._margin.scroll(0, by)
        else:
            self._margin.update(0, area.y(), self._margin.width(), area.height())


class _LineNumbers(QWidget):
    """The margin; it draws what the editor knows, and is nothing to a screen reader."""

    def __init__(self, edit: CodeEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(self._edit.margin_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        self._edit.paint_margin(event)

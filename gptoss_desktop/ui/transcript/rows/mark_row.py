"""A thin rule with words: the messages above were not in the prompt of the last answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gptoss_desktop.ui.markdown.inline import Look
from gptoss_desktop.ui.markdown.leaves import Paragraph
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.transcript.model import Mark
from gptoss_desktop.ui.transcript.rows.base import RowWidget
from gptoss_desktop.ui.transcript.rows.inert_text import InertText
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gptoss_desktop.ui.transcript.context import RowContext
    from gptoss_desktop.ui.transcript.model import Row

_PLAIN = Paragraph("")


class MarkRow(RowWidget):
    """The words stand in the rule; a summary that stood in the prompt opens below them."""

    def __init__(self, parent: QWidget, context: RowContext) -> None:
        super().__init__(parent, context)
        self._line = QWidget(self)
        self._words = plain_label(parent=self._line, muted=True)
        self._show = push_button("", self._line, weight=Weight.LINK)
        self._edit = push_button("", self._line, weight=Weight.LINK)
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        row.addStretch(1)
        for widget in (self._words, self._show, self._edit):
            row.addWidget(widget)
        row.addStretch(1)
        self._text = InertText(self)
        self.watch(self._text)
        self._show.clicked.connect(self._toggled)
        self._edit.clicked.connect(self._edited)

    def _mark(self) -> Mark:
        assert self.row is not None  # noqa: S101  only a bound row is asked
        assert isinstance(self.row.content, Mark)  # noqa: S101  the pool gives each kind its own widget
        return self.row.content

    def _toggled(self) -> None:
        if self.row is not None:
            self.context.mark_toggled.emit(self.row)

    def _edited(self) -> None:
        if self.row is not None:
            self.context.summary_edit_requested.emit(self._mark().answer)

    def write(self, row: Row, *, fresh: bool) -> None:  # noqa: ARG002  it is always written whole
        """Say what was left out."""
        mark = self._mark()
        count = self.locale().toString(mark.count)
        one = mark.count == 1
        if mark.summary:
            words = self.tr("A summary stands for the {0} messages above")
            words = self.tr("A summary stands for the message above") if one else words
        else:
            words = self.tr("The {0} messages above were not sent")
            words = self.tr("The message above was not sent") if one else words
        self._words.setText(words.format(count))
        self._show.setText(self.tr("Hide it") if mark.expanded else self.tr("Show it"))
        self._show.setVisible(bool(mark.summary))
        self._edit.setText(self.tr("Edit"))
        self._edit.setAccessibleName(self.tr("Edit the summary"))
        self._edit.setVisible(mark.expanded)
        for widget in (self._words, self._show, self._edit):
            widget.setFont(self.context.font)
        style = self.context.style
        self._text.clear()
        self._text.use_font(style.font)
        self._text.setAccessibleName(self.tr("Summary"))
        cursor = QTextCursor(self._text.document())
        cursor.setBlockFormat(style.block(_PLAIN, first=True))
        cursor.insertText(mark.summary, style.char(Look.MARKER))
        self._text.setVisible(mark.expanded)

    def height_for(self, width: int) -> int:
        """Return the height of the words, and of the summary where it is open."""
        below = self._text.text_height(width) + GRID if self._mark().expanded else 0
        return self._line_height() + below

    def _line_height(self) -> int:
        return max(self._line.sizeHint().height(), self._show.sizeHint().height())

    def arrange(self) -> None:
        """Place words and summary."""
        top = self._line_height()
        self._line.setGeometry(0, 0, self.width(), top)
        self._text.setGeometry(0, top + GRID // 2, self.width(), max(0, self.height() - top - GRID))

    def text(self) -> InertText | None:
        """Return the summary where it is open."""
        return self._text if self.row is not None and self._mark().expanded else None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the rule on both sides of the words."""
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self._line_height() // 2
        left = self._words.mapTo(self, self._words.rect().topLeft()).x() - GRID
        shown = [w for w in (self._edit, self._show, self._words) if w.isVisibleTo(self)]
        last = shown[0] if shown else self._words
        right = last.mapTo(self, last.rect().topRight()).x() + GRID
        line = QColor(self.context.theme.warning)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(0, middle, max(0, left), 1, line)
        painter.fillRect(right, middle, max(0, self.width() - right), 1, line)
        painter.end()

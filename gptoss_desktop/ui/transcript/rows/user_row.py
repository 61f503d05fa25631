"""What the user wrote: a tinted bubble at the right."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCursor

from gptoss_desktop.ui.markdown.inline import Look
from gptoss_desktop.ui.markdown.leaves import Paragraph
from gptoss_desktop.ui.markdown.plain_writer import insert_plain
from gptoss_desktop.ui.theme.tokens import RADIUS
from gptoss_desktop.ui.transcript.model import UserText
from gptoss_desktop.ui.transcript.rows.base import RowWidget
from gptoss_desktop.ui.transcript.rows.inert_text import InertText
from gptoss_desktop.ui.transcript.spacing import BUBBLE_PADDING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.ui.transcript.context import RowContext
    from gptoss_desktop.ui.transcript.model import Row

_WIDEST = 0.84
"""The widest a bubble gets, as a share of the column."""
_NARROW = 0.9
"""A text that needs less than this share of the widest bubble gets a narrower one."""
_SIDE = 14
_PLAIN = Paragraph("")


class UserRow(RowWidget):
    """The text as it was typed, without markdown."""

    def __init__(self, parent: QWidget, context: RowContext) -> None:
        super().__init__(parent, context)
        self._text = InertText(self)
        self.watch(self._text)
        self._text_width = 0

    def _content(self) -> UserText:
        assert self.row is not None  # noqa: S101  only a bound row is asked
        assert isinstance(self.row.content, UserText)  # noqa: S101  the pool gives each kind its own widget
        return self.row.content

    def write(self, row: Row, *, fresh: bool) -> None:  # noqa: ARG002  it is always written whole
        """Put the text in."""
        style = self.context.style
        self._text.clear()
        self._text.use_font(style.font)
        cursor = QTextCursor(self._text.document())
        cursor.beginEditBlock()  # so that it is laid out once
        cursor.setBlockFormat(style.block(_PLAIN, first=True))
        insert_plain(cursor, self._content().text, style.char(Look.PLAIN), self.context.theme)
        cursor.endEditBlock()

    def tell_speaker(self) -> None:
        """Say that the user wrote this."""
        if self.row is not None:
            self._text.setAccessibleName(self.context.speaker(self.row))

    def height_for(self, width: int) -> int:
        """Lay the text out, in no more room than it needs."""
        content = self._content()
        widest = int(width * _WIDEST) - 2 * _SIDE
        height = self._text.text_height(widest)
        whole = content.first and content.last
        needed = ceil(self._text.document().idealWidth()) + 1
        # A long text fills its lines but for a word: it is not laid out a second time for that.
        self._text_width = needed if whole and needed < widest * _NARROW else widest
        self._text.text_height(self._text_width)
        self.arrange()
        return height + BUBBLE_PADDING * content.first + BUBBLE_PADDING * content.last

    def text(self) -> InertText | None:
        """Return the text."""
        return self._text

    def arrange(self) -> None:
        """Place the text."""
        if self.row is None:
            return
        top = BUBBLE_PADDING * self._content().first
        bottom = BUBBLE_PADDING * self._content().last
        left = self.width() - _SIDE - self._text_width
        self._text.setGeometry(left, top, self._text_width, self.height() - top - bottom)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the bubble."""
        super().paintEvent(event)
        if self.row is None:
            return
        content = self._content()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.context.theme.user_bubble))
        left = self._text.x() - _SIDE
        radius = RADIUS * 1.5
        ground = QRectF(left, 0, self.width() - left, self.height())
        ground.adjust(0, 0 if content.first else -radius, 0, 0 if content.last else radius)
        painter.drawRoundedRect(ground, radius, radius)
        painter.end()

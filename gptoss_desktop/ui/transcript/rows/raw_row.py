"""The exact source of a part, in the fixed face, on the ground of code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextCursor

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.ui.markdown.plain_writer import insert_plain
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import RADIUS
from gptoss_desktop.ui.transcript.model import RawText
from gptoss_desktop.ui.transcript.rows.base import RowWidget
from gptoss_desktop.ui.transcript.rows.inert_text import InertText
from gptoss_desktop.ui.transcript.spacing import CODE_HEADER, CODE_PADDING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.ui.transcript.context import RowContext
    from gptoss_desktop.ui.transcript.model import Row

_SIDE = 14
_LABEL_SCALE = 0.88


class RawRow(RowWidget):
    """Wraps, so that nothing of a long line is out of sight."""

    def __init__(self, parent: QWidget, context: RowContext) -> None:
        super().__init__(parent, context)
        self._text = InertText(self)
        self.watch(self._text)

    def _content(self) -> RawText:
        assert self.row is not None  # noqa: S101  only a bound row is asked
        assert isinstance(self.row.content, RawText)  # noqa: S101  the pool gives each kind its own widget
        return self.row.content

    def write(self, row: Row, *, fresh: bool) -> None:  # noqa: ARG002  it is always written whole
        """Put the source in, as it is."""
        style = self.context.style
        self._text.clear()
        self._text.use_font(style.code_font)
        self._text.setAccessibleName(self.tr("Source"))
        ink = QTextCharFormat()
        ink.setFont(style.code_font)
        ink.setForeground(QColor(self.context.theme.text))
        cursor = QTextCursor(self._text.document())
        cursor.setBlockFormat(style.code_block())
        insert_plain(cursor, self._content().text, ink, self.context.theme)

    def height_for(self, width: int) -> int:
        """Lay the source out."""
        content = self._content()
        height = self._text.text_height(width - 2 * _SIDE)
        return height + self._top() + (CODE_PADDING if content.last else 0)

    def _top(self) -> int:
        return CODE_HEADER if self._content().first else 0

    def text(self) -> InertText | None:
        """Return the source."""
        return self._text

    def arrange(self) -> None:
        """Place the source."""
        if self.row is None:
            return
        below = CODE_PADDING if self._content().last else 0
        height = self.height() - self._top() - below
        self._text.setGeometry(_SIDE, self._top(), self.width() - 2 * _SIDE, height)

    def _label(self, kind: PartKind) -> str:
        match kind:
            case PartKind.REASONING:
                return self.tr("Source of the reasoning")
            case PartKind.COMMENTARY:
                return self.tr("Source of the commentary")
            case PartKind.TOOL_CALL:
                return self.tr("Source of the tool call")
            case PartKind.ATTACHMENT:
                return self.tr("Source of the attachment")
            case _:
                return self.tr("Source")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the ground and the kind of the part."""
        super().paintEvent(event)
        if self.row is None:
            return
        content = self._content()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.context.theme.code_background))
        # The pieces of a long source join: their inner corners lie outside of what is drawn.
        ground = QRectF(self.rect())
        ground.adjust(0, 0 if content.first else -RADIUS, 0, 0 if content.last else RADIUS)
        painter.drawRoundedRect(ground, RADIUS, RADIUS)
        if content.first:
            painter.setPen(QColor(self.context.theme.text_muted))
            painter.setFont(scaled(self.context.font, _LABEL_SCALE))
            place = QRectF(_SIDE, 0, self.width() - 2 * _SIDE, CODE_HEADER)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._label(content.part))
        painter.end()

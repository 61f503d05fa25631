"""Paints the rows of the conversation list; an arc turns where an answer is being written."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gptoss_desktop.ui.theme.colours import HOVER, mix
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.viewmodels.conversations import ConversationRole, Index

_ROW_HEIGHT = 34
_INSET = 10
_ARC = 12
"""Diameter of the turning arc, in device-independent pixels."""


class ConversationDelegate(QStyledItemDelegate):
    """All rows have one height, so that the view need not ask for each of 100,000."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.angle = 0
        """Where the arc stands, in degrees."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802  Qt's name
        """Return the height of a row; it grows with the user's font."""
        return QSize(0, max(_ROW_HEIGHT, option.fontMetrics.height() + 2 * GRID))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(ConversationRole.IS_HEADING):
            self._paint_heading(painter, option, str(index.data()))
        else:
            self._paint_conversation(painter, option, index)
        painter.restore()

    def createEditor(  # noqa: N802  Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return the field in which a title is changed."""
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(self.tr("Title"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Begin with the whole title selected: it can be typed over at once."""
        super().setEditorData(editor, index)
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def updateEditorGeometry(  # noqa: N802  Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Lay the field over the row."""
        editor.setGeometry(_plate(option.rect))

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, title: str) -> None:
        painter.setFont(scaled(option.font, 0.86, weight=QFont.Weight.DemiBold))
        painter.setPen(QColor(current_theme().text_muted))
        area = option.rect.adjusted(GRID + _INSET, 0, -GRID, -5)
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, title)

    def _paint_conversation(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        plate = _plate(option.rect)
        ground = _ground(option.state)
        if ground is not None:
            painter.setBrush(ground)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(plate, 6, 6)
        if (
            option.state & QStyle.StateFlag.State_HasFocus
            and option.state & QStyle.StateFlag.State_KeyboardFocusChange
        ):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRoundedRect(plate, 6, 6)
        room = plate.adjusted(_INSET, 0, -GRID, 0)
        if index.data(ConversationRole.IS_ANSWERING):
            self._paint_arc(painter, room)
            room.setRight(room.right() - _ARC - GRID)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.text))
        title = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)

    def _paint_arc(self, painter: QPainter, room: QRect) -> None:
        arc = QRect(room.right() - _ARC, room.center().y() - _ARC // 2 + 1, _ARC, _ARC)
        pen = QPen(QColor(current_theme().accent), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(arc, -self.angle * 16, 270 * 16)


def _plate(row: QRect) -> QRect:
    return row.adjusted(GRID, 1, -GRID, -1)


def _ground(state: QStyle.StateFlag) -> QColor | None:
    theme = current_theme()
    if state & QStyle.StateFlag.State_Selected:
        return QColor(mix(theme.window, theme.accent, 0.16))
    if state & QStyle.StateFlag.State_MouseOver:
        return QColor(mix(theme.window, theme.text, HOVER))
    return None

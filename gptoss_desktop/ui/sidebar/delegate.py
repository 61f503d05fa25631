"""Paints the rows of the conversation list; an arc turns where an answer is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gptoss_desktop.ui.sidebar.marks import paint_answering, paint_chips, paint_unread
from gptoss_desktop.ui.theme.colours import HOVER, mix
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.viewmodels.conversations import ConversationListModel, Index
from gptoss_desktop.viewmodels.sections import Section, section_title

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

    from gptoss_desktop.domain.conversation import ConversationSummary

_ROW_HEIGHT = 34
INSET = 10


def row_height(metrics: QFontMetrics) -> int:
    """Return the height of every row, in device-independent pixels; it grows with the user's font."""
    return max(_ROW_HEIGHT, metrics.height() + 2 * GRID)


class NamingDelegate(QStyledItemDelegate):
    """Rows whose name can be changed where it stands: the field lies over the row."""

    def editor_name(self) -> str:
        """Return what assistive programs call the field."""
        raise NotImplementedError

    def createEditor(  # noqa: N802  Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return the field."""
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(self.editor_name())
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Begin with the whole name selected: it can be typed over at once."""
        super().setEditorData(editor, index)
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def updateEditorGeometry(  # noqa: N802  Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Lay the field over the row."""
        editor.setGeometry(plate_of(option.rect))


class ConversationDelegate(NamingDelegate):
    """All rows have one height, so that the view need not ask for each of 100,000."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.angle = 0
        """Where the arc stands, in degrees."""
        self.dirty = QRect()
        """What is being painted, in the view's coordinates."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802  Qt's name
        """Return the height of a row."""
        return QSize(0, row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        model = index.model()
        if not isinstance(model, ConversationListModel):
            return
        entry = model.entry(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, Section):
            paint_heading(painter, option, section_title(entry))
        else:
            self._paint_conversation(painter, option, model, entry)
        painter.restore()

    def editor_name(self) -> str:
        """Return what is changed in the field."""
        return self.tr("Title")

    def _paint_conversation(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        model: ConversationListModel,
        summary: ConversationSummary,
    ) -> None:
        unread = model.is_unread(summary.id)
        paint_ground(painter, option)
        room = room_of(option.rect)
        if model.is_answering(summary.id):
            room.setRight(paint_answering(painter, room, self.angle))
            if self.dirty.left() > room.right():
                return  # only the arc has turned
        elif unread:
            room.setRight(paint_unread(painter, room))
        if summary.tags:
            room.setRight(paint_chips(painter, room, summary.tags, option.font))
        painter.setFont(scaled(option.font, 1.0, weight=QFont.Weight.DemiBold) if unread else option.font)
        painter.setPen(QColor(current_theme().text))
        title = painter.fontMetrics().elidedText(
            summary.title, Qt.TextElideMode.ElideRight, max(0, room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)


def paint_heading(painter: QPainter, option: QStyleOptionViewItem, title: str) -> None:
    """Draw the heading of a section at the foot of its row."""
    painter.setFont(scaled(option.font, 0.86, weight=QFont.Weight.DemiBold))
    painter.setPen(QColor(current_theme().text_muted))
    area = option.rect.adjusted(GRID + INSET, 0, -GRID, -5)
    painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, title)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw what shows that a row is chosen, pointed at, or has the focus of the keyboard."""
    theme, plate = current_theme(), plate_of(option.rect)
    ground = _ground(option.state)
    if ground is not None:
        painter.setBrush(ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(plate, 6, 6)
    if option.state & QStyle.StateFlag.State_HasFocus and (
        option.state & QStyle.StateFlag.State_KeyboardFocusChange
    ):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.drawRoundedRect(plate, 6, 6)


def plate_of(row: QRect) -> QRect:
    """Return the part of a row on which its ground is drawn."""
    return row.adjusted(GRID, 1, -GRID, -1)


def room_of(row: QRect) -> QRect:
    """Return the part of a row in which title and marks stand."""
    return plate_of(row).adjusted(INSET, 0, -GRID, 0)


def _ground(state: QStyle.StateFlag) -> QColor | None:
    theme = current_theme()
    if state & QStyle.StateFlag.State_Selected:
        return QColor(mix(theme.window, theme.accent, 0.16))
    if state & QStyle.StateFlag.State_MouseOver:
        return QColor(mix(theme.window, theme.text, HOVER))
    return None

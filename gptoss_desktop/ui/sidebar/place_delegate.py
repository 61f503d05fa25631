"""Paints a place: its icon, its name, and how many chats are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gptoss_desktop.ui.sidebar.delegate import INSET, paint_ground, plate_of
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.icons import SMALL
from gptoss_desktop.ui.theme.tokens import GRID

if TYPE_CHECKING:
    from gptoss_desktop.viewmodels.conversations import Index

COUNT = Qt.ItemDataRole.UserRole + 1
_ROW_HEIGHT = 30


class PlaceDelegate(QStyledItemDelegate):
    """Rows a little lower than those of chats."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802  Qt's name
        """Return the height of a row."""
        return QSize(0, max(_ROW_HEIGHT, option.fontMetrics.height() + GRID + 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        room = plate_of(option.rect).adjusted(INSET, 0, -GRID, 0)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QIcon):
            top = room.center().y() - SMALL.height() // 2
            picture.paint(painter, QRect(room.left(), top, SMALL.width(), SMALL.height()))
        room.setLeft(room.left() + SMALL.width() + GRID)
        count = index.data(COUNT)
        if count:
            painter.setPen(QColor(current_theme().text_muted))
            text = QLocale().toString(int(count))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
            room.setRight(room.right() - option.fontMetrics.horizontalAdvance(text) - GRID)
        painter.setPen(QColor(current_theme().text))
        name = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, max(0, room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()

    def createEditor(  # noqa: N802  Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return the field in which a folder is named."""
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(self.tr("Name of the folder"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Begin with the whole name selected."""
        super().setEditorData(editor, index)
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def updateEditorGeometry(  # noqa: N802  Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Lay the field over the row."""
        editor.setGeometry(plate_of(option.rect))

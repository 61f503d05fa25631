"""Paints a place: its icon, its name, and how many chats are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter

from gptoss_desktop.ui.sidebar.delegate import INSET, NamingDelegate, paint_ground, plate_of
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.icons import SMALL
from gptoss_desktop.ui.theme.tokens import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from gptoss_desktop.viewmodels.conversations import Index

COUNT = Qt.ItemDataRole.UserRole + 1
_ROW_HEIGHT = 30


class PlaceDelegate(NamingDelegate):
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

    def editor_name(self) -> str:
        """Return what is changed in the field."""
        return self.tr("Name of the folder")

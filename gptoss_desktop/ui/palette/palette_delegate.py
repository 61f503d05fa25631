"""Paints the lines of the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gptoss_desktop.ui.palette.entries import Entry, Group, group_name
from gptoss_desktop.ui.palette.palette_model import PaletteModel
from gptoss_desktop.ui.theme.colours import mix
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.icons import SMALL, icon
from gptoss_desktop.ui.theme.tokens import GRID

if TYPE_CHECKING:
    from gptoss_desktop.ui.palette.palette_model import Index

_ROW_HEIGHT = 32


class PaletteDelegate(QStyledItemDelegate):
    """An icon, the title with its matching letters bold, and the shortcut or the place at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802  Qt's name
        """Return the height of a row."""
        return QSize(0, max(_ROW_HEIGHT, option.fontMetrics.height() + GRID + 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        model = index.model()
        row = model.row(index) if isinstance(model, PaletteModel) else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Group):
            painter.setFont(scaled(option.font, 0.86, weight=QFont.Weight.DemiBold))
            painter.setPen(QColor(current_theme().text_muted))
            area = option.rect.adjusted(GRID + 2, 0, -GRID, -4)
            painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, group_name(row))
        elif row is not None:
            _paint_entry(painter, option, row)
        painter.restore()


def _paint_entry(painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
    theme = current_theme()
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(theme.raised, theme.accent, 0.18)))
        painter.drawRoundedRect(option.rect, 6, 6)
    room = option.rect.adjusted(GRID + 2, 0, -GRID - 2, 0)
    if entry.icon:
        top = room.center().y() - SMALL.height() // 2
        icon(entry.icon).paint(painter, QRect(room.left(), top, SMALL.width(), SMALL.height()))
    room.setLeft(room.left() + SMALL.width() + GRID + 2)
    if entry.hint:
        painter.setFont(scaled(option.font, 0.92))
        painter.setPen(QColor(theme.text_muted))
        hint = painter.fontMetrics().elidedText(entry.hint, Qt.TextElideMode.ElideRight, room.width() // 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, hint)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(hint) - GRID)
    painter.setPen(QColor(theme.text))
    _paint_title(painter, option.font, room, entry)


def _paint_title(painter: QPainter, font: QFont, room: QRect, entry: Entry) -> None:
    """Draw the title run by run, as far as there is room."""
    bold = scaled(font, 1.0, weight=QFont.Weight.Bold)
    place = 0
    for begin, end in (*entry.spans, (len(entry.title), len(entry.title))):
        for text, face in ((entry.title[place:begin], font), (entry.title[begin:end], bold)):
            if not text or room.width() <= 0:
                continue
            metrics = QFontMetrics(face)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.setFont(face)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            room = room.adjusted(metrics.horizontalAdvance(shown), 0, 0, 0)
            if shown != text:
                return
        place = end

"""What stands at the right of a conversation's row: an arc, a point, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.motion import motion_ms
from gptoss_desktop.ui.theme.tokens import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

_ARC = 12
"""Diameter of the turning arc, in device-independent pixels."""
_DOT = 8
_REST_DOT = 3
_SHOWN_TAGS = 2
"""More tags than these are counted: "+3"."""
_CHIP = 0.1
"""How much of the text's colour a tag's ground takes."""
_SHARE = 0.5
"""Of the row's width, at most, for all tags."""


def arc_place(room: QRect) -> QRect:
    """Return where the arc of a row turns."""
    return QRect(room.right() - _ARC, room.center().y() - _ARC // 2, _ARC, _ARC)


def paint_answering(painter: QPainter, room: QRect, angle: int) -> int:
    """Draw an arc, or three points where nothing may move; return where the room for the title ends."""
    area = arc_place(room)
    accent = QColor(current_theme().accent)
    if motion_ms():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(area, -angle * 16, 270 * 16)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for step in range(3):
            x = area.left() + step * (_ARC - _REST_DOT) // 2
            painter.drawEllipse(QRect(x, area.center().y() - 1, _REST_DOT, _REST_DOT))
    return room.right() - _ARC - GRID


def paint_unread(painter: QPainter, room: QRect) -> int:
    """Draw the point of an answer that nobody has looked at; return where the room for the title ends."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(current_theme().accent))
    painter.drawEllipse(QRect(room.right() - _DOT - 2, room.center().y() - _DOT // 2, _DOT, _DOT))
    return room.right() - _ARC - GRID


def paint_chips(painter: QPainter, room: QRect, tags: Sequence[str], font: QFont) -> int:
    """Draw the tags from the right; return where the room for the title ends."""
    painter.setFont(scaled(font, 0.82))
    metrics = painter.fontMetrics()
    words = [*tags[:_SHOWN_TAGS]]
    if len(tags) > _SHOWN_TAGS:
        words.append(f"+{len(tags) - _SHOWN_TAGS}")
    widest = int(room.width() * _SHARE) // len(words) - GRID
    right = room.right()
    theme = current_theme()
    ground, ink = QColor(theme.text), QColor(theme.text_muted)
    # Laid over whatever the row's own ground is.
    ground.setAlphaF(_CHIP)
    for word in reversed(words):
        text = metrics.elidedText(word, Qt.TextElideMode.ElideRight, max(widest, 2 * GRID))
        width, height = metrics.horizontalAdvance(text) + GRID + 2, metrics.height() + 2
        chip = QRect(right - width, room.center().y() - height // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setPen(ink)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
        right = chip.left() - GRID // 2
    return right - GRID // 2

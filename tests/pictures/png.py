"""Small PNGs: a window has few colours, so that a palette of them loses next to nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPalette

if TYPE_CHECKING:
    from pathlib import Path

COLOURS = 256
COMMONEST = 160
"""So many of them by their number of pixels, the others by how far they are from those: icons are small."""
_TITLE = 30
"""Pixels: the height of a dialog's title."""
DENSEST = 0
"""QImage.save: the quality 0 is zlib's densest, and slowest, compression."""


def save(image: QImage, path: Path) -> None:
    """Write a picture with a palette, without dithering: every other pixel takes the nearest colour."""
    full = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(full.constBits()).cast("I")
    palette = _palette([colour for colour, _ in Counter(pixels).most_common()])
    small = full.convertToFormat(
        QImage.Format.Format_Indexed8, palette, Qt.ImageConversionFlag.ThresholdDither
    )
    if not small.save(str(path), quality=DENSEST):
        raise OSError(f"{path} cannot be written")


def _palette(colours: list[int]) -> list[int]:
    """Return the first colours, and of the others again and again the one that is farthest from all taken."""
    taken, rest = colours[:COMMONEST], colours[COMMONEST:]
    if not rest:
        return taken
    values = np.array(rest, dtype=np.uint32)
    points = np.stack([values >> shift & 0xFF for shift in (16, 8, 0)], axis=1).astype(np.int32)
    distance = np.full(len(rest), np.iinfo(np.int32).max)
    for colour in taken:
        distance = np.minimum(distance, np.abs(points - _point(colour)).sum(axis=1))
    while len(taken) < COLOURS and distance.max() > 0:
        farthest = int(distance.argmax())
        taken.append(rest[farthest])
        distance = np.minimum(distance, np.abs(points - points[farthest]).sum(axis=1))
    return taken


def _point(colour: int) -> list[int]:
    return [colour >> shift & 0xFF for shift in (16, 8, 0)]


def lay_over(ground: QImage, dialog: QImage, title: str, place: QPoint | None = None) -> None:
    """Draw a dialog with its title over a window: the platform without a screen has no window manager."""
    painter = QPainter(ground)
    painter.fillRect(ground.rect(), QColor(0, 0, 0, 60))
    painter.end()
    image = _titled(dialog, title)
    middle = QPoint(ground.width() - image.width(), ground.height() - image.height()) / 2
    lay_at(ground, image, middle if place is None else place - QPoint(0, _TITLE))


def _titled(dialog: QImage, title: str) -> QImage:
    """Return a dialog below a bar in its own colours, as a window manager draws it."""
    image = QImage(dialog.width(), dialog.height() + _TITLE, QImage.Format.Format_RGB32)
    palette, font = QGuiApplication.palette(), QGuiApplication.font()
    bar = QRect(0, 0, image.width(), _TITLE)
    font.setWeight(QFont.Weight.DemiBold)
    painter = QPainter(image)
    painter.fillRect(bar, palette.button())
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.ButtonText))
    painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, title)
    painter.drawImage(0, _TITLE, dialog)
    painter.end()
    return image


def lay_at(ground: QImage, image: QImage, place: QPoint) -> None:
    """Draw something at a place of a window, with a fine edge."""
    painter = QPainter(ground)
    painter.fillRect(QRect(place, image.size()).adjusted(-1, -1, 1, 1), QColor(0, 0, 0, 90))
    painter.drawImage(place, image)
    painter.end()

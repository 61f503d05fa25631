"""Small PNGs: a window has few colours, so that a palette of them loses next to nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

if TYPE_CHECKING:
    from pathlib import Path

COLOURS = 256
COMMONEST = 160
"""So many of them by their number of pixels, the others by how far they are from those: icons are small."""
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


def lay_over(ground: QImage, dialog: QImage) -> None:
    """Draw a dialog in the middle of a window: the platform without a screen has no window manager."""
    painter = QPainter(ground)
    painter.fillRect(ground.rect(), QColor(0, 0, 0, 60))
    x, y = (ground.width() - dialog.width()) // 2, (ground.height() - dialog.height()) // 2
    painter.fillRect(x - 1, y - 1, dialog.width() + 2, dialog.height() + 2, QColor(0, 0, 0, 90))
    painter.drawImage(x, y, dialog)
    painter.end()

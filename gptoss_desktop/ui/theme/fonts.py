"""Fonts: the system's own, not smaller than is comfortable for hours of reading."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

MIN_POINT_SIZE = 10.5
CODE_SCALE = 0.95
"""Fixed-pitch faces look larger than text faces of the same size."""


def application_font(system: QFont) -> QFont:
    """Return the system's font, raised to the smallest comfortable size; a larger one is the user's wish."""
    font = QFont(system)
    font.setPointSizeF(max(MIN_POINT_SIZE, system.pointSizeF()))
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def code_font(text: QFont) -> QFont:
    """Return the system's fixed face at the size that goes with `text`."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(text.pointSizeF() * CODE_SCALE)
    return font


def scaled(font: QFont, factor: float, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return a copy of a font at another size and weight."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * factor)
    other.setWeight(weight)
    return other

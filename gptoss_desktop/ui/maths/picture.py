"""A drawing in a colour, painted at any size: as vectors, so it is sharp on every screen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QPainter

_KEPT = 256
"""Renderers of the last formulas on the screen, of 10 to 100 kB each."""


def paint_drawing(painter: QPainter, place: QRectF, svg: str, colour: QColor) -> None:
    """Paint a drawing; what is black in it takes the colour."""
    _renderer(svg, colour.name()).render(painter, place)


@lru_cache(maxsize=_KEPT)
def _renderer(svg: str, colour: str) -> QSvgRenderer:
    coloured = svg.replace('"black"', f'"{colour}"').replace("<svg ", f'<svg fill="{colour}" ', 1)
    return QSvgRenderer(QByteArray(coloured.encode()))

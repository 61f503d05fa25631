"""The bar itself, painted at any size: a strip of segments that says by shape, too, when it is full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPen, QPixmap, QPolygonF

from gptoss_desktop.ui.composer.meter.segments import SEGMENTS, Fullness, colour, fullness
from gptoss_desktop.ui.theme.colours import mix
from gptoss_desktop.ui.theme.current import current_theme

if TYPE_CHECKING:
    from gptoss_desktop.domain.budget import TokenBudget
    from gptoss_desktop.ui.theme.tokens import Theme

BAR = QSize(72, 16)
_HEIGHT = 6.0
_MARK = 9.0
"""Width of the triangle that stands at the end of a bar that is nearly full or over."""


def bar_icon(budget: TokenBudget) -> QIcon:
    """Return a budget as a picture that keeps to the theme."""
    return QIcon(_Engine(budget))


def paint(painter: QPainter, area: QRectF, budget: TokenBudget, theme: Theme) -> None:
    """Draw a budget into an area, its strip in the middle of the height."""
    state = fullness(budget)
    strip = QRectF(area.left(), area.center().y() - _HEIGHT / 2, area.width(), _HEIGHT)
    if state is not Fullness.ROOM:
        strip.setWidth(area.width() - _MARK - 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mix(theme.raised, theme.text, 0.16)))
    painter.drawRoundedRect(strip, 2, 2)
    _paint_segments(painter, strip, budget, theme, state)
    if state is not Fullness.ROOM:
        mark = QRectF(area.right() - _MARK, area.center().y() - _MARK / 2, _MARK, _MARK)
        _paint_mark(painter, mark, theme, state)


def _paint_segments(
    painter: QPainter, strip: QRectF, budget: TokenBudget, theme: Theme, state: Fullness
) -> None:
    whole = max(budget.context, budget.prompt, 1)
    left = strip.left()
    for segment in SEGMENTS:
        width = min(getattr(budget, segment.field) / whole * strip.width(), strip.right() - left)
        if width <= 0:
            continue
        part = QRectF(left, strip.top(), width, strip.height())
        ink = QColor(colour(segment, theme, state))
        if segment.strength:
            painter.fillRect(part, ink)
        else:
            # What is only kept free is a thin line: nothing is in it yet.
            painter.fillRect(QRectF(left, strip.center().y() - 1, width, 2), ink)
        left += width


def _paint_mark(painter: QPainter, area: QRectF, theme: Theme, state: Fullness) -> None:
    """A triangle, filled where nothing can be sent, an outline where it is near."""
    over = state is Fullness.OVER
    ink = QColor(theme.danger if over else theme.warning)
    painter.setPen(QPen(ink, 1.4))
    painter.setBrush(ink if over else Qt.BrushStyle.NoBrush)
    top = QPointF(area.center().x(), area.top())
    painter.drawPolygon(QPolygonF([top, area.bottomRight(), area.bottomLeft()]))


class _Engine(QIconEngine):
    def __init__(self, budget: TokenBudget) -> None:
        super().__init__()
        self._budget = budget

    def clone(self) -> QIconEngine:
        return _Engine(self._budget)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002  Qt's signature
        painter.save()
        paint(painter, QRectF(rect), self._budget, current_theme())
        painter.restore()

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002, N802  Qt's
        picture = QPixmap((size.toSizeF() * scale).toSize())
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint(painter, QRectF(QPoint(), size), self._budget, current_theme())
        painter.end()
        return picture

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

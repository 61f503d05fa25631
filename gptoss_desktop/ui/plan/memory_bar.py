"""A memory as a bar of parts: what a plan takes of it, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from gptoss_desktop.ui.plan.memory_use import MemoryUse, Part
from gptoss_desktop.ui.theme.colours import mix
from gptoss_desktop.ui.theme.current import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_HEIGHT = 10
_RADIUS = 4
_GAP = 1


def part_colour(part: Part) -> QColor:
    """Return the colour of a part in the present theme."""
    theme = current_theme()
    colours = {
        Part.WEIGHTS: theme.accent,
        Part.WHOLE: theme.accent,
        Part.CACHE: mix(theme.surface, theme.accent, 0.55),
        Part.WORKING: mix(theme.surface, theme.accent, 0.28),
        Part.OTHERS: mix(theme.surface, theme.text, 0.45),
        Part.FREE: mix(theme.surface, theme.text, 0.1),
    }
    return QColor(colours[part])


def part_name(part: Part) -> str:
    """Return what a part is called."""
    names = {
        Part.WEIGHTS: _tr("weights"),
        Part.WHOLE: _tr("used"),
        Part.CACHE: _tr("cache"),
        Part.WORKING: _tr("working"),
        Part.OTHERS: _tr("others"),
        Part.FREE: _tr("free"),
    }
    return names[part]


class MemoryBar(QWidget):
    """Draws a `MemoryUse`; what does not fit is drawn over the end in the colour of danger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._use: MemoryUse | None = None
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_use(self, use: MemoryUse) -> None:
        """Draw another use."""
        self._use = use
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return a width at which the parts can be told apart."""
        return QSize(240, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name and signature
        """Draw the parts from the left."""
        if self._use is None or self._use.total <= 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(outline)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        painter.fillRect(self.rect(), part_colour(Part.FREE))
        scale = self.width() / max(self._use.total, sum(amount for _, amount in self._use.parts))
        at = 0.0
        for part, amount in self._use.parts:
            width = amount * scale
            if part is not Part.FREE:
                painter.fillRect(QRectF(at, 0, max(1.0, width - _GAP), _HEIGHT), part_colour(part))
            at += width
        if self._use.overfull:
            end = self._use.total * scale
            danger = QColor(current_theme().danger)
            painter.fillRect(QRectF(end, 0, self.width() - end, _HEIGHT), danger)
        painter.end()


class PartSign(QWidget):
    """A small square in the colour of a part, for a legend."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self.setFixedSize(_HEIGHT, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name and signature
        """Draw the square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(part_colour(self._part))
        painter.drawRoundedRect(self.rect(), 2, 2)
        painter.end()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)

"""The channels of an answer on a line, each as long as its share of the tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.ui.theme.colours import mix
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.tokens import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_LEAST = 3.0
"""Pixels: a span of one token can still be seen."""
_BAR = 3 * GRID


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch: `label` names it in words, `malformed` marks where the model broke the format."""

    kind: PartKind | None
    label: str
    tokens: int
    malformed: bool = False


class Timeline(QWidget):
    """Draws the spans side by side; their words are in a list beside it, and in the accessible text."""

    def __init__(self, spans: Sequence[Span], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans = tuple(spans)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Channels"))
        self.setAccessibleDescription("; ".join(span.label for span in self._spans))

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the height of the bar."""
        return QSize(20 * GRID, _BAR)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  Qt's name and signature
        """Draw the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = sum(span.tokens for span in self._spans) or 1
        room = max(1.0, self.width() - _LEAST * len(self._spans))
        left = 0.0
        for span in self._spans:
            width = _LEAST + room * span.tokens / total
            area = QRectF(left, 0, max(1.0, width - 1), _BAR)
            painter.setBrush(QColor(colour_of(span.kind)))
            painter.drawRoundedRect(area, 3, 3)
            if span.malformed:
                painter.setBrush(QColor(current_theme().warning))
                painter.drawRect(QRectF(left, _BAR - 4, max(1.0, width - 1), 4))
            left += width
        painter.end()


class Swatch(QWidget):
    """The colour of a channel, beside its words."""

    def __init__(self, kind: PartKind | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setFixedSize(GRID + 4, GRID + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  Qt's name and signature
        """Draw a small square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour_of(self._kind)))
        painter.drawRoundedRect(self.rect(), 3, 3)
        painter.end()


def colour_of(kind: PartKind | None) -> str:
    """Return the colour of a channel: the answer in the accent, what led to it in quieter inks."""
    theme = current_theme()
    match kind:
        case PartKind.TEXT:
            return theme.accent
        case PartKind.REASONING:
            return mix(theme.surface, theme.text_muted, 0.55)
        case PartKind.COMMENTARY:
            return mix(theme.surface, theme.accent, 0.4)
        case PartKind.TOOL_CALL:
            return mix(theme.surface, theme.success, 0.6)
    return mix(theme.surface, theme.danger, 0.6)

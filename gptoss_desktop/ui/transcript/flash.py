"""A brief tint behind a message that was jumped to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QObject, QTimer, QVariantAnimation, Signal

from gptoss_desktop.ui.theme.motion import motion_ms

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QPainter

_SHOWN_MS = 1400
_STRONGEST = 38
"""Of 255: strong enough to be seen, weak enough to read on."""
_RADIUS = 8


class Flash(QObject):
    """Fades by itself; where motion is unwanted it stands still, and goes."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.message_id = ""
        self._strength = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(_SHOWN_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._on_value)
        self._fade.finished.connect(self._end)
        self._still = QTimer(self, interval=_SHOWN_MS, singleShot=True)
        self._still.timeout.connect(self._end)

    def begin(self, message_id: str) -> None:
        """Tint this message from now on."""
        self.message_id, self._strength = message_id, 1.0
        self._fade.stop()
        if motion_ms():
            self._fade.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)
        else:
            self._still.start()
        self.changed.emit()

    def paint(self, painter: QPainter, place: QRect, colour: QColor) -> None:
        """Draw the tint at the place of the message."""
        colour.setAlpha(round(_STRONGEST * self._strength))
        painter.setBrush(colour)
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)

    def _on_value(self, value: float) -> None:
        self._strength = value
        self.changed.emit()

    def _end(self) -> None:
        self.message_id = ""
        self.changed.emit()

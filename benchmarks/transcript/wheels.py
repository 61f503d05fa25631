"""Turning the wheel over a widget, a notch a frame."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def wheels(target: QWidget, frames: int) -> Iterator[Callable[[], None]]:
    """Yield a step a frame that turns the wheel upwards by a notch."""
    place = QPointF(target.rect().center())
    for _ in range(frames):
        event = QWheelEvent(
            place, target.mapToGlobal(place), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        yield partial(_send, target, event)


def _send(target: QWidget, event: QWheelEvent) -> None:
    QApplication.sendEvent(target, event)

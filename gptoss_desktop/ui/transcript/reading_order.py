"""Rows in the order in which they are read, for assistive programs: pools hand widgets out in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from gptoss_desktop.ui.transcript.pool import RowPool

_REST_MS = 60
"""Order is made once the rows rest: while one scrolls nobody reads them aloud."""


class ReadingOrder(QObject):
    """Puts the children of the viewport, which is what a screen reader walks through, in order."""

    def __init__(self, pool: RowPool, viewport: QWidget, bar: QWidget) -> None:
        super().__init__(viewport)
        self._pool = pool
        self._viewport = viewport
        self._bar = bar
        self._timer = QTimer(self, interval=_REST_MS, singleShot=True)
        self._timer.timeout.connect(self._arrange)

    def refresh(self) -> None:
        """Make order soon, if anybody listens."""
        if QAccessible.isActive() and not self._timer.isActive():
            self._timer.start()

    def _arrange(self) -> None:
        rows: list[QWidget] = sorted((widget for _row, widget in self._pool.bound()), key=QWidget.y)
        children = self._viewport.children()
        if [child for child in children if child in rows] == rows:
            return
        for widget in rows:
            widget.raise_()
        self._bar.raise_()

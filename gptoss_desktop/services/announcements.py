"""What the window is told, in order, and a moment later where the engine should hear of it first."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

HEAD_START_MS = 10
"""Qt sends a request from the event loop and asks it twice for the body: drawing a prompt first costs the
first token 5 to 10 ms, drawing it so much later costs nobody anything."""


class Announcements(QObject):
    """Emits signals in the order in which they were told."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: deque[Callable[[], None]] = deque()
        self._timer = QTimer(self, interval=HEAD_START_MS, singleShot=True)
        self._timer.timeout.connect(self.release)

    def hold(self) -> None:
        """Keep what is told from now on for `HEAD_START_MS`, or until `release`."""
        self._timer.start()

    def tell(self, signal: SignalInstance, *arguments: object) -> None:
        """Emit a signal, after all that is held."""
        if self._timer.isActive():
            self._held.append(partial(signal.emit, *arguments))
        else:
            signal.emit(*arguments)

    def release(self) -> None:
        """Emit what is held."""
        self._timer.stop()
        while self._held:
            self._held.popleft()()

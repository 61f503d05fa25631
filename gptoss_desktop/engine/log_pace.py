"""The pace of the log: however much an engine writes, the event loop has time for everything else.

A line costs this side some ten microseconds, the views that show it more. So of a flood only a part is passed
on, and always the end, which holds the cause when the engine dies of it.
"""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, QTimer, Signal

WINDOW_MS = 100
LINES = 200
"""Lines that are passed on in one window: more than anybody reads, and 2 % of a core."""
KEPT = 2000
"""Lines that wait; older ones are left out."""


class LogPace(QObject):
    """Takes lines as they come, passes them on at a bounded pace, in order."""

    line = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[bytes] = deque()
        self._left_out = 0
        self._budget = LINES
        self._window = QTimer(self, singleShot=True, interval=WINDOW_MS)
        self._window.timeout.connect(self._next_window)

    def feed(self, lines: list[bytes]) -> None:
        """Pass on what there is time for; the rest waits, and the oldest of a flood is left out."""
        if not lines:
            return
        self._waiting.extend(lines)
        while len(self._waiting) > KEPT:
            self._waiting.popleft()
            self._left_out += 1
        self._pass_on()

    def finish(self) -> None:
        """Pass on everything that waits: the engine has ended."""
        self._window.stop()
        self._budget = KEPT + 1
        self._pass_on()
        self._window.stop()

    def _next_window(self) -> None:
        self._budget = LINES
        self._pass_on()

    def _pass_on(self) -> None:
        if self._left_out and self._budget and self._waiting:
            self._emit(f"[{self._left_out} lines were left out here]".encode())
            self._left_out = 0
        while self._budget > 0 and self._waiting:
            self._emit(self._waiting.popleft())
        if self._budget < LINES and not self._window.isActive():
            self._window.start()

    def _emit(self, line: bytes) -> None:
        self._budget -= 1
        self.line.emit(line.decode(errors="replace").rstrip())

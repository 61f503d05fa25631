"""When a crashed engine is started again, and when it is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BACKOFF_S = (1.0, 2.0, 4.0)
"""Seconds before the first, second and every later restart in a row."""
MAX_CRASHES = 3
WINDOW_S = 300.0
"""So many crashes within so many seconds end the restarts: what failed three times will fail again."""


class CrashHistory:
    """Remembers the crashes of one plan."""

    def __init__(self, clock: Callable[[], float], backoff_s: Sequence[float] = BACKOFF_S) -> None:
        """`clock` gives seconds that only grow."""
        self._clock = clock
        self._backoff_s = backoff_s
        self._times: list[float] = []
        self._in_a_row = 0

    def clear(self) -> None:
        """Forget everything: a person has asked for a start."""
        self._times.clear()
        self._in_a_row = 0

    def record(self) -> float | None:
        """Note a crash now; return the seconds to wait before a restart, None when there shall be none."""
        now = self._clock()
        self._times = [time for time in self._times if now - time < WINDOW_S]
        if not self._times:
            self._in_a_row = 0
        self._times.append(now)
        self._in_a_row += 1
        if len(self._times) >= MAX_CRASHES:
            return None
        return self._backoff_s[min(self._in_a_row, len(self._backoff_s)) - 1]

"""The end of one run's log: enough of it to find the root cause of a failure, and no more."""

from __future__ import annotations

from collections import deque

MAX_LINES = 2000
"""A failure of vLLM on eight cards: a traceback of some 60 lines, twice, from each of the workers."""
MAX_CHARACTERS = 256 * 1024
TAIL_LINES = 40
"""How much goes with a failure: a Python traceback or llama.cpp's last words fit."""


class RunLog:
    """Keeps the last lines, bounded in number and in size."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque()
        self._size = 0

    def append(self, line: str) -> None:
        """Add one line in O(1)."""
        self._lines.append(line)
        self._size += len(line)
        while len(self._lines) > MAX_LINES or self._size > MAX_CHARACTERS:
            self._size -= len(self._lines.popleft())

    @property
    def text(self) -> str:
        """All that is kept."""
        return "\n".join(self._lines)

    @property
    def tail(self) -> tuple[str, ...]:
        """The last lines, for a person."""
        return tuple(self._lines)[-TAIL_LINES:]

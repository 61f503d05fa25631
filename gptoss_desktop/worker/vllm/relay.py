"""Passes lines on to the log, without ever waiting for whoever reads it.

A window may be busy, and an engine may write a hundred thousand lines a second. Neither may hold the other
up, nor fill the memory: so many lines a second are passed on, so many wait, and of more than that the oldest
are left out, because the last words of an engine are those that say why it ended.
"""

from __future__ import annotations

import os
import select
import time
from collections import deque
from contextlib import suppress

MOST_WAITING = 2000
"""Lines; at most 8 MB."""
LINES_A_SECOND = 1000
_BURST = 500
_PIPE_BUF = 4096
"""A pipe that poll(2) calls writable takes this much at once (pipe(7), POSIX)."""


class LogRelay:
    """Writes to one descriptor."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._waiting: deque[bytes] = deque()
        self._left_out = 0
        self._allowance = float(_BURST)
        self._looked = time.monotonic()

    def add(self, line: bytes) -> None:
        """Take one line, without its end."""
        self._waiting.append(line)
        if len(self._waiting) > MOST_WAITING:
            self._waiting.popleft()
            self._left_out += 1

    @property
    def pause_s(self) -> float | None:
        """Seconds after which `pump` can do something again; None where nothing waits."""
        return 0.05 if self._waiting else None

    def pump(self) -> None:
        """Write what may be written now."""
        now = time.monotonic()
        self._allowance = min(_BURST, self._allowance + (now - self._looked) * LINES_A_SECOND)
        self._looked = now
        while self._waiting and self._allowance >= 1 and self._writable(0):
            self._write()

    def flush(self, limit_s: float) -> None:
        """Write all that waits, for at most so many seconds."""
        deadline = time.monotonic() + limit_s
        while self._waiting and (left := deadline - time.monotonic()) > 0:
            if self._writable(left):
                self._write()

    def _writable(self, timeout_s: float) -> bool:
        waiting = select.poll()
        waiting.register(self._fd, select.POLLOUT)
        return bool(waiting.poll(timeout_s * 1000))

    def _write(self) -> None:
        chunk = b""
        if self._left_out:
            chunk, self._left_out = b"(%d lines of the engine are left out here)\n" % self._left_out, 0
        while self._waiting and len(chunk) + len(self._waiting[0]) < _PIPE_BUF:
            chunk += self._waiting.popleft() + b"\n"
            self._allowance -= 1
        # A reader that is gone needs no log; the guard sees to the rest.
        with suppress(BrokenPipeError):
            os.write(self._fd, chunk)

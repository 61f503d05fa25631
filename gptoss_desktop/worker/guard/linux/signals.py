"""Signals as a readable descriptor, so that one poll(2) can wait for everything."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BUFFER = 512


class SignalQueue:
    """Catches the given signals from construction on. One at a time in a process."""

    def __init__(self, numbers: Iterable[signal.Signals]) -> None:
        self._read, self._write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        for number in numbers:
            signal.signal(number, lambda *_: None)

    def fileno(self) -> int:
        """Return the descriptor that becomes readable."""
        return self._read

    def take(self) -> list[signal.Signals]:
        """Return the signals that came since the last call, in order."""
        with suppress(BlockingIOError):
            return [signal.Signals(number) for number in os.read(self._read, _BUFFER)]
        return []


def restore_defaults() -> None:
    """Undo what Python and `SignalQueue` set, as a program that is about to be executed expects."""
    signal.set_wakeup_fd(-1)
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        # Some real-time signals are the C library's own and cannot be set.
        with suppress(OSError, ValueError):
            if signal.getsignal(number) is not signal.SIG_DFL:
                signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())

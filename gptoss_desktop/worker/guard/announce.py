"""Events to whoever started the guard: JSON lines for a program, prose for a person."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import Protocol

from gptoss_desktop.protocol.guard import (
    Exited,
    Failed,
    GuardEvent,
    IsolationProved,
    Ready,
    Stage,
    decode,
    encode,
)


class Announcer(Protocol):
    """Where events go."""

    def announce(self, event: GuardEvent) -> None:
        """Pass on one event. A reader that is gone is no error: its pipe tells the guard."""


class EventLines:
    """Writes events to a descriptor as `protocol.guard` defines them."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def announce(self, event: GuardEvent) -> None:
        """Write one line."""
        _write(self._fd, encode(event))


class Prose:
    """Writes events to a descriptor as a person reads them."""

    def __init__(self, fd: int, socket: str) -> None:
        self._fd = fd
        self._socket = socket
        self._stage = ""

    def announce(self, event: GuardEvent) -> None:
        """Write one line; a stage only when it begins."""
        if isinstance(event, Stage):
            if event.name == self._stage:
                return
            self._stage = event.name
        _write(self._fd, f"{self._words(event)}\n".encode())

    def _words(self, event: GuardEvent) -> str:
        match event:
            case IsolationProved():
                return f"isolation: {event.layer} (canary: {event.canary})"
            case Stage():
                return f"{event.name}: {event.detail}" if event.detail else event.name
            case Ready():
                return f"listening on {self._socket} ({event.model}, context {event.context} tokens)"
            case Failed():
                return f"{event.sentence} {event.advice}".rstrip()
            case Exited(code=None):
                return f"the engine was ended by {signal.Signals(event.signal or 0).name}"
            case Exited():
                return f"the engine ended with code {event.code}"


class EngineLines:
    """Collects what the engine writes into its events pipe, and passes on whole lines as prose."""

    def __init__(self, announcer: Announcer) -> None:
        self._announcer = announcer
        self._read, self.write_fd = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        os.set_blocking(self.write_fd, True)
        self._rest = b""

    def fileno(self) -> int:
        """Return the descriptor to poll."""
        return self._read

    def forward(self) -> None:
        """Pass on what has come."""
        with suppress(BlockingIOError):
            while data := os.read(self._read, 1 << 16):
                *lines, self._rest = (self._rest + data).split(b"\n")
                for line in lines:
                    event = decode(line)
                    if event is not None:
                        self._announcer.announce(event)


def _write(fd: int, line: bytes) -> None:
    with suppress(BrokenPipeError):
        os.write(fd, line)

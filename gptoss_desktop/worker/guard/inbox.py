"""Everything that the guard waits for, in one poll(2)."""

from __future__ import annotations

import os
import select
import signal
import time
from typing import TYPE_CHECKING

from gptoss_desktop.worker.guard.linux.signals import SignalQueue

if TYPE_CHECKING:
    from gptoss_desktop.worker.guard.announce import EngineLines
    from gptoss_desktop.worker.guard.channel import Channel, Report

_STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_STOP_LINE = b"stop"
_CHUNK = 4096


class Inbox:
    """What has come so far. The flags only ever rise; reports are taken one at a time.

    `parent_gone`: standard input ended. `stops`: how often an ordinary stop was asked for. `keeper_gone`: the
    channel that was listened to last ended.
    """

    def __init__(self, stdin: int | None, engine_lines: EngineLines | None) -> None:
        self.parent_gone = False
        self.keeper_gone = False
        self.stops = 0
        self._reports: list[Report] = []
        self._signals = SignalQueue((*_STOP_SIGNALS, signal.SIGCHLD))
        self._stdin = stdin
        self._typed = b""
        self._engine_lines = engine_lines
        self._channel: Channel | None = None

    def listen_to(self, channel: Channel) -> None:
        """Wait for this keeper from now on."""
        self._channel = channel
        self.keeper_gone = False
        self._reports.clear()

    def take_report(self) -> Report | None:
        """Return the oldest report that was not taken yet."""
        return self._reports.pop(0) if self._reports else None

    def wait(self, deadline: float | None = None) -> None:
        """Wait until something comes, or until `deadline` on the monotonic clock (seconds)."""
        timeout = None if deadline is None else max(0.0, deadline - time.monotonic()) * 1000
        ready = {fd for fd, _ in self._poll().poll(timeout)}
        if self._signals.fileno() in ready:
            self.stops += sum(number in _STOP_SIGNALS for number in self._signals.take())
        if self._stdin in ready:
            self._read_stdin(self._stdin)
        if self._engine_lines is not None and self._engine_lines.fileno() in ready:
            self._engine_lines.forward()
        if self._channel is not None and self._channel.fileno() in ready:
            report = self._channel.next_report()
            if report is None:
                self.keeper_gone = True
            else:
                self._reports.append(report)

    def _poll(self) -> select.poll:
        waiting = select.poll()
        waiting.register(self._signals, select.POLLIN)
        if self._stdin is not None and not self.parent_gone:
            waiting.register(self._stdin, select.POLLIN)
        if self._engine_lines is not None:
            waiting.register(self._engine_lines, select.POLLIN)
        if self._channel is not None and not self.keeper_gone:
            waiting.register(self._channel, select.POLLIN)
        return waiting

    def _read_stdin(self, stdin: int) -> None:
        data = os.read(stdin, _CHUNK)
        self.parent_gone = not data
        *lines, self._typed = (self._typed + data).split(b"\n")
        self._typed = self._typed[-_CHUNK:]
        self.stops += sum(line.strip() == _STOP_LINE for line in lines)

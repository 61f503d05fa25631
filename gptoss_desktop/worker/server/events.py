"""Tells the parent what the starting engine is doing: one JSON object a line on an inherited descriptor."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gptoss_desktop.protocol import guard

if TYPE_CHECKING:
    from gptoss_desktop.protocol.guard import GuardEvent

STEP = 0.01
"""The least progress, as a fraction, that is worth a line."""


class EventWriter:
    """Writes events. A parent that is gone is no error here: the guard sees to it that this process ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._last = guard.Stage("")

    def send(self, event: GuardEvent) -> None:
        """Write one event."""
        data = guard.encode(event)
        try:
            while data:
                data = data[os.write(self._descriptor, data) :]
        except BrokenPipeError:
            return

    def stage(self, name: str, fraction: float | None = None) -> None:
        """Tell what is done now and how far, unless that is hardly news."""
        last = self._last
        known = last.fraction if name == last.name else None
        if known is not None and fraction is not None and fraction < min(1.0, known + STEP):
            return
        self._last = guard.Stage(name, fraction)
        self.send(self._last)

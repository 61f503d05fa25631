"""Stages to the parent: at once when one begins, in steps within one, with the time that is left."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from gptoss_desktop.protocol.guard import Stage
from gptoss_desktop.worker.vllm.progress import STARTING, Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.protocol.guard import GuardEvent
    from gptoss_desktop.worker.vllm.estimate import StartHistory

_STEP = 0.01
"""The least progress, as a fraction, that is worth an event."""
_PAUSE_S = 0.25
"""Between two events of a stage: a progress bar may move a hundred times a second."""


class StageTeller:
    """Times the stages, and tells them."""

    def __init__(self, send: Callable[[GuardEvent], None], history: StartHistory) -> None:
        self._send = send
        self._history = history
        self._now = Progress(STARTING)
        self._began = self._told_at = time.monotonic()
        self._told = self._now
        self.durations: dict[str, float] = {}

    def tell(self, progress: Progress) -> None:
        """Take where the start is, and tell it if it is news."""
        if progress.stage != self._now.stage:
            self._end_stage()
        self._now = progress
        told = self._told
        if progress.stage == told.stage:
            if time.monotonic() - self._told_at < _PAUSE_S and progress.fraction != 1.0:
                return
            step = (progress.fraction or 0.0) - (told.fraction or 0.0)
            if progress.detail == told.detail and 0 <= step < _STEP:
                return
        self.repeat()

    def repeat(self) -> None:
        """Tell where the start is once more: it goes on."""
        now = time.monotonic()
        progress = self._now
        left = self._history.remaining_s(progress.stage, now - self._began, progress.fraction)
        self._told, self._told_at = progress, now
        remaining = None if left is None else round(left, 1)
        self._send(Stage(progress.stage, progress.fraction, progress.detail, remaining))

    def finish(self) -> None:
        """The start was good: remember how long it took."""
        self._end_stage()
        self._history.keep(self.durations)

    def _end_stage(self) -> None:
        now = time.monotonic()
        stage = self._now.stage
        self.durations[stage] = self.durations.get(stage, 0.0) + now - self._began
        self._began = now

    @property
    def silent_s(self) -> float:
        """Seconds since something was told."""
        return time.monotonic() - self._told_at

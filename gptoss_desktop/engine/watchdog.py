"""Tells an engine that stands still in the middle of an answer from one that is only slow."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.engine.reply_stream import ReplyStream
from gptoss_desktop.protocol.metrics import EngineMetrics, parse_metrics

if TYPE_CHECKING:
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.engine.client import EngineClient
    from gptoss_desktop.engine.replies import Reply


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. A token that follows another takes milliseconds on a card and a second on a slow processor.

    `stream_s` is how long a stream may go without a byte, `first_s` the same before its first one: it may
    wait in the queue and for a long prompt. After that the engine's figures are looked at every `look_s`;
    when they stand still, or cannot be had, for `still_s`, it hangs.
    """

    stream_s: float = 60.0
    first_s: float = 300.0
    still_s: float = 30.0
    look_s: float = 5.0


_USUAL = Patience()
_ON_A_PROCESSOR = Patience(stream_s=120.0, first_s=600.0, still_s=300.0)
"""vLLM tells its figures once a step, and a step of 4,096 tokens takes a processor minutes."""


def patience_with(plan: EnginePlan) -> Patience:
    """Return how much patience the engine of a plan deserves."""
    return _ON_A_PROCESSOR if plan.engine is EngineKind.VLLM and not plan.gpus else _USUAL


class StreamWatchdog(QObject):
    """Watches the answers of one client, in the event loop; asks the engine only when a stream is quiet."""

    hung = Signal()
    """Once."""

    def __init__(self, client: EngineClient, patience: Patience, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._patience = patience
        self._asking = False
        self._figures: EngineMetrics | None = None
        self._moved = time.monotonic()
        self._timer = QTimer(self, interval=round(patience.look_s * 1000))
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to watch: the engine is ready."""
        self._moved = time.monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more; `hung` is not told afterwards."""
        self._timer.stop()

    def _look(self) -> None:
        if not self._is_quiet():
            self._moved = time.monotonic()
            self._figures = None
        elif self._asking:
            self._judge()  # the last question is not answered yet
        else:
            self._asking = True
            self._client.get("/metrics", self._take, timeout_ms=round(self._patience.still_s * 1000))

    def _is_quiet(self) -> bool:
        """Whether a stream has waited for longer than is usual."""
        now = time.monotonic()
        for stream in self._client.findChildren(ReplyStream):
            moments = stream.moments
            if moments.last_byte is None:
                if now - moments.sent > self._patience.first_s:
                    return True
            elif now - moments.last_byte > self._patience.stream_s:
                return True
        return False

    def _take(self, reply: Reply) -> None:
        self._asking = False
        if reply.failure is None:
            try:
                figures = parse_metrics(reply.body.decode(errors="replace"))
            except ValueError:
                # It answers, and was started without figures: nothing can be said against it.
                self._moved = time.monotonic()
                return
            if figures != self._figures:
                self._figures = figures
                self._moved = time.monotonic()
        self._judge()

    def _judge(self) -> None:
        if self._timer.isActive() and time.monotonic() - self._moved > self._patience.still_s:
            self.stop()
            self.hung.emit()

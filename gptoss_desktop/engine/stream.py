"""One streamed answer, as the rest of the program sees it: deltas, and one outcome."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.domain.answer import FinishReason, Timings, Usage

if TYPE_CHECKING:
    from gptoss_desktop.domain.failure import EngineFailure


@dataclass(frozen=True, slots=True)
class AnswerOutcome:
    """How an answer ended. `failure` is set exactly when `reason` is ERROR.

    `stop_reason` is the stop string or the id of the token at which it ended, None for the model's own end.
    """

    reason: FinishReason | None = None
    usage: Usage = field(default_factory=Usage)
    timings: Timings = field(default_factory=Timings)
    recovered: bool = False
    max_tokens_clamped_to: int | None = None
    stop_reason: str | int | None = None
    failure: EngineFailure | None = None


@dataclass(slots=True)
class StreamMoments:
    """Readings of `time.monotonic()`, to measure the window's own delay; None until they happen."""

    sent: float
    first_byte: float | None = None
    last_byte: float | None = None
    first_delta: float | None = None


@dataclass(slots=True)
class StreamIds:
    """The tokens of a stream that was asked for their ids: all that have come so far.

    `prompt` is the JSON list that `protocol.prompt_ids.decode_ids` reads; empty until the engine has begun.
    It may end inside the answer, where that is gone on with.
    """

    prompt: bytes = b""
    output: list[int] = field(default_factory=list)


class AnswerStream(QObject):
    """An answer in progress. It deletes itself after `finished`; deleted sooner, it closes the connection."""

    delta = Signal(object)
    """tuple[TextDelta, ...]: the first as soon as it has come, the rest at most 30 times a second."""
    tokens = Signal(object)
    """tuple[Tokens, ...] with the pace of `delta`, for a request that asked for ids or log-probabilities."""
    finished = Signal(object)
    """AnswerOutcome, exactly once and after the last delta; `cancel()` emits it before it returns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.moments = StreamMoments(time.monotonic())
        self.ids = StreamIds()

    def cancel(self) -> None:
        """Stop the answer: the engine sees the connection close. After the end it does nothing."""
        raise NotImplementedError

"""One streamed answer: bytes from the reply, coalesced deltas and one outcome to the rest of the program."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QNetworkReply, QNetworkRequest

from gptoss_desktop.domain.answer import FinishReason, Timings, Usage
from gptoss_desktop.engine import failures
from gptoss_desktop.engine.coalescer import DeltaCoalescer
from gptoss_desktop.protocol.chunks import Chunk, Done, Figures, Finish, TextDelta, decode_chunk
from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.protocol.sse import SseDecoder, SseError

if TYPE_CHECKING:
    from gptoss_desktop.domain.failure import EngineFailure

COALESCE_MS = 33
"""Time between two `delta` signals: 30 Hz, as fast as a person can read growing text."""
HTTP_OK = 200


@dataclass(frozen=True, slots=True)
class AnswerOutcome:
    """How an answer ended. `failure` is set exactly when `reason` is ERROR."""

    reason: FinishReason | None = None
    usage: Usage = field(default_factory=Usage)
    timings: Timings = field(default_factory=Timings)
    recovered: bool = False
    max_tokens_clamped_to: int | None = None
    failure: EngineFailure | None = None


@dataclass(slots=True)
class StreamMoments:
    """Readings of `time.monotonic()`, to measure the window's own delay; None until they happen."""

    sent: float
    first_byte: float | None = None
    first_delta: float | None = None


class AnswerStream(QObject):
    """An answer in progress. It deletes itself after `finished`; deleted sooner, it closes the connection."""

    delta = Signal(object)
    """tuple[TextDelta, ...]: the first as soon as it has come, the rest at most every `COALESCE_MS`."""
    finished = Signal(object)
    """AnswerOutcome, exactly once and after the last delta; `cancel()` emits it before it returns."""

    def __init__(self, reply: QNetworkReply, parent: QObject | None = None) -> None:
        """Follow `reply`, which now belongs to the stream."""
        super().__init__(parent)
        self.moments = StreamMoments(time.monotonic())
        self._ended = False
        self._outcome = AnswerOutcome()
        self._decoder = SseDecoder()
        self._coalescer = DeltaCoalescer()
        self._pending = False
        self._pause = QTimer(self, singleShot=True, interval=COALESCE_MS)
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._flush)
        self._reply = reply
        reply.setParent(self)
        reply.readyRead.connect(self._read)
        reply.finished.connect(self._reply_finished)

    def cancel(self) -> None:
        """Stop the answer: the engine sees the connection close. After the end it does nothing."""
        if not self._ended:
            self._end(replace(self._outcome, reason=FinishReason.CANCELLED))

    def _read(self) -> None:
        if self._ended or self._status() != HTTP_OK:
            return  # the body of an error is read when it is whole
        packet = bytes(self._reply.readAll().data())
        if self.moments.first_byte is None and packet:
            self.moments.first_byte = time.monotonic()
        try:
            self._take_events(self._decoder.feed(packet))
        except SseError as error:
            self._take_events(error.events)
            self._fail(failures.broken_answer(str(error)))
        if self._pending and not self._pause.isActive():
            self._flush()

    def _take_events(self, events: list[bytes]) -> None:
        for data in events:
            try:
                chunks = decode_chunk(data)
            except (ValueError, TypeError, AttributeError, RecursionError) as error:
                # Not JSON, or JSON of another shape: either way nothing after it can be trusted.
                self._fail(failures.broken_answer(f"a chunk is malformed, {error}"))
                return
            for chunk in chunks:
                self._take(chunk)
            if self._ended:
                return

    def _take(self, chunk: Chunk) -> None:
        match chunk:
            case TextDelta():
                if self.moments.first_delta is None:
                    self.moments.first_delta = time.monotonic()
                self._coalescer.add(chunk)
                self._pending = True
            case Finish():
                self._outcome = replace(
                    self._outcome,
                    reason=chunk.reason,
                    recovered=chunk.recovered,
                    max_tokens_clamped_to=chunk.max_tokens_clamped_to,
                )
            case Figures():
                self._outcome = replace(self._outcome, usage=chunk.usage, timings=chunk.timings)
            case ApiError():
                self._fail(failures.from_api(chunk))
            case Done():
                self._end(self._outcome)

    def _flush(self) -> None:
        if self._pending:
            self._pending = False
            self._pause.start()
            self.delta.emit(self._coalescer.take())

    def _reply_finished(self) -> None:
        if self._ended:
            return
        status = self._status()
        if status is None:
            self._fail(failures.no_connection(self._reply.errorString()))
        elif status != HTTP_OK:
            self._fail(failures.from_http(status, bytes(self._reply.readAll().data())))
        else:
            self._read()  # what came together with the end
            self._end_of_body()

    def _end_of_body(self) -> None:
        """Judge a body that ended without the `[DONE]` mark."""
        if self._outcome.reason is not None:
            self._end(self._outcome)
        elif self._reply.error() is QNetworkReply.NetworkError.NoError:
            self._fail(failures.broken_answer("it ended without a reason"))
        else:
            self._fail(failures.connection_lost())

    def _fail(self, failure: EngineFailure) -> None:
        self._end(replace(self._outcome, reason=FinishReason.ERROR, failure=failure))

    def _end(self, outcome: AnswerOutcome) -> None:
        if self._ended:
            return
        self._ended = True
        self._flush()
        self._pause.stop()
        if not self._reply.isFinished() and outcome.reason in {FinishReason.CANCELLED, FinishReason.ERROR}:
            self._reply.abort()
        self.finished.emit(outcome)
        self.deleteLater()

    def _status(self) -> int | None:
        status: int | None = self._reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        return status

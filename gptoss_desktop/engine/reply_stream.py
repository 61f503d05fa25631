"""An answer that is one reply of the engine: bytes in, coalesced deltas and one outcome out."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtNetwork import QNetworkReply, QNetworkRequest

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.engine import failures
from gptoss_desktop.engine.coalescer import DeltaCoalescer
from gptoss_desktop.engine.stream import AnswerOutcome, AnswerStream
from gptoss_desktop.protocol.chunks import (
    Chunk,
    Done,
    Figures,
    Finish,
    PromptIds,
    TextDelta,
    Tokens,
    decode_chunk,
)
from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.protocol.sse import SseDecoder, SseError

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.protocol.stops import StopMatcher

COALESCE_MS = 33
"""Time between two `delta` signals: 30 Hz, as fast as a person can read growing text."""
FAST_COALESCE_MS = 16
"""The same while a great deal comes: smaller pieces, so that no frame of the window has much to write."""
MUCH = 100
"""Characters in one signal from which on the next comes sooner: about a line and a half."""
HTTP_OK = 200


class ReplyStream(AnswerStream):
    """Follows one reply."""

    def __init__(
        self,
        reply: QNetworkReply,
        parent: QObject | None = None,
        *,
        decode: Callable[[bytes], list[Chunk]] = decode_chunk,
        stops: StopMatcher | None = None,
    ) -> None:
        """Follow `reply`, which now belongs to the stream; `decode` reads the data of one event.

        `stops` looks for stop strings here, in the answer's text, because the engine does not.
        """
        super().__init__(parent)
        self._ended = False
        self._outcome = AnswerOutcome()
        self._decode = decode
        self._stops = stops
        self._stopped_at: str | None = None
        self._decoder = SseDecoder()
        self._coalescer = DeltaCoalescer()
        self._tokens: list[Tokens] = []
        self._pending = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._flush)
        self._reply = reply
        reply.setParent(self)
        reply.readyRead.connect(self._read)
        reply.finished.connect(self._reply_finished)

    def cancel(self) -> None:
        """Stop the answer: the engine sees the connection close. After the end it does nothing."""
        if not self._ended:
            self._end(replace(self._outcome, reason=FinishReason.CANCELLED), abort=True)

    def _read(self) -> None:
        if self._ended or self._status() != HTTP_OK:
            return  # the body of an error is read when it is whole
        packet = bytes(self._reply.readAll().data())
        if packet:
            self.moments.last_byte = time.monotonic()
            self.moments.first_byte = self.moments.first_byte or self.moments.last_byte
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
                chunks = self._decode(data)
            except (ValueError, TypeError, AttributeError, RecursionError) as error:
                # Not JSON, or JSON of another shape: either way nothing after it can be trusted.
                self._fail(failures.broken_answer(f"a chunk is malformed, {error}"))
                return
            for chunk in chunks:
                self._take(chunk)
            if self._stopped_at is not None:
                self._stop_here(self._stopped_at)
            if self._ended:
                return

    def _take(self, chunk: Chunk) -> None:
        match chunk:
            case TextDelta():
                if self.moments.first_delta is None:
                    self.moments.first_delta = time.monotonic()
                self._add(chunk)
            case Tokens():
                self.ids.output += chunk.ids
                self._tokens.append(chunk)
                self._pending = True
            case PromptIds():
                self.ids.prompt = chunk.json
            case Finish():
                if self._stops is not None:
                    self._show(TextDelta(PartKind.TEXT, self._stops.flush()))
                self._outcome = replace(
                    self._outcome,
                    reason=chunk.reason,
                    recovered=chunk.recovered,
                    max_tokens_clamped_to=chunk.max_tokens_clamped_to,
                    stop_reason=chunk.stop_reason,
                )
            case Figures():
                self._outcome = replace(self._outcome, usage=chunk.usage, timings=chunk.timings)
            case ApiError():
                self._fail(failures.from_api(chunk))
            case Done():
                self._end(self._outcome)

    def _add(self, delta: TextDelta) -> None:
        if self._stops is None or delta.kind is not PartKind.TEXT:
            self._show(delta)
        elif self._stopped_at is None:
            match = self._stops.push(delta.text)
            self._show(replace(delta, text=match.text) if match.text != delta.text else delta)
            self._stopped_at = match.stop

    def _show(self, delta: TextDelta) -> None:
        if delta.text or delta.name:
            self._coalescer.add(delta)
            self._pending = True

    def _stop_here(self, stop: str) -> None:
        """End at a stop string that the engine does not know of: closing the connection stops its work."""
        self._end(replace(self._outcome, reason=FinishReason.STOP, stop_reason=stop), abort=True)

    def _flush(self) -> None:
        if self._pending:
            self._pending = False
            tokens, self._tokens = self._tokens, []
            deltas = self._coalescer.take()
            much = sum(len(delta.text) for delta in deltas) > MUCH
            self._pause.start(FAST_COALESCE_MS if much else COALESCE_MS)
            if tokens:
                self.tokens.emit(tuple(tokens))
            if deltas:
                self.delta.emit(deltas)

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
        self._end(replace(self._outcome, reason=FinishReason.ERROR, failure=failure), abort=True)

    def _end(self, outcome: AnswerOutcome, *, abort: bool = False) -> None:
        if self._ended:
            return
        self._ended = True
        self._flush()
        self._pause.stop()
        if abort and not self._reply.isFinished():
            self._reply.abort()
        self.finished.emit(outcome)
        self.deleteLater()

    def _status(self) -> int | None:
        status: int | None = self._reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        return status

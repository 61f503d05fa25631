"""One answer in progress: from the stream to the message, and to the store as it comes."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.domain.answer import AnswerRecord, FinishReason
from gptoss_desktop.domain.conversation import Message, MessageState, PartKind
from gptoss_desktop.protocol.parts import PartsBuilder

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.engine.stream import AnswerOutcome, AnswerStream
    from gptoss_desktop.protocol.chunks import TextDelta

SAVE_INTERVAL_MS = 400
"""A delta is on its way to the disk this long after it was shown: a crash may lose 500 ms, not more."""


@dataclass(frozen=True, slots=True)
class AnswerSinks:
    """Where text is kept: `append` adds new text to a message, `finish` stores its final form."""

    append: Callable[[Message, tuple[TextDelta, ...]], None]
    finish: Callable[[Message], None]


class Answering(QObject):
    """Follows one `AnswerStream` to its end.

    Text is handed on as it comes, saved at least every `SAVE_INTERVAL_MS`, and becomes the message's parts
    when the stream ends, however it ends.
    """

    delta = Signal(object)
    """tuple[TextDelta, ...], as the stream gave them."""
    finished = Signal(object, object)
    """The final Message and the AnswerOutcome."""

    def __init__(
        self, message: Message, record: AnswerRecord, stream: AnswerStream, sinks: AnswerSinks
    ) -> None:
        super().__init__(stream)
        self.message = message
        self._record = record
        self._stream = stream
        self._sinks = sinks
        self._builder = PartsBuilder(message.parts)
        self._unsaved: list[TextDelta] = []
        self._save_timer = QTimer(self, interval=SAVE_INTERVAL_MS, singleShot=True)
        self._save_timer.timeout.connect(self._save)
        stream.delta.connect(self._on_delta)
        stream.finished.connect(self._on_finished)

    def cancel(self) -> None:
        """Stop the answer; what has come is kept."""
        self._stream.cancel()

    def _on_delta(self, deltas: tuple[TextDelta, ...]) -> None:
        self.delta.emit(deltas)
        self._builder.add(deltas, time.monotonic())
        self._unsaved += deltas
        if not self._save_timer.isActive():
            self._save_timer.start()

    def _save(self) -> None:
        deltas, self._unsaved = tuple(self._unsaved), []
        if deltas:
            self._sinks.append(self.message, deltas)

    def _on_finished(self, outcome: AnswerOutcome) -> None:
        self._save_timer.stop()
        self.message = replace(
            self.message,
            parts=self._builder.parts(),
            state=final_state(outcome),
            answer=replace(
                self._record,
                usage=outcome.usage,
                timings=outcome.timings,
                finish_reason=outcome.reason,
                recovered=outcome.recovered,
                max_tokens_clamped_to=outcome.max_tokens_clamped_to,
            ),
        )
        self._sinks.finish(self.message)
        self.finished.emit(self.message, outcome)


def final_state(outcome: AnswerOutcome) -> MessageState:
    """Return the state of a message whose stream ended so."""
    if outcome.failure is not None or outcome.reason is FinishReason.ERROR:
        return MessageState.INTERRUPTED
    if outcome.reason is FinishReason.CANCELLED:
        return MessageState.STOPPED
    return MessageState.COMPLETE


def can_go_on(message: Message, *, gpt_oss: bool = False) -> bool:
    """Return whether an engine can write on where an answer stands.

    A tool call is whole or useless. Reasoning alone can only be gone on with token by token, in harmony.
    """
    if any(part.kind is PartKind.TOOL_CALL for part in message.parts):
        return False
    return bool(message.text() or (gpt_oss and message.text(PartKind.REASONING)))

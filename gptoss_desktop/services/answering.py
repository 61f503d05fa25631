"""One answer in progress: from the stream to the message, and to the store as it comes."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.conversation import Message, MessageState, PartKind
from gptoss_desktop.protocol.parts import PartsBuilder
from gptoss_desktop.services import provenance
from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.answer import AnswerRecord
    from gptoss_desktop.domain.trace import TokenTrace
    from gptoss_desktop.engine.stream import AnswerOutcome, AnswerStream
    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.services.pending import Begun
    from gptoss_desktop.services.provenance import PromptFacts

SAVE_INTERVAL_MS = 300
"""A delta is on its way to the disk this long after it was shown: a crash may lose 500 ms, not more, and a
busy machine or seven other answers may need 200 ms for the rest (`benchmarks/saving`)."""
LONG_PROMPT = 32 * 1024
"""Bytes of JSON; the ids of a longer prompt are read in another thread while the answer comes."""


@dataclass(frozen=True, slots=True)
class AnswerSinks:
    """Where text is kept: `append` adds new text to a message, `finish` stores its final form and tokens."""

    append: Callable[[Message, tuple[TextDelta, ...]], None]
    finish: Callable[[Message, TokenTrace], None]


class Answering(QObject):
    """Follows one `AnswerStream` to its end.

    Text is handed on as it comes, saved at least every `SAVE_INTERVAL_MS`, and becomes the message's parts
    when the stream ends, however it ends.
    """

    delta = Signal(object)
    """tuple[TextDelta, ...], as the stream gave them."""
    finished = Signal(object, object)
    """The final Message and the AnswerOutcome."""

    def __init__(self, message: Message, begun: Begun, architecture: str, sinks: AnswerSinks) -> None:
        """`message` has the record of what it goes on with, if it does."""
        super().__init__(begun.stream)
        self._earlier = message.answer if message.parts else None
        self.message = replace(message, answer=begun.record)
        self.thinks = not message.text()
        """Whether nothing of the answer itself has come yet."""
        self._stream: AnswerStream = begun.stream
        self._architecture = architecture
        self._sinks = sinks
        self._prompt: PromptFacts | None = None
        self._builder = PartsBuilder(message.parts)
        self._unsaved: list[TextDelta] = []
        self._save_timer = QTimer(self, interval=SAVE_INTERVAL_MS, singleShot=True)
        self._save_timer.timeout.connect(self._save)
        self._stream.delta.connect(self._on_delta)
        self._stream.finished.connect(self._on_finished)

    @property
    def record(self) -> AnswerRecord:
        """Where the answer comes from, as far as that is known."""
        assert self.message.answer is not None  # noqa: S101  set above
        return self.message.answer

    @property
    def elapsed(self) -> float:
        """Seconds since the request was sent."""
        return time.monotonic() - self._stream.moments.sent

    def cancel(self) -> None:
        """Stop the answer; what has come is kept."""
        self._stream.cancel()

    def _on_delta(self, deltas: tuple[TextDelta, ...]) -> None:
        if not self._builder.has_grown and len(self._stream.ids.prompt) > LONG_PROMPT:
            self._read_prompt()
        self.thinks = self.thinks and all(delta.kind is not PartKind.TEXT for delta in deltas)
        self._builder.add(deltas, time.monotonic())
        self._unsaved += deltas
        if not self._save_timer.isActive():
            self._save_timer.start()
        # Told last: who hears it may end the answer.
        self.delta.emit(deltas)

    def _read_prompt(self) -> None:
        read = partial(provenance.prompt_facts, self._stream.ids.prompt, self._architecture)
        run_task(read, self._take_prompt, self._prompt_unreadable, lane=Lane.FILES)

    def _take_prompt(self, facts: PromptFacts) -> None:
        self._prompt = facts

    def _prompt_unreadable(self, _error: Exception) -> None:
        """Leave it for the end, where it fails in the same way and is told."""

    def _save(self) -> None:
        deltas, self._unsaved = tuple(self._unsaved), []
        if deltas:
            self._sinks.append(self.message, deltas)

    def _on_finished(self, outcome: AnswerOutcome) -> None:
        self._save_timer.stop()
        ids = self._stream.ids
        prompt = self._prompt or provenance.prompt_facts(ids.prompt, self._architecture)
        trace = provenance.trace_of(self.message, prompt, ids)
        before = "" if self._earlier is None else self._earlier.prompt_sha256
        record = replace(self.record, prompt_sha256=prompt.sha256 or before)
        message = replace(
            self.message,
            parts=self._builder.parts(),
            state=final_state(outcome),
            answer=provenance.completed(record, self._earlier, outcome, self._stream.moments, trace),
        )
        self.message = provenance.with_tokens(message, trace, self._architecture)
        self._sinks.finish(self.message, trace)
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

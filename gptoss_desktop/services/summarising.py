"""The model writes a summary of the oldest turns of a conversation, piece by piece where they are many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.conversation import (
    Message,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.parameters import GenerationParameters, ReasoningEffort
from gptoss_desktop.protocol.chat import ChatRequest
from gptoss_desktop.protocol.token_estimate import estimated_tokens
from gptoss_desktop.services import summary_words
from gptoss_desktop.services.overflow import summary_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.engine.client import EngineClient
    from gptoss_desktop.engine.stream import AnswerOutcome, AnswerStream
    from gptoss_desktop.protocol.chunks import TextDelta

_PIECE_SHARE = 3
"""A piece takes a third of the context by estimate: what the estimate is wrong by has room."""
_THINKING = 3
"""The tokens of a request for a summary are so many times its length: gpt-oss thinks before it writes."""


@dataclass(frozen=True, slots=True)
class SummaryProgress:
    """`messages` is how many the summary will stand for, `fraction` how far it is, `text` what is written."""

    messages: int
    fraction: float
    text: str


class Summarising(QObject):
    """One summary. It ends with exactly one of its signals; after `cancel` with none."""

    progress = Signal(object)
    """SummaryProgress."""
    done = Signal(str)
    failed = Signal(str)
    """What went wrong, one sentence; empty where the model only wrote nothing."""

    def __init__(
        self,
        client: EngineClient,
        info: EngineInfo,
        messages: Sequence[Message],
        earlier: str,
        parent: QObject | None = None,
    ) -> None:
        """`earlier` is the summary of what stands before the messages; empty where nothing does."""
        super().__init__(parent)
        self._client = client
        self._info = info
        self._messages = len(messages)
        self._summary = earlier
        self._pieces = pieces(messages, info.context // _PIECE_SHARE)
        self._done = 0
        self._written: list[str] = []
        self._stream: AnswerStream | None = None

    def start(self) -> None:
        """Ask for the summary of the next piece."""
        length = summary_length(self._info.context)
        text = summary_words.question(self._pieces[self._done], self._summary)
        prompt = Message(
            new_message_id(), new_conversation_id(), None, Role.USER, (Part(PartKind.TEXT, text),)
        )
        parameters = GenerationParameters(
            temperature=0.0,
            max_tokens=length * _THINKING,
            system_prompt=summary_words.instructions(length),
            reasoning_effort=ReasoningEffort.LOW if self._info.has_reasoning else None,
        )
        self._written = []
        self._tell()
        self._stream = self._client.stream_answer(ChatRequest(self._info.model, (prompt,), parameters))
        self._stream.delta.connect(self._on_delta)
        self._stream.finished.connect(self._on_finished)

    def cancel(self) -> None:
        """Give up."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.cancel()

    def _on_delta(self, deltas: tuple[TextDelta, ...]) -> None:
        self._written += [delta.text for delta in deltas if delta.kind is PartKind.TEXT]
        self._tell()

    def _tell(self) -> None:
        fraction = self._done / len(self._pieces)
        self.progress.emit(SummaryProgress(self._messages, fraction, "".join(self._written)))

    def _on_finished(self, outcome: AnswerOutcome) -> None:
        if self._stream is None:
            return  # cancelled
        self._stream = None
        text = "".join(self._written).strip()
        if outcome.failure is not None:
            self.failed.emit(outcome.failure.sentence)
        elif not text or outcome.reason is FinishReason.ERROR:
            self.failed.emit("")
        else:
            self._summary = text
            self._done += 1
            if self._done < len(self._pieces):
                self.start()
            else:
                self.done.emit(text)


def pieces(messages: Sequence[Message], tokens: int) -> list[str]:
    """Return the messages as texts of about so many tokens; a longer message is cut into several."""
    found: list[str] = []
    taken: list[Message] = []
    size = 0
    for message in messages:
        own = estimated_tokens(summary_words.transcript([message]))
        if taken and size + own > tokens:
            found.append(summary_words.transcript(taken))
            taken, size = [], 0
        taken.append(message)
        size += own
        if size > tokens:
            found += _cut(summary_words.transcript(taken), size, tokens)
            taken, size = [], 0
    return [*found, summary_words.transcript(taken)] if taken else found


def _cut(text: str, size: int, tokens: int) -> list[str]:
    length = max(1, len(text) * tokens // size)
    return [text[begin : begin + length] for begin in range(0, len(text), length)]

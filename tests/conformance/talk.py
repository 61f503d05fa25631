"""Conversations through the window's own client, for what the client answers for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.conversation import (
    Message,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.protocol.chat import ChatRequest
from gptoss_desktop.protocol.messages import parse_tools
from gptoss_desktop.protocol.parts import PartsBuilder
from tests.conformance.wire import WEATHER
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.engine.client import EngineClient
    from gptoss_desktop.engine.stream import AnswerOutcome, AnswerStream
    from gptoss_desktop.protocol.chunks import TextDelta, Tokens

PATIENCE_S = 120.0
TOOLS = parse_tools([WEATHER])
REASONING, TEXT, CALL = PartKind.REASONING, PartKind.TEXT, PartKind.TOOL_CALL
COUNT = "Count to 100."
COUNT_THOUGHT = "Count from 1 to 100, one number a line."


def message(role: Role, *parts: Part) -> Message:
    return Message(new_message_id(), new_conversation_id(), None, role, parts)


def asked(question: str) -> Message:
    return message(Role.USER, Part(TEXT, question))


def thought(*parts: tuple[PartKind, str]) -> Message:
    """An answer that is not finished."""
    return message(Role.ASSISTANT, *(Part(kind, text) for kind, text in parts))


def request(
    client: EngineClient, *path: Message, wanted: dict[str, Any] | None = None, **parameters: Any
) -> ChatRequest:
    """A request at temperature 0; `wanted` are fields of the request, the others parameters."""
    assert client.info is not None
    chosen = GenerationParameters(**{"temperature": 0.0, "max_tokens": 400, **parameters})
    return ChatRequest(client.info.model, path, chosen, **(wanted or {}))


@dataclass
class Heard:
    """What a stream has said so far."""

    stream: AnswerStream
    builder: PartsBuilder = field(default_factory=PartsBuilder)
    tokens: list[Tokens] = field(default_factory=list)
    outcomes: list[AnswerOutcome] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stream.delta.connect(self._take)
        self.stream.tokens.connect(self.tokens.extend)
        self.stream.finished.connect(self.outcomes.append)

    def _take(self, deltas: tuple[TextDelta, ...]) -> None:
        self.builder.add(deltas)

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.builder.parts()

    def text(self, kind: PartKind = TEXT) -> str:
        return "".join(part.text for part in self.parts if part.kind is kind)

    @property
    def outcome(self) -> AnswerOutcome:
        (found,) = self.outcomes
        return found


def begin(client: EngineClient, wanted: ChatRequest) -> Heard:
    return Heard(client.stream_answer(wanted))


def answer(client: EngineClient, wanted: ChatRequest) -> Heard:
    """The whole answer; it may have failed."""
    heard = begin(client, wanted)
    wait_until(lambda: heard.outcomes, PATIENCE_S)
    return heard


def ask(client: EngineClient, question: str, **parameters: Any) -> Heard:
    """The answer to one question, which must not fail."""
    heard = answer(client, request(client, asked(question), **parameters))
    assert heard.outcome.failure is None, heard.outcome.failure
    return heard

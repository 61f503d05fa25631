"""A prompt on its way to an answer: saved and waiting, then a request that an engine has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.answer import AnswerRecord, continuing
from gptoss_desktop.protocol.chat import ChatRequest

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import ConversationId, Message
    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.domain.parameters import GenerationParameters
    from gptoss_desktop.engine.client import EngineClient
    from gptoss_desktop.engine.stream import AnswerStream


@dataclass(frozen=True, slots=True)
class Pending:
    """A prompt that is saved and waits for its turn.

    `message` is an answer that streams once more: its text goes on, or, where the path ends before it, it is
    written anew.
    """

    conversation_id: ConversationId
    path: tuple[Message, ...]
    parameters: GenerationParameters
    message: Message | None = None

    @property
    def goes_on(self) -> bool:
        """Whether the path ends in an unfinished answer."""
        return self.message is not None and self.path[-1].id == self.message.id


@dataclass(frozen=True, slots=True)
class Begun:
    """A request that is on its way to the engine, and what is known of the answer already."""

    stream: AnswerStream
    record: AnswerRecord


def begin(pending: Pending, client: EngineClient, info: EngineInfo) -> Begun:
    """Send the request to an engine."""
    request = ChatRequest(
        info.model, pending.path, pending.parameters, continue_final_message=pending.goes_on
    )
    record = AnswerRecord(info.engine, info.version, info.model, info.model_path, pending.parameters)
    if pending.message is not None and pending.goes_on:
        record = continuing(record, pending.message.answer)
    return Begun(client.stream_answer(request), record)

"""A prompt on its way to an answer: saved and waiting, then a request that an engine has."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gptoss_desktop.domain.answer import AnswerRecord, continuing
from gptoss_desktop.domain.capabilities import supported
from gptoss_desktop.domain.conversation_settings import ConversationSettings
from gptoss_desktop.protocol.chat import ChatRequest
from gptoss_desktop.services.overflow import Prompt
from gptoss_desktop.services.summary_words import with_summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.conversation import ConversationId, Message
    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.domain.parameters import GenerationParameters
    from gptoss_desktop.engine.client import EngineClient
    from gptoss_desktop.engine.stream import AnswerStream


@dataclass(frozen=True, slots=True)
class Pending:
    """A prompt that is saved and waits for its turn.

    `message` is an answer that streams once more: its text goes on, or, where the path ends before it, it is
    written anew. With `answer_now` its reasoning is closed first. `prompt` says what is left out of the path,
    None while that is not decided. `repeats` is the id of an answer that is made once more.
    """

    conversation_id: ConversationId
    path: tuple[Message, ...]
    parameters: GenerationParameters
    settings: ConversationSettings = field(default_factory=ConversationSettings)
    message: Message | None = None
    answer_now: bool = False
    prompt: Prompt | None = None
    repeats: str = ""

    @property
    def goes_on(self) -> bool:
        """Whether the path ends in an unfinished answer."""
        return self.message is not None and self.path[-1].id == self.message.id


@dataclass(frozen=True, slots=True)
class Begun:
    """A request that is on its way to the engine, and what is known of the answer already."""

    stream: AnswerStream
    record: AnswerRecord


def begin(
    pending: Pending, client: EngineClient, info: EngineInfo, model_sha256: Callable[[str], str]
) -> Begun:
    """Send the request to an engine. What the engine has no parameter for is left out, and not recorded.

    No seed is chosen where nobody set one: with a seed llama.cpp computes its whole prompt anew, and vLLM
    leaves its fast sampler. The record has none then, which means the engine's own.
    """
    prompt = pending.prompt or Prompt()
    parameters = supported(pending.parameters, info)
    told = replace(parameters, system_prompt=with_summary(parameters.system_prompt, prompt.summary))
    omitted = frozenset(prompt.omitted)
    request = ChatRequest(
        info.model,
        tuple(message for message in pending.path if message.id not in omitted),
        told,
        continue_final_message=pending.goes_on,
        answer_now=pending.answer_now,
        return_token_ids=True,
    )
    record = AnswerRecord(
        info.engine,
        info.version,
        info.model,
        info.model_path,
        parameters,
        model_sha256=model_sha256(info.model_path),
        omitted=prompt.omitted,
        summary=prompt.summary,
        answered_now=pending.answer_now,
        repeats=pending.repeats,
    )
    if pending.message is not None and pending.goes_on:
        record = continuing(record, pending.message.answer)
    return Begun(client.stream_answer(request), record)

"""`POST /v1/chat/completions`."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from gptoss_desktop.domain.parameters import ReasoningEffort
from gptoss_desktop.protocol.messages import parse_messages, parse_tools
from gptoss_desktop.worker.server.answer import start_answer
from gptoss_desktop.worker.server.bodies import read_fields
from gptoss_desktop.worker.server.chat_format import ChatFormat
from gptoss_desktop.worker.server.fields import wrong
from gptoss_desktop.worker.server.options import chat_logprobs_wanted, parse_options
from gptoss_desktop.worker.server.responses import StreamedAnswer, WholeAnswer
from gptoss_desktop.worker.server.unsupported import refuse_unsupported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from gptoss_desktop.protocol.messages import ChatMessage, ToolSpec
    from gptoss_desktop.worker.server.fields import Fields
    from gptoss_desktop.worker.server.service import Service


async def chat_completions(request: Request) -> StreamedAnswer | WholeAnswer:
    """Answer a conversation.

    Raises:
        ApiError: the request is wrong, or cannot be served now.
    """
    arrived = monotonic()
    service: Service = request.app.state.service
    fields = await read_fields(request)
    refuse_unsupported(fields)
    # Whatever name a client sends, the one model here answers, and says which it is.
    fields.text("model")
    options = parse_options(fields, service.model.n_vocab, top_logprobs=chat_logprobs_wanted(fields))
    messages = parse_messages(fields.get("messages"))
    continues = _continues(fields, messages)
    prompt = await service.dialect.prompt(messages, _tools(fields), _effort(fields), continues=continues)
    answer = start_answer(
        service,
        prompt,
        options,
        service.dialect.processor(options, continues=continues),
        prefix="chatcmpl",
        arrived=arrived,
        stop_tokens=service.dialect.stop_tokens,
    )
    form = ChatFormat(answer, service.token_text)
    return StreamedAnswer(form) if options.stream else WholeAnswer(form)


def _continues(fields: Fields, messages: Sequence[ChatMessage]) -> bool:
    """Return whether the last message is an unfinished answer that the model is to go on with."""
    continues = fields.flag("continue_final_message")
    if continues and fields.flag("add_generation_prompt", default=True):
        # vLLM's rule: a prompt cannot both end inside an answer and begin a new one.
        raise wrong("add_generation_prompt", value=True, allowed="false with continue_final_message")
    if continues and (messages[-1].role != "assistant" or not messages[-1].text):
        raise wrong(
            "continue_final_message", value=True, allowed="false unless the last message is an answer"
        )
    return continues


def _tools(fields: Fields) -> tuple[ToolSpec, ...]:
    tools = parse_tools(fields.get("tools"))
    return () if fields.get("tool_choice") == "none" else tools


def _effort(fields: Fields) -> ReasoningEffort | None:
    """Return the effort; a model without reasoning ignores it, so that a client need not know its models."""
    value = fields.text("reasoning_effort")
    if value is None:
        return None
    try:
        return ReasoningEffort(value)
    except ValueError:
        raise wrong("reasoning_effort", value, "low, medium or high") from None

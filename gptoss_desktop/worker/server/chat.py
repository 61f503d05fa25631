"""`POST /v1/chat/completions`."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from gptoss_desktop.domain.parameters import ReasoningEffort
from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.messages import parse_messages
from gptoss_desktop.worker.server.answer import start_answer
from gptoss_desktop.worker.server.binding import Binding
from gptoss_desktop.worker.server.bodies import read_fields
from gptoss_desktop.worker.server.chat_format import ChatFormat
from gptoss_desktop.worker.server.fields import wrong
from gptoss_desktop.worker.server.options import chat_logprobs_wanted, parse_options
from gptoss_desktop.worker.server.responses import StreamedAnswer, WholeAnswer
from gptoss_desktop.worker.server.structured import parse_structure
from gptoss_desktop.worker.server.tool_choice import parse_tool_choice
from gptoss_desktop.worker.server.unsupported import refuse_unsupported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from gptoss_desktop.protocol.messages import ChatMessage
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
    options = parse_options(fields, service.model, top_logprobs=chat_logprobs_wanted(fields))
    messages = parse_messages(fields.get("messages"))
    continues = _continues(fields, messages)
    binding = _binding(fields, messages[-1].text if continues else None)
    dialect = service.dialect
    prompt = await dialect.prompt(messages, binding.tools, _effort(fields), continues=continues)
    constraint = await dialect.constraint(binding)
    processor, steering = dialect.processor(options, binding)
    answer = start_answer(
        service,
        prompt,
        options,
        processor,
        prefix="chatcmpl",
        arrived=arrived,
        stop_tokens=dialect.stop_tokens,
        constraint=constraint,
        steering=steering,
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


def _binding(fields: Fields, after: str | None) -> Binding:
    """Return what the answer must be; `after` is the unfinished answer that it goes on with."""
    tools, forced = parse_tool_choice(fields)
    structure = parse_structure(fields)
    if forced and structure is not None:
        raise wrong(
            "tool_choice", fields.get("tool_choice"), say("none or auto with {field}", field=structure.field)
        )
    if forced and after is not None:
        raise wrong("tool_choice", fields.get("tool_choice"), "none or auto with continue_final_message")
    return Binding(structure, tools, forced, after)


def _effort(fields: Fields) -> ReasoningEffort | None:
    """Return the effort; a model without reasoning ignores it, so that a client need not know its models."""
    value = fields.text("reasoning_effort")
    if value is None:
        return None
    try:
        return ReasoningEffort(value)
    except ValueError:
        raise wrong("reasoning_effort", value, "low, medium or high") from None

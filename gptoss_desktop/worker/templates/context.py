"""The variables of a chat template: the conversation in the form that transformers gives it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gptoss_desktop.protocol.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.protocol.messages import ChatMessage, ToolCall


def template_context(
    messages: Sequence[ChatMessage], *, bos_text: str, eos_text: str, add_generation_prompt: bool = True
) -> dict[str, Any]:
    """Return what a template is rendered with; by default the assistant's answer is to be written next."""
    return {
        "messages": [_message(message) for message in messages],
        "bos_token": bos_text,
        "eos_token": eos_text,
        "add_generation_prompt": add_generation_prompt,
    }


def cut_after_answer(rendered: str, answer: str) -> str:
    """Return a rendered conversation up to the end of its last answer, without what closes the answer.

    Templates may strip an answer's white space; it is put back, since the model goes on right after it.

    Raises:
        ApiError: the template changed the answer's text, so that its end cannot be told.
    """
    core = answer.strip()
    start = rendered.rfind(core)
    if not core or start < 0:
        raise ApiError("This model's chat template cannot go on with an answer.", code="unsupported")
    return rendered[: start + len(core)] + answer[len(answer.rstrip()) :]


def _message(message: ChatMessage) -> dict[str, Any]:
    # Templates of models other than gpt-oss know no developer.
    role = "system" if message.role == "developer" else message.role
    body: dict[str, Any] = {"role": role, "content": message.text}
    if message.tool_calls:
        body["tool_calls"] = [_tool_call(call) for call in message.tool_calls]
    if message.tool_call_id is not None:
        body["tool_call_id"] = message.tool_call_id
    if message.name is not None:
        body["name"] = message.name
    return body


def _tool_call(call: ToolCall) -> dict[str, Any]:
    try:
        arguments = json.loads(call.arguments)
    except ValueError:
        arguments = call.arguments
    return {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": arguments}}

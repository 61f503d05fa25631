"""The variables of a chat template: the conversation in the form that transformers gives it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.protocol.messages import ChatMessage, ToolCall


def template_context(messages: Sequence[ChatMessage], *, bos_text: str, eos_text: str) -> dict[str, Any]:
    """Return what a template is rendered with, the answer of the assistant to be written next."""
    return {
        "messages": [_message(message) for message in messages],
        "bos_token": bos_text,
        "eos_token": eos_text,
        "add_generation_prompt": True,
    }


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

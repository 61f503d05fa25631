"""A chat request as the client sends it: the conversation's path and the parameters, in the API's names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.conversation import Message, PartKind, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.parameters import GenerationParameters


def chat_request(
    model: str,
    path: Sequence[Message],
    parameters: GenerationParameters,
    *,
    stream: bool = True,
    continue_final_message: bool = False,
) -> dict[str, Any]:
    """Return the JSON object of `POST /v1/chat/completions` for a path of messages from root to leaf.

    Fields that the user left to the engine are absent, so that "engine default" stays the engine's.
    With `continue_final_message` the path ends in an unfinished answer, and the model goes on with its text.
    """
    messages: list[dict[str, Any]] = []
    if parameters.system_prompt:
        messages.append({"role": "system", "content": parameters.system_prompt})
    messages += [wire_message(message) for message in path]
    if continue_final_message:
        messages[-1]["reasoning"] = path[-1].text(PartKind.REASONING)
    body: dict[str, Any] = {"model": model, "messages": messages, "stream": stream}
    if stream:
        body["stream_options"] = {"include_usage": True}
    if continue_final_message:
        # vLLM's pair of switches; one without the other is an error there.
        body |= {"continue_final_message": True, "add_generation_prompt": False}
    for name in ("temperature", "top_p", "top_k", "min_p", "max_tokens", "repetition_penalty", "seed"):
        value = getattr(parameters, name)
        if value is not None:
            body[name] = value
    if parameters.stop:
        body["stop"] = list(parameters.stop)
    if parameters.reasoning_effort is not None:
        body["reasoning_effort"] = parameters.reasoning_effort.value
    return body


def wire_message(message: Message) -> dict[str, Any]:
    """Return a message in the API's form. Reasoning travels only beside a tool call, as harmony wants it."""
    body: dict[str, Any] = {"role": message.role.value, "content": message.text()}
    calls = [part for part in message.parts if part.kind is PartKind.TOOL_CALL]
    if calls and message.role is Role.ASSISTANT:
        body["tool_calls"] = [
            {"id": part.call_id, "type": "function", "function": {"name": part.name, "arguments": part.text}}
            for part in calls
        ]
        reasoning = message.text(PartKind.REASONING)
        if reasoning:
            body["reasoning"] = reasoning
    return body

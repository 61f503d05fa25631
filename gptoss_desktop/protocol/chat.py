"""A chat request as the client sends it: the conversation's path and what is wanted, in the API's names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.conversation import Message, PartKind, Role
from gptoss_desktop.domain.parameters import GenerationParameters, is_set
from gptoss_desktop.domain.parameters_table import PARAMETERS, Scope
from gptoss_desktop.protocol.attachments import prompt_text
from gptoss_desktop.protocol.structured import of_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gptoss_desktop.protocol.messages import ToolSpec
    from gptoss_desktop.protocol.structured import StructuredOutput


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One request for an answer to the last message of `path`, which runs from root to leaf.

    What a person left to the engine is absent from the wire, so that "engine default" stays the engine's.
    With `continue_final_message` the path ends in an unfinished answer, and the model goes on with it; with
    `answer_now` too, what it thinks there is closed and it goes on in its final channel (gpt-oss only).
    `tool_choice` is auto, none, required or the name of one tool. `top_logprobs` None asks for no
    log-probabilities, 0 for those of the chosen tokens. A lower `priority` is served earlier, where the
    engine has priorities. A `cache_salt` keeps the prompt's cache to requests with the same salt.
    `sampling` holds further fields in vLLM's names, sent as they are: `min_tokens`, `logit_bias`,
    `bad_words`, `thinking_token_budget` …
    """

    model: str
    path: tuple[Message, ...]
    parameters: GenerationParameters = field(default_factory=GenerationParameters)
    tools: tuple[ToolSpec, ...] = ()
    tool_choice: str | None = None
    structured: StructuredOutput | None = None
    top_logprobs: int | None = None
    return_token_ids: bool = False
    priority: int | None = None
    cache_salt: str = ""
    continue_final_message: bool = False
    answer_now: bool = False
    stream: bool = True
    sampling: Mapping[str, Any] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        """Return the JSON object of `POST /v1/chat/completions`."""
        body: dict[str, Any] = {"model": self.model, "messages": self._messages()}
        body |= self.common()
        if self.continue_final_message:
            # vLLM's pair of switches; one without the other is an error there.
            body |= {"continue_final_message": True, "add_generation_prompt": False}
        body |= self._chosen(Scope.ANSWER)
        if self.tools:
            body["tools"] = [wire_tool(tool) for tool in self.tools]
        if self.tool_choice is not None:
            body["tool_choice"] = _wire_choice(self.tool_choice)
        structured = self.structured or of_form(self.parameters.form)
        if structured is not None:
            body |= structured.fields()
        if self.top_logprobs is not None:
            body |= {"logprobs": True, "top_logprobs": self.top_logprobs}
        return body

    def common(self) -> dict[str, Any]:
        """Return the fields that chat and plain completion requests have in common."""
        body: dict[str, Any] = {"stream": self.stream}
        if self.stream:
            body["stream_options"] = {"include_usage": True}
        body |= self._chosen(Scope.TEXT)
        if self.return_token_ids:
            body["return_token_ids"] = True
        if self.priority is not None:
            body["priority"] = self.priority
        if self.cache_salt:
            body["cache_salt"] = self.cache_salt
        return body | dict(self.sampling)

    def _chosen(self, scope: Scope) -> dict[str, Any]:
        """Return the parameters of a scope that a person did not leave to the engine."""
        values = ((spec, getattr(self.parameters, spec.name)) for spec in PARAMETERS if spec.scope is scope)
        return {spec.wire_name: spec.kind.to_wire(value) for spec, value in values if is_set(value)}

    def _messages(self) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = []
        if self.parameters.system_prompt:
            messages.append({"role": "system", "content": self.parameters.system_prompt})
        messages += [wire_message(message) for message in self.path]
        if self.continue_final_message:
            messages[-1]["reasoning"] = self.path[-1].text(PartKind.REASONING)
        return messages


def wire_message(message: Message) -> dict[str, Any]:
    """Return a message in the API's form: a user's with its attachments in its text.

    Reasoning travels only beside a tool call, as harmony wants it.
    """
    content = prompt_text(message.parts) if message.role is Role.USER else message.text()
    body: dict[str, Any] = {"role": message.role.value, "content": content}
    calls = [part for part in message.parts if part.kind is PartKind.TOOL_CALL]
    if message.role is Role.TOOL:
        # A tool's result is one part; the call that it answers is named there.
        body["tool_call_id"] = message.parts[0].call_id or ""
    if calls and message.role is Role.ASSISTANT:
        body["tool_calls"] = [
            {"id": part.call_id, "type": "function", "function": {"name": part.name, "arguments": part.text}}
            for part in calls
        ]
        reasoning = message.text(PartKind.REASONING)
        if reasoning:
            body["reasoning"] = reasoning
    return body


def wire_tool(tool: ToolSpec) -> dict[str, Any]:
    """Return a tool in the API's form; the inverse of `messages.parse_tools`."""
    function = {"name": tool.name, "description": tool.description, "parameters": tool.parameters}
    return {"type": "function", "function": function}


def _wire_choice(choice: str) -> str | dict[str, Any]:
    if choice in ("auto", "none", "required"):
        return choice
    return {"type": "function", "function": {"name": choice}}

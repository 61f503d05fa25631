"""A chat answer on the wire: reasoning, commentary, tool calls and content in fields of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.worker.server.formats import closing_ids, merged_deltas, sampled_tokens
from gptoss_desktop.worker.text.logprobs import chat_logprobs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.worker.llama.types import FinishEvent
    from gptoss_desktop.worker.server.answer import Answer

_FIELDS = {PartKind.TEXT: "content", PartKind.REASONING: "reasoning", PartKind.COMMENTARY: "commentary"}


class ChatFormat:
    """Implements `AnswerFormat` for `/v1/chat/completions`."""

    chunk_kind = "chat.completion.chunk"

    def __init__(self, answer: Answer, token_text: Callable[[int], bytes]) -> None:
        self.answer = answer
        self._token_text = token_text

    def opening(self) -> list[dict[str, Any]]:
        """Return the chunk that names the role."""
        choice = _choice({"role": "assistant", "content": ""})
        if self.answer.options.return_token_ids:
            choice["prompt_token_ids"] = self.answer.prompt
        return [choice]

    def choices(self, outputs: Sequence[object]) -> list[dict[str, Any]]:
        """Return a choice for every run of one kind; tokens go with the first."""
        found = [_choice(_delta(delta)) for delta in merged_deltas(outputs)]
        tokens = self._tokens(outputs)
        if tokens and not found:
            found.append(_choice({"content": ""}))
        if tokens:
            found[0].update(tokens)
        return found

    def closing(self, event: FinishEvent) -> dict[str, Any]:
        """Return the choice with the finish reason."""
        return {**_choice({}), **closing_ids(self.answer), **self.answer.ending(event)}

    def whole(self, outputs: Sequence[object], event: FinishEvent) -> dict[str, Any]:
        """Return the body with one message."""
        message: dict[str, Any] = {"role": "assistant", "content": None}
        calls: list[dict[str, Any]] = []
        for delta in merged_deltas(outputs):
            if delta.kind is PartKind.TOOL_CALL:
                _add_call(calls, delta)
            else:
                name = _FIELDS[delta.kind]
                message[name] = (message.get(name) or "") + delta.text
        if calls:
            message["tool_calls"] = calls
        elif message["content"] is None:
            message["content"] = ""
        choice = {
            "index": 0,
            "message": message,
            "logprobs": None,
            **self._tokens(outputs, self.answer.end_ids()),
            **self.answer.ending(event),
        }
        body = {**self.answer.head("chat.completion"), "choices": [choice], **self.answer.figures(event)}
        if self.answer.options.return_token_ids:
            body["prompt_token_ids"] = self.answer.prompt
        return body

    def _tokens(self, outputs: Sequence[object], end: Sequence[int] = ()) -> dict[str, Any]:
        tokens = sampled_tokens(outputs)
        found: dict[str, Any] = {}
        if tokens and self.answer.options.top_logprobs is not None:
            found["logprobs"] = chat_logprobs(tokens, self._token_text)
        if (tokens or end) and self.answer.options.return_token_ids:
            found["token_ids"] = [*(token.token for token in tokens), *end]
        return found


def _choice(delta: dict[str, Any]) -> dict[str, Any]:
    return {"index": 0, "delta": delta, "logprobs": None, "finish_reason": None}


def _delta(delta: TextDelta) -> dict[str, Any]:
    if delta.kind is not PartKind.TOOL_CALL:
        return {_FIELDS[delta.kind]: delta.text}
    call: dict[str, Any] = {"index": delta.index, "function": {"arguments": delta.text}}
    if delta.call_id is not None:
        call = {
            "index": delta.index,
            "id": delta.call_id,
            "type": "function",
            "function": {"name": delta.name, "arguments": delta.text},
        }
    return {"tool_calls": [call]}


def _add_call(calls: list[dict[str, Any]], delta: TextDelta) -> None:
    if delta.index == len(calls):
        function = {"name": delta.name, "arguments": ""}
        calls.append({"id": delta.call_id, "type": "function", "function": function})
    calls[delta.index]["function"]["arguments"] += delta.text

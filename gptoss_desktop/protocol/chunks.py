"""The chunks of a streamed chat answer, decoded to values. The field names are vLLM's."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, TypeAlias

from gptoss_desktop.domain.answer import FinishReason, Timings, Usage
from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.protocol.errors import ApiError, parse_error


@dataclass(frozen=True, slots=True)
class TextDelta:
    """New text of one kind; `index`, `name` and `call_id` are set for tool calls only."""

    kind: PartKind
    text: str
    index: int = 0
    name: str | None = None
    call_id: str | None = None


@dataclass(frozen=True, slots=True)
class Finish:
    """The choice ended. `recovered` and `max_tokens_clamped_to` are this program's llama.cpp server's own."""

    reason: FinishReason
    recovered: bool = False
    max_tokens_clamped_to: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """The last chunk: what was counted and timed."""

    usage: Usage
    timings: Timings


@dataclass(frozen=True, slots=True)
class Done:
    """The `[DONE]` mark."""


Chunk: TypeAlias = TextDelta | Finish | Figures | ApiError | Done
DONE = b"[DONE]"


def decode_chunk(data: bytes) -> list[Chunk]:
    """Return what one SSE event's data says, in order; an unknown field says nothing.

    Raises:
        ValueError: the data is not JSON, or not an object.
    """
    if data.strip() == DONE:
        return [Done()]
    body = json.loads(data)
    if not isinstance(body, dict):
        raise ValueError("a chunk of the stream is not a JSON object")  # noqa: TRY004  one kind for bad data
    error = parse_error(body, status=200)
    if error is not None:
        return [error]
    found: list[Chunk] = []
    for choice in body.get("choices") or ():
        found += _choice(choice)
    if body.get("usage"):
        found.append(Figures(parse_usage(body["usage"]), parse_timings(body.get("metrics") or {})))
    return found


def _choice(choice: dict[str, Any]) -> list[Chunk]:
    found: list[Chunk] = []
    delta = choice.get("delta") or {}
    # vLLM before 0.12 calls the field reasoning_content.
    for field, kind in (
        ("reasoning", PartKind.REASONING),
        ("reasoning_content", PartKind.REASONING),
        ("commentary", PartKind.COMMENTARY),
        ("content", PartKind.TEXT),
    ):
        if delta.get(field):
            found.append(TextDelta(kind, str(delta[field])))
    for call in delta.get("tool_calls") or ():
        function = call.get("function") or {}
        found.append(
            TextDelta(
                PartKind.TOOL_CALL,
                str(function.get("arguments") or ""),
                index=int(call.get("index") or 0),
                name=function.get("name"),
                call_id=call.get("id"),
            )
        )
    if choice.get("finish_reason"):
        found.append(
            Finish(
                _finish_reason(str(choice["finish_reason"])),
                recovered=bool(choice.get("recovered", False)),
                max_tokens_clamped_to=choice.get("max_tokens_clamped_to"),
            )
        )
    return found


def _finish_reason(text: str) -> FinishReason:
    try:
        return FinishReason(text)
    except ValueError:
        return FinishReason.STOP


def parse_usage(body: dict[str, Any]) -> Usage:
    """Return the counts of an OpenAI `usage` object."""
    prompt = body.get("prompt_tokens_details") or {}
    completion = body.get("completion_tokens_details") or {}
    return Usage(
        prompt_tokens=int(body.get("prompt_tokens") or 0),
        completion_tokens=int(body.get("completion_tokens") or 0),
        cached_tokens=int(prompt.get("cached_tokens") or 0),
        # vLLM reports reasoning tokens beside the totals, OpenAI inside the details.
        reasoning_tokens=int(completion.get("reasoning_tokens") or body.get("reasoning_tokens") or 0),
    )


def parse_timings(body: dict[str, Any]) -> Timings:
    """Return the figures of vLLM's `metrics` object."""

    def number(name: str) -> float | None:
        value = body.get(name)
        return None if value is None else float(value)

    return Timings(number("time_to_first_token_ms"), number("tokens_per_second"), number("queue_time_ms"))

"""The chunks of a streamed answer, decoded to values. The field names are vLLM's."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from gptoss_desktop.domain.answer import FinishReason, Timings, Usage
from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.protocol.errors import ApiError, parse_error
from gptoss_desktop.protocol.figures import parse_timings, parse_usage
from gptoss_desktop.protocol.logprobs import TokenLogprob, parse_logprobs
from gptoss_desktop.protocol.prompt_ids import cut_prompt_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


@dataclass(frozen=True, slots=True)
class TextDelta:
    """New text of one kind; `index`, `name` and `call_id` are set for tool calls only."""

    kind: PartKind
    text: str
    index: int = 0
    name: str | None = None
    call_id: str | None = None


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a chunk, for a request that asked for their ids or their log-probabilities."""

    ids: tuple[int, ...] = ()
    logprobs: tuple[TokenLogprob, ...] = ()


@dataclass(frozen=True, slots=True)
class PromptIds:
    """The ids of the prompt's tokens, as the JSON list that `prompt_ids.decode_ids` reads."""

    json: bytes


@dataclass(frozen=True, slots=True)
class Finish:
    """The choice ended. `recovered` and `max_tokens_clamped_to` are this program's llama.cpp server's own.

    `stop_reason` is the stop string or the id of the token that ended it, None for the model's own end.
    """

    reason: FinishReason
    recovered: bool = False
    max_tokens_clamped_to: int | None = None
    stop_reason: str | int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """The last chunk: what was counted and timed."""

    usage: Usage
    timings: Timings


@dataclass(frozen=True, slots=True)
class Done:
    """The `[DONE]` mark."""


Chunk: TypeAlias = TextDelta | Tokens | PromptIds | Finish | Figures | ApiError | Done
DONE = b"[DONE]"


def decode_chunk(data: bytes) -> list[Chunk]:
    """Return what one SSE event's data of a chat answer says, in order; an unknown field says nothing.

    Raises:
        ValueError: the data is not JSON, or not an object.
    """
    return _decode(data, _deltas)


def decode_completion_chunk(data: bytes) -> list[Chunk]:
    """Return what one SSE event's data of a plain completion says; all its text is of the kind TEXT.

    Raises:
        ValueError: the data is not JSON, or not an object.
    """
    return _decode(data, _plain_text)


def _decode(data: bytes, texts: Callable[[dict[str, Any]], Iterable[TextDelta]]) -> list[Chunk]:
    if data.strip() == DONE:
        return [Done()]
    data, ids = cut_prompt_ids(data)
    body = json.loads(data)
    if not isinstance(body, dict):
        raise ValueError("a chunk of the stream is not a JSON object")  # noqa: TRY004  one kind for bad data
    error = parse_error(body, status=200)
    if error is not None:
        return [error]
    found: list[Chunk] = [PromptIds(ids)] if ids else []
    for choice in body.get("choices") or ():
        found += texts(choice)
        if choice.get("token_ids") or choice.get("logprobs"):
            found.append(_tokens(choice))
        if choice.get("finish_reason"):
            found.append(_finish(choice))
    if body.get("usage"):
        found.append(Figures(parse_usage(body["usage"]), parse_timings(body.get("metrics") or {})))
    return found


def _deltas(choice: dict[str, Any]) -> Iterator[TextDelta]:
    delta = choice.get("delta") or {}
    # vLLM before 0.12 calls the field reasoning_content.
    for field, kind in (
        ("reasoning", PartKind.REASONING),
        ("reasoning_content", PartKind.REASONING),
        ("commentary", PartKind.COMMENTARY),
        ("content", PartKind.TEXT),
    ):
        if delta.get(field):
            yield TextDelta(kind, str(delta[field]))
    for call in delta.get("tool_calls") or ():
        function = call.get("function") or {}
        yield TextDelta(
            PartKind.TOOL_CALL,
            str(function.get("arguments") or ""),
            index=int(call.get("index") or 0),
            name=function.get("name"),
            call_id=call.get("id"),
        )


def _plain_text(choice: dict[str, Any]) -> Iterator[TextDelta]:
    if choice.get("text"):
        yield TextDelta(PartKind.TEXT, str(choice["text"]))


def _tokens(choice: dict[str, Any]) -> Tokens:
    logprobs = choice.get("logprobs")
    return Tokens(
        tuple(map(int, choice.get("token_ids") or ())), parse_logprobs(logprobs) if logprobs else ()
    )


def _finish(choice: dict[str, Any]) -> Finish:
    return Finish(
        _finish_reason(str(choice["finish_reason"])),
        recovered=bool(choice.get("recovered", False)),
        max_tokens_clamped_to=choice.get("max_tokens_clamped_to"),
        stop_reason=choice.get("stop_reason"),
    )


def _finish_reason(text: str) -> FinishReason:
    try:
        return FinishReason(text)
    except ValueError:
        return FinishReason.STOP

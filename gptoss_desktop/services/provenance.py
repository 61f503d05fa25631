"""What the tokens of an answer tell about it: the prompt's hash, counts, the trace that is kept."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gptoss_desktop.domain.answer import Timings, Usage
from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.domain.trace import TokenTrace
from gptoss_desktop.protocol import harmony_spans
from gptoss_desktop.protocol.harmony import is_gpt_oss
from gptoss_desktop.protocol.prompt_ids import decode_ids

if TYPE_CHECKING:
    from array import array

    from gptoss_desktop.domain.answer import AnswerRecord
    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.engine.stream import AnswerOutcome, StreamIds, StreamMoments


SHORTEST_S = 0.05
"""What came in less time was read in one go by a window that was busy: it tells no speed."""
LARGEST_ID = 2**32 - 1
"""A token is kept in four bytes."""


@dataclass(frozen=True, slots=True)
class PromptFacts:
    """The prompt's ids up to the assistant's turn, their hash, and the ids of what it holds of the answer."""

    ids: tuple[int, ...] = ()
    sha256: str = ""
    said: tuple[int, ...] = ()


def prompt_facts(json_ids: bytes, architecture: str) -> PromptFacts:
    """Read a prompt that may be long: for another thread than a window's."""
    try:
        ids = decode_ids(json_ids)
    except (ValueError, OverflowError):
        return PromptFacts()  # no ids of tokens: the engine is not what it should be, its text may be
    if not ids:
        return PromptFacts()
    begin = harmony_spans.split_turn(ids) if is_gpt_oss(architecture) else len(ids)
    return PromptFacts(tuple(ids[:begin]), _sha256(ids[:begin]), tuple(ids[begin:]))


def trace_of(message: Message, prompt: PromptFacts, ids: StreamIds) -> TokenTrace:
    """Return what is kept of an answer's tokens."""
    said = tuple(token for token in ids.output if 0 <= token <= LARGEST_ID)
    return TokenTrace(message.id, prompt.ids, (*prompt.said, *said))


def completed(
    record: AnswerRecord,
    earlier: AnswerRecord | None,
    outcome: AnswerOutcome,
    moments: StreamMoments,
    trace: TokenTrace,
) -> AnswerRecord:
    """Return the record of an answer at its end. `earlier` is that of what it went on with."""
    return replace(
        record,
        usage=_usage(outcome.usage, earlier, trace),
        timings=_timings(outcome.timings, earlier, moments, len(trace.output)),
        finish_reason=outcome.reason,
        recovered=outcome.recovered or (earlier is not None and earlier.recovered),
        max_tokens_clamped_to=outcome.max_tokens_clamped_to,
    )


def with_tokens(message: Message, trace: TokenTrace, architecture: str) -> Message:
    """Return an answer whose parts know the numbers of their tokens, where the trace tells them."""
    if is_gpt_oss(architecture):
        return message.with_parts(harmony_spans.with_tokens(message.parts, trace.output))
    if trace.output and [part.kind for part in message.parts] == [PartKind.TEXT]:
        return message.with_parts((replace(message.parts[0], tokens=len(trace.output)),))
    return message


def _usage(told: Usage, earlier: AnswerRecord | None, trace: TokenTrace) -> Usage:
    """Return the engine's figures, and those of the trace where it told none, or only of the last piece."""
    if earlier is None and told.completion_tokens:
        return told
    if not trace.prompt:
        return told if earlier is None or told.completion_tokens else earlier.usage
    before = Usage() if earlier is None else earlier.usage
    thought = sum(
        span.tokens for span in harmony_spans.spans(trace.output) if span.kind is PartKind.REASONING
    )
    return Usage(
        prompt_tokens=len(trace.prompt),
        completion_tokens=len(trace.output),
        cached_tokens=before.cached_tokens if earlier is not None else told.cached_tokens,
        reasoning_tokens=max(thought, told.reasoning_tokens),
    )


def _timings(told: Timings, earlier: AnswerRecord | None, moments: StreamMoments, tokens: int) -> Timings:
    """Return the engine's figures, or those of this side's clock where it told none."""
    first = told.time_to_first_token_ms
    if first is None and moments.first_delta is not None:
        first = (moments.first_delta - moments.sent) * 1000
    rate = told.tokens_per_second
    if rate is None and earlier is None and tokens > 1 and moments.first_byte and moments.last_byte:
        seconds = moments.last_byte - moments.first_byte
        rate = (tokens - 1) / seconds if seconds >= SHORTEST_S else None
    if earlier is not None and earlier.timings.time_to_first_token_ms is not None:
        first = earlier.timings.time_to_first_token_ms
    return replace(told, time_to_first_token_ms=first, tokens_per_second=rate)


def _sha256(ids: array[int]) -> str:
    if sys.byteorder == "big":
        ids = ids[:]
        ids.byteswap()
    return hashlib.sha256(ids.tobytes()).hexdigest()

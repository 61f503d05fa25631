"""What is known about an answer: which engine, model and parameters gave it, and how fast."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptoss_desktop.domain.parameters import GenerationParameters


class FinishReason(StrEnum):
    """Why generation ended. `stop`, `length` and `tool_calls` are OpenAI's; the others are this program's."""

    STOP = "stop"
    LENGTH = "length"
    TOOL_CALLS = "tool_calls"
    CANCELLED = "cancelled"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Usage:
    """Counts of tokens, as OpenAI's `usage` object reports them."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0
    reasoning_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Timings:
    """Figures the engine measured, in vLLM's names and units; None where it did not say."""

    time_to_first_token_ms: float | None = None
    tokens_per_second: float | None = None
    queue_time_ms: float | None = None


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """Where an answer came from. Kept with the message, so that it can be said years later."""

    engine: str
    engine_version: str
    model: str
    model_path: str
    parameters: GenerationParameters
    usage: Usage = Usage()
    timings: Timings = Timings()
    finish_reason: FinishReason | None = None
    recovered: bool = False
    """The model's output was malformed harmony and was resynchronised."""
    max_tokens_clamped_to: int | None = None
    """The answer length that the context left room for, where that was less than asked."""
    continued_from: tuple[str, ...] = ()
    """The engines with their versions that wrote the beginning, where another one went on with it."""
    model_sha256: str = ""
    """Of the GGUF file, or of the list of a folder's files with theirs; empty while unknown."""
    adapter: str = ""
    adapter_sha256: str = ""
    prompt_sha256: str = ""
    """Of the prompt's token ids as the engine reported them, each as four bytes, little-endian."""
    omitted: tuple[str, ...] = ()
    """Ids of the messages of the path that were left out of the prompt."""
    summary: str = ""
    """The text that stood in the prompt for the omitted messages; empty where nothing did."""
    answered_now: bool = False
    """The reasoning was closed for the model because its reader wanted the answer."""
    repeats: str = ""
    """The id of the message whose settings it was made with once more; empty where it was not."""


def continuing(record: AnswerRecord, earlier: AnswerRecord | None) -> AnswerRecord:
    """Return the record of an answer that goes on with what `earlier` stands for."""
    if earlier is None:
        return record
    before = earlier.continued_from
    if (earlier.engine, earlier.engine_version) != (record.engine, record.engine_version):
        before = (*before, f"{earlier.engine} {earlier.engine_version}".strip())
    answered_now = record.answered_now or earlier.answered_now
    return replace(record, continued_from=before, answered_now=answered_now, repeats=earlier.repeats)

"""One answer under way: the request made of it, and the figures that every form of it ends with."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.worker.llama.types import GenerationRequest
from gptoss_desktop.worker.server.fields import wrong

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.types import Constraint, FinishEvent, Steering
    from gptoss_desktop.worker.server.dialect import AnswerProcessor
    from gptoss_desktop.worker.server.hub import Generation
    from gptoss_desktop.worker.server.options import GenerationOptions
    from gptoss_desktop.worker.server.service import Service


@dataclass(frozen=True, slots=True)
class Answer:
    """`clamped_to` is the length that the context left room for, where that was less than asked for."""

    id: str
    created: int
    model: str
    prompt: list[int]
    options: GenerationOptions
    processor: AnswerProcessor
    generation: Generation
    clamped_to: int | None

    def head(self, kind: str) -> dict[str, Any]:
        """Return the fields that every body of the answer begins with; `kind` is its `object`."""
        return {"id": self.id, "object": kind, "created": self.created, "model": self.model}

    def ending(self, event: FinishEvent) -> dict[str, Any]:
        """Return the fields of the choice that say how it ended."""
        reason = event.reason
        if reason is FinishReason.STOP and self.processor.has_tool_calls:
            reason = FinishReason.TOOL_CALLS
        stop = self.processor.stop_reason
        # As in vLLM: the model's own end of generation is no reason worth naming.
        known = isinstance(stop, str) or stop in self.options.stop_tokens
        found: dict[str, Any] = {"finish_reason": str(reason), "stop_reason": stop if known else None}
        if self.processor.recovered:
            found["recovered"] = True
        if self.clamped_to is not None:
            found["max_tokens_clamped_to"] = self.clamped_to
        return found

    def end_ids(self) -> list[int]:
        """Return the token that ended generation, where one did: as in vLLM it is the last of the ids."""
        stop = self.processor.stop_reason
        return [stop] if isinstance(stop, int) else []

    def figures(self, event: FinishEvent) -> dict[str, Any]:
        """Return `usage` and `metrics`."""
        usage, timings = event.usage, event.timings
        rate = timings.tokens_per_second
        return {
            "usage": {
                "prompt_tokens": usage.prompt_tokens,
                "completion_tokens": usage.completion_tokens,
                "total_tokens": usage.prompt_tokens + usage.completion_tokens,
                "prompt_tokens_details": {"cached_tokens": usage.cached_tokens},
                "completion_tokens_details": {"reasoning_tokens": self.processor.reasoning_tokens},
            },
            "metrics": {
                "time_to_first_token_ms": _rounded(timings.time_to_first_token_ms),
                "tokens_per_second": _rounded(rate),
                "mean_itl_ms": _rounded(1000 / rate) if rate else None,
                "queue_time_ms": _rounded(timings.queue_time_ms),
            },
        }


def start_answer(
    service: Service,
    prompt: list[int],
    options: GenerationOptions,
    processor: AnswerProcessor,
    *,
    prefix: str,
    arrived: float,
    stop_tokens: frozenset[int] = frozenset(),
    constraint: Constraint | None = None,
    steering: Steering | None = None,
) -> Answer:
    """Hand a prompt to the scheduler.

    `prefix` begins the answer's id; `arrived` is when the request came, in monotonic seconds.

    Raises:
        ApiError: the prompt is too long or empty, the queue is full, or the server shuts down.
    """
    room = service.context - len(prompt)
    if room < 1:
        raise ApiError(
            say(
                "The prompt is {count} tokens long, but the context holds {context} together with the "
                "answer: shorten the prompt, or start the engine with a longer context.",
                count=len(prompt),
                context=service.context,
            ),
            code="context_length_exceeded",
            param="messages",
        )
    wanted = options.max_tokens
    max_tokens = room if wanted is None else min(wanted, room)
    if options.sampling.min_tokens > max_tokens:
        raise wrong(
            "min_tokens",
            options.sampling.min_tokens,
            say("at most the answer's length of {max_tokens}", max_tokens=max_tokens),
        )
    request = GenerationRequest(
        id=f"{prefix}-{uuid.uuid4().hex}",
        prompt=prompt,
        sampling=options.sampling,
        max_tokens=max_tokens,
        processor=processor,
        stop_tokens=stop_tokens | options.stop_tokens,
        top_logprobs=options.top_logprobs,
        reuse_prefix=options.reuse_prefix,
        priority=options.priority,
        constraint=constraint,
        steering=steering,
        bad_words=options.bad_words,
        arrived=arrived,
    )
    return Answer(
        id=request.id,
        created=int(time.time()),
        model=service.name,
        prompt=prompt,
        options=options,
        processor=processor,
        generation=service.hub.submit(request),
        clamped_to=room if wanted is not None and wanted > room else None,
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)

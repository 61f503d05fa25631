"""A request that holds a slot: what is computed, what is sampled, and when it is over."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.answer import FinishReason, Usage
from gptoss_desktop.worker.llama.types import FinishEvent, OutputEvent

if TYPE_CHECKING:
    from collections.abc import Sequence as Items

    from gptoss_desktop.worker.llama.guided import Sampler
    from gptoss_desktop.worker.llama.slots import Slot
    from gptoss_desktop.worker.llama.timing import Stopwatch
    from gptoss_desktop.worker.llama.types import GenerationRequest, SampledToken, SchedulerEvent

logger = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class Sequence:
    """One running request. For the decode thread only.

    `isolated`: it never shares a call of llama_decode with another sequence, and its prompt is cut at fixed
    places, so that what it computes cannot depend on its neighbours. Seeded requests on the CPU are.
    """

    request: GenerationRequest
    slot: Slot
    sampler: Sampler
    stopwatch: Stopwatch
    end_tokens: frozenset[int]
    token_limit: int
    isolated: bool
    cached_tokens: int
    completion_tokens: int = 0
    next_token: int | None = None
    finished: bool = False

    @property
    def prompt_left(self) -> int:
        """Tokens of the prompt that are not computed yet."""
        return max(0, len(self.request.prompt) - len(self.slot.tokens))

    def accept(self, sampled: SampledToken) -> SchedulerEvent | None:
        """Take a sampled token; return what it releases: outputs, the end, or nothing yet."""
        self.stopwatch.token()
        self.completion_tokens += 1
        self.next_token = sampled.token
        try:
            return self._process(sampled)
        except Exception:  # a fault in one request's processor must not end the others
            logger.exception("The output of request %s cannot be processed.", self.request.id)
            return self.fail("The model's output could not be processed.")

    def fail(self, sentence: str) -> FinishEvent:
        """End the request with an error."""
        return self._finish(FinishReason.ERROR, (), sentence)

    def _process(self, sampled: SampledToken) -> SchedulerEvent | None:
        processor = self.request.processor
        if sampled.token in self.end_tokens:
            return self._finish(FinishReason.STOP, processor.finish(sampled.token))
        outputs, stop = processor.push(sampled)
        if stop:
            return self._finish(FinishReason.STOP, (*outputs, *processor.finish(None)))
        constraint = self.request.constraint
        if constraint is not None and constraint.complete:
            return self._finish(FinishReason.STOP, (*outputs, *processor.finish(None)))
        if self.completion_tokens >= self.token_limit:
            return self._finish(FinishReason.LENGTH, (*outputs, *processor.finish(None)))
        return OutputEvent(self.request.id, tuple(outputs)) if outputs else None

    def _finish(self, reason: FinishReason, outputs: Items[object], error: str = "") -> FinishEvent:
        self.finished = True
        usage = Usage(len(self.request.prompt), self.completion_tokens, self.cached_tokens)
        return FinishEvent(self.request.id, reason, usage, self.stopwatch.timings(), tuple(outputs), error)

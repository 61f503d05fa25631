"""One step of continuous batching: withdraw, admit, decode one token each, compute a piece of a prompt."""

from __future__ import annotations

import logging
from time import monotonic
from typing import TYPE_CHECKING

from gptoss_desktop.domain.answer import FinishReason, Usage
from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.llama.batch import TokenBatch
from gptoss_desktop.worker.llama.context import MAX_BATCH
from gptoss_desktop.worker.llama.guided import make_sampler
from gptoss_desktop.worker.llama.logprobs import with_logprobs
from gptoss_desktop.worker.llama.prefill import STEP_BUDGET, Pace, PrefillOrder
from gptoss_desktop.worker.llama.sequence import Sequence
from gptoss_desktop.worker.llama.slots import SlotTable
from gptoss_desktop.worker.llama.types import ConstraintError, FinishEvent, SampledToken, SchedulerStats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Items

    from gptoss_desktop.worker.llama.context import DecodeContext
    from gptoss_desktop.worker.llama.inbox import Inbox, Waiting
    from gptoss_desktop.worker.llama.model import LoadedModel
    from gptoss_desktop.worker.llama.types import SchedulerEvent

logger = logging.getLogger(__name__)

_STATUS = {
    1: say("The context has no room left for this answer."),
    2: say("The computation was interrupted."),
}
"""llama_decode's documented statuses above 0; those below are faults of the engine."""


class Runner:
    """The running requests and how they share the context. For the decode thread only, but for `stats`."""

    def __init__(self, model: LoadedModel, context: DecodeContext) -> None:
        self._model = model
        self._context = context
        self._slots = SlotTable(context, model.n_swa)
        self._batch = TokenBatch(MAX_BATCH)
        self._order = PrefillOrder()
        self._pace = Pace()
        self._running: list[Sequence] = []
        self._prompt_tokens = 0
        self._generation_tokens = 0
        self._prefix_queries = 0
        self._prefix_hits = 0

    @property
    def idle(self) -> bool:
        """Whether no request holds a slot."""
        return not self._running

    def stats(self, *, waiting: int) -> SchedulerStats:
        """Totals and load; may be called from any thread."""
        used = sum(len(slot.tokens) for slot in self._slots.slots if slot.busy)
        return SchedulerStats(
            running=len(self._running),
            waiting=waiting,
            kv_usage=used / (self._context.context * self._context.parallel),
            prompt_tokens=self._prompt_tokens,
            generation_tokens=self._generation_tokens,
            prefix_queries=self._prefix_queries,
            prefix_hits=self._prefix_hits,
        )

    def step(self, inbox: Inbox) -> list[SchedulerEvent]:
        """Do one step and return its events."""
        self._withdraw(inbox)
        events = list(self._admit(inbox))
        for group in self._decode_groups():
            self._batch.fill_steps([_step_of(sequence) for sequence in group])
            for sequence in group:
                sequence.slot.tokens.append(_pending(sequence))
            events += self._compute(group)
        return events + self._compute_prompts(nobody_waits=len(self._running) == 1 and not len(inbox))

    def fail_all(self, sentence: str) -> list[SchedulerEvent]:
        """End every running request with an error and forget the KV that it left in an unknown state."""
        events: list[SchedulerEvent] = []
        for sequence in tuple(self._running):
            self._slots.clear(sequence.slot)
            events.append(sequence.fail(sentence))
            self._leave(sequence)
        return events

    def refuse(self, waiting: Waiting, sentence: str) -> list[SchedulerEvent]:
        """End a request that never got a slot."""
        request = waiting.request
        usage = Usage(prompt_tokens=len(request.prompt))
        timings = waiting.stopwatch.timings()
        return [FinishEvent(request.id, FinishReason.ERROR, usage, timings, error=sentence)]

    def _withdraw(self, inbox: Inbox) -> None:
        cancelled = inbox.take_cancelled()
        for sequence in tuple(self._running) if cancelled else ():
            if sequence.request.id in cancelled:
                self._leave(sequence)

    def _admit(self, inbox: Inbox) -> Iterator[SchedulerEvent]:
        while (waiting := inbox.take(self._slots.free)) is not None:
            try:
                self._running.append(self._begin(waiting))
            except Exception:  # a request whose chain cannot be made must not end the others
                logger.exception("Request %s cannot be started.", waiting.request.id)
                yield from self.refuse(
                    waiting, say("The request could not be started: its parameters were refused.")
                )

    def _begin(self, waiting: Waiting) -> Sequence:
        request = waiting.request
        seeded = request.sampling.seed is not None
        reuse = not seeded if request.reuse_prefix is None else request.reuse_prefix
        limit = min(request.max_tokens, self._context.context - len(request.prompt))
        sampler = make_sampler(request, self._model.vocabulary, self._context.context)
        slot = self._slots.claim(request.prompt, reuse=reuse)
        waiting.stopwatch.admitted()
        self._prompt_tokens += len(request.prompt)
        if reuse:
            self._prefix_queries += len(request.prompt)
            self._prefix_hits += len(slot.tokens)
        return Sequence(
            request=request,
            slot=slot,
            sampler=sampler,
            stopwatch=waiting.stopwatch,
            end_tokens=self._model.vocabulary.end_tokens | request.stop_tokens,
            token_limit=limit,
            isolated=seeded and self._model.gpu_layers == 0,
            cached_tokens=len(slot.tokens),
        )

    def _decode_groups(self) -> Iterator[list[Sequence]]:
        decoding = [sequence for sequence in self._running if sequence.next_token is not None]
        # In the order of their ids: llama.cpp computes neighbouring ids together and splits at every gap.
        together = [sequence for sequence in decoding if not sequence.isolated]
        if together:
            yield sorted(together, key=lambda sequence: sequence.slot.index)
        yield from ([sequence] for sequence in decoding if sequence.isolated)

    def _compute_prompts(self, *, nobody_waits: bool) -> list[SchedulerEvent]:
        events: list[SchedulerEvent] = []
        budget = STEP_BUDGET
        waiting = [sequence for sequence in self._running if sequence.prompt_left]
        while waiting and budget > 0:
            sequence = self._order.choose(waiting)
            length = self._pace.chunk_length(sequence, alone=nobody_waits)
            if length > budget < STEP_BUDGET:
                break  # a chunk is cut at fixed places: the next step computes it whole
            events += self._prefill(sequence, length)
            budget -= length
            waiting = [sequence for sequence in self._running if sequence.prompt_left]
        return events

    def _prefill(self, sequence: Sequence, length: int) -> list[SchedulerEvent]:
        start = len(sequence.slot.tokens)
        end = start + length
        tokens = sequence.request.prompt[start:end]
        is_last = end == len(sequence.request.prompt)
        self._batch.fill_chunk(sequence.slot.index, start, tokens, last_logits=is_last)
        sequence.slot.tokens.extend(tokens)
        begin = monotonic()
        events = self._compute([sequence], row=len(tokens) - 1 if is_last else None)
        self._pace.computed(length, monotonic() - begin)
        return events

    def _compute(self, group: Items[Sequence], row: int | None = 0) -> list[SchedulerEvent]:
        status = self._context.decode(self._batch)
        if status != 0:
            return self._fail(group, status)
        events: list[SchedulerEvent] = []
        if row is None:
            return events
        for index, sequence in enumerate(group, start=row):
            event = self._next(sequence, index)
            self._generation_tokens += 1
            if event is not None:
                events.append(event)
            if sequence.finished:
                self._leave(sequence)
        return events

    def _next(self, sequence: Sequence, row: int) -> SchedulerEvent | None:
        try:
            sampled = self._sample(sequence, row)
        except ConstraintError as error:
            return sequence.fail(str(error))
        return sequence.accept(sampled)

    def _sample(self, sequence: Sequence, row: int) -> SampledToken:
        token = sequence.sampler.sample(self._context, row)
        top = sequence.request.top_logprobs
        return SampledToken(token) if top is None else with_logprobs(token, self._context.logits(row), top)

    def _fail(self, group: Items[Sequence], status: int) -> list[SchedulerEvent]:
        sentence = _STATUS.get(
            status,
            say("The engine could not compute this answer (llama_decode gave {status}).", status=status),
        )
        events: list[SchedulerEvent] = []
        for sequence in group:
            self._slots.clear(sequence.slot)
            events.append(sequence.fail(sentence))
            self._leave(sequence)
        return events

    def _leave(self, sequence: Sequence) -> None:
        sequence.sampler.close()
        self._slots.release(sequence.slot)
        self._running.remove(sequence)


def _pending(sequence: Sequence) -> int:
    assert sequence.next_token is not None  # noqa: S101 - only sequences with one are in a decode group
    return sequence.next_token


def _step_of(sequence: Sequence) -> tuple[int, int, int]:
    return sequence.slot.index, len(sequence.slot.tokens), _pending(sequence)

"""Requests to a real scheduler, and what comes back, for tests that wait on events and never on time."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from threading import Event
from typing import TYPE_CHECKING

from gptoss_desktop.worker.llama.scheduler import Scheduler
from gptoss_desktop.worker.llama.types import FinishEvent, GenerationRequest, SampledToken, SamplingParameters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gptoss_desktop.worker.llama.model import LoadedModel
    from gptoss_desktop.worker.llama.types import Constraint, SchedulerEvent, Steering

_WAIT_SECONDS = 120.0
_ids = count()


@dataclass
class Answer:
    """One request under way. It is its own output processor: an output is a sampled token."""

    stop_when: Callable[[list[int]], bool] = lambda _tokens: False
    sampled: list[SampledToken] = field(default_factory=list)
    delivered: list[SampledToken] = field(default_factory=list)
    end_token: int | None = None
    finish_event: FinishEvent | None = None
    started: Event = field(default_factory=Event)
    ended: Event = field(default_factory=Event)
    id: str = field(default_factory=lambda: f"request-{next(_ids)}")

    @property
    def tokens(self) -> list[int]:
        return [sampled.token for sampled in self.sampled]

    @property
    def delivered_tokens(self) -> list[int]:
        return [sampled.token for sampled in self.delivered]

    def push(self, token: SampledToken) -> tuple[Sequence[object], bool]:
        self.sampled.append(token)
        self.started.set()
        return [token], self.stop_when(self.tokens)

    def finish(self, end_token: int | None) -> Sequence[object]:
        self.end_token = end_token
        return []

    def wait_first(self) -> None:
        assert self.started.wait(_WAIT_SECONDS), "no first token"

    def wait(self) -> FinishEvent:
        assert self.ended.wait(_WAIT_SECONDS), "no end"
        assert self.finish_event is not None
        return self.finish_event


class Engine:
    """A scheduler over a loaded model, and the answers it owes."""

    def __init__(self, scheduler_of: Callable[[Callable[[list[SchedulerEvent]], None]], Scheduler]) -> None:
        self.answers: dict[str, Answer] = {}
        self.steps: list[list[SchedulerEvent]] = []
        self.scheduler = scheduler_of(self._deliver)

    def ask(
        self,
        prompt: Sequence[int],
        max_tokens: int = 16,
        *,
        answer: Answer | None = None,
        stop_tokens: frozenset[int] = frozenset(),
        top_logprobs: int | None = None,
        reuse_prefix: bool | None = None,
        priority: int = 0,
        constraint: Constraint | None = None,
        steering: Steering | None = None,
        bad_words: tuple[tuple[int, ...], ...] = (),
        **sampling: object,
    ) -> Answer:
        answer = answer or Answer()
        self.answers[answer.id] = answer
        parameters = SamplingParameters(**{"temperature": 0.0, "ignore_eos": True, **sampling})  # type: ignore[arg-type]  # named at the call
        self.scheduler.submit(
            GenerationRequest(
                id=answer.id,
                prompt=prompt,
                sampling=parameters,
                max_tokens=max_tokens,
                processor=answer,
                stop_tokens=stop_tokens,
                top_logprobs=top_logprobs,
                reuse_prefix=reuse_prefix,
                priority=priority,
                constraint=constraint,
                steering=steering,
                bad_words=bad_words,
            )
        )
        return answer

    def _deliver(self, events: list[SchedulerEvent]) -> None:
        self.steps.append(events)
        for event in events:
            answer = self.answers[event.request_id]
            answer.delivered += [output for output in event.outputs if isinstance(output, SampledToken)]
            if isinstance(event, FinishEvent):
                answer.finish_event = event
                answer.ended.set()


@contextmanager
def running_engine(
    model: LoadedModel,
    *,
    context: int = 512,
    parallel: int = 1,
    queue_limit: int = 16,
    full_window: bool = True,
    start: bool = True,
) -> Iterator[Engine]:
    """A started scheduler, closed at the end."""
    engine = Engine(
        lambda deliver: Scheduler(
            model,
            context=context,
            parallel=parallel,
            threads=1,  # two would wait for each other wherever the machine is busy
            queue_limit=queue_limit,
            deliver=deliver,
            full_window=full_window,
        )
    )
    if start:
        engine.scheduler.start()
    try:
        yield engine
    finally:
        engine.scheduler.close()

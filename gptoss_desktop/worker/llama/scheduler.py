"""Continuous batching: one thread that owns the context and computes for every request a step at a time."""

from __future__ import annotations

import logging
from threading import Thread
from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import KvType
from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.llama.context import ContextOptions, DecodeContext
from gptoss_desktop.worker.llama.inbox import Inbox
from gptoss_desktop.worker.llama.runner import Runner

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.model import LoadedModel
    from gptoss_desktop.worker.llama.types import Deliver, GenerationRequest, SchedulerEvent, SchedulerStats

logger = logging.getLogger(__name__)


class Scheduler:
    """Takes requests from any thread and delivers their events from its own."""

    def __init__(
        self,
        model: LoadedModel,
        *,
        context: int,
        parallel: int,
        threads: int,
        queue_limit: int,
        deliver: Deliver,
        full_window: bool = True,
        kv_type: KvType = KvType.AUTO,
    ) -> None:
        """Allocate the memory for `parallel` requests of `context` tokens each. Raises ModelLoadError.

        `queue_limit` requests may wait while all slots are busy.
        """
        options = ContextOptions(context, parallel, threads, full_window, kv_type)
        self._model = model
        self._context = DecodeContext(model, options)
        self._inbox = Inbox(limit=queue_limit, free_slots=parallel)
        self._runner = Runner(model, self._context)
        self._deliver = deliver
        self._thread = Thread(target=self._run, name="decode", daemon=True)

    def start(self) -> None:
        """Start the decode thread."""
        self._thread.start()

    def close(self) -> None:
        """Stop after the present step, end what is unfinished with an error event, and free the context."""
        self._inbox.close()
        if self._thread.ident is not None:
            self._thread.join()
        self._context.close()

    def submit(self, request: GenerationRequest) -> None:
        """Queue a request. Raises QueueFullError, and ValueError for a prompt that cannot be computed."""
        self._check(request)
        self._inbox.put(request)

    def cancel(self, request_id: str) -> None:
        """Withdraw a request: it leaves the batch within one decode step and no event of it follows."""
        self._inbox.cancel(request_id)

    def stats(self) -> SchedulerStats:
        """Return totals since the start and the present load. The counts of prefixes are tokens."""
        return self._runner.stats(waiting=len(self._inbox))

    def _check(self, request: GenerationRequest) -> None:
        length = len(request.prompt)
        if not length:
            raise ValueError(say("The prompt is empty: it needs at least one token."))
        if length >= self._context.context:
            limit = self._context.context
            raise ValueError(
                say(
                    "The prompt has {length} tokens and the context holds {limit}: shorten the prompt.",
                    length=length,
                    limit=limit,
                )
            )
        if min(request.prompt) < 0 or max(request.prompt) >= self._model.n_vocab:
            raise ValueError(
                say(
                    "The prompt has a token outside the vocabulary of {n_vocab} tokens.",
                    n_vocab=self._model.n_vocab,
                )
            )
        if request.max_tokens < 1:
            raise ValueError(
                say("max_tokens is {max_tokens}: it must be at least 1.", max_tokens=request.max_tokens)
            )

    def _run(self) -> None:
        while not self._inbox.closed:
            if self._runner.idle:
                self._inbox.wait()
            self._publish(self._step())
        self._publish(self._runner.fail_all(say("The engine was stopped before the answer was complete.")))
        for waiting in self._inbox.take_all():
            self._publish(
                self._runner.refuse(waiting, say("The engine was stopped before the answer began."))
            )

    def _step(self) -> list[SchedulerEvent]:
        try:
            return self._runner.step(self._inbox)
        except Exception:  # the thread serves every request: it goes on after any fault
            logger.exception("A decode step failed.")
            return self._runner.fail_all(
                say("The engine had an internal error while it computed the answer.")
            )

    def _publish(self, events: list[SchedulerEvent]) -> None:
        cancelled = self._inbox.peek_cancelled()
        events = [event for event in events if event.request_id not in cancelled]
        if not events:
            return
        try:
            self._deliver(events)
        except Exception:  # as above
            logger.exception("The events of a decode step were not delivered.")

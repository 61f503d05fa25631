"""Carries events from the decode thread to the coroutine of each request, and requests the other way."""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.worker.llama.types import FinishEvent, OutputEvent, QueueFullError

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.types import GenerationRequest, SchedulerEvent, SchedulerStats
    from gptoss_desktop.worker.server.metrics import Metrics


class SchedulerLike(Protocol):
    """What the hub asks of `worker.llama.scheduler.Scheduler`."""

    def submit(self, request: GenerationRequest) -> None:
        """Queue a request."""

    def cancel(self, request_id: str) -> None:
        """Withdraw a request."""

    def stats(self) -> SchedulerStats:
        """Return the totals and the present load."""


class Gone(Exception):  # noqa: N818  not an error: nobody listens any more
    """The client went away; the request is cancelled."""


class Generation:
    """One request under way. Used in the event loop's thread only."""

    def __init__(self, hub: Hub, request: GenerationRequest) -> None:
        self.request = request
        self.submitted = monotonic()
        self.last_output: float | None = None
        self._hub = hub
        self._events: deque[SchedulerEvent] = deque()
        self._failure: Exception | None = None
        self._wake = asyncio.Event()

    async def next(self) -> list[SchedulerEvent]:
        """Return all events since the last call, at least one; a `FinishEvent` is the last there is.

        Raises:
            ApiError: the server shuts down.
            Gone: the request was cancelled.

        """
        while not self._events:
            if self._failure is not None:
                raise self._failure
            self._wake.clear()
            await self._wake.wait()
        events = list(self._events)
        self._events.clear()
        return events

    def cancel(self) -> None:
        """Take the sequence out of the batch: the client went away."""
        self._hub.cancel(self)
        self.fail(Gone())

    def put(self, event: SchedulerEvent) -> None:
        """Add an event."""
        self._events.append(event)
        self._wake.set()

    def fail(self, failure: Exception) -> None:
        """Let `next` raise; what came before is dropped."""
        self._failure = failure
        self._events.clear()
        self._wake.set()


class Hub:
    """Knows all requests under way. `deliver` is for the decode thread, the rest for the event loop's."""

    def __init__(self, loop: asyncio.AbstractEventLoop, metrics: Metrics) -> None:
        self._loop = loop
        self._metrics = metrics
        self._scheduler: SchedulerLike | None = None
        self._open: dict[str, Generation] = {}
        self._closing: ApiError | None = None

    def attach(self, scheduler: SchedulerLike) -> None:
        """Name the scheduler, which itself needs `deliver` first."""
        self._scheduler = scheduler

    @property
    def scheduler(self) -> SchedulerLike:
        """The attached scheduler."""
        if self._scheduler is None:
            raise RuntimeError("no scheduler is attached")
        return self._scheduler

    def deliver(self, events: list[SchedulerEvent]) -> None:
        """Take the events of one decode step; never blocks."""
        try:
            self._loop.call_soon_threadsafe(self._dispatch, events)
        except RuntimeError:
            # The loop has ended: nobody is left to tell.
            return

    def submit(self, request: GenerationRequest) -> Generation:
        """Start a request.

        Raises:
            ApiError: the queue is full, or the server shuts down.

        """
        if self._closing is not None:
            raise self._closing
        generation = Generation(self, request)
        self._open[request.id] = generation
        try:
            self.scheduler.submit(request)
        except QueueFullError:
            del self._open[request.id]
            raise ApiError(
                say("The engine is busy and its queue is full: try again in a moment."),
                code="server_busy",
                type="server_error",
                status=503,
            ) from None
        except ValueError as error:
            del self._open[request.id]
            raise ApiError(str(error), param="prompt") from error
        return generation

    def cancel(self, generation: Generation) -> None:
        """Take a request out of the batch and forget it; nothing happens when it has ended."""
        if self._open.pop(generation.request.id, None) is not None:
            self.scheduler.cancel(generation.request.id)

    def shut_down(self) -> None:
        """End every request under way, and refuse new ones, with the error `shutting_down`."""
        self._closing = ApiError(
            say("The engine is shutting down."), code="shutting_down", type="server_error", status=503
        )
        for generation in list(self._open.values()):
            self.cancel(generation)
            generation.fail(self._closing)

    def _dispatch(self, events: list[SchedulerEvent]) -> None:
        now = monotonic()
        for event in events:
            generation = self._open.get(event.request_id)
            if generation is None:
                continue
            if isinstance(event, OutputEvent):
                self._metrics.saw_output(generation.last_output, now)
                generation.last_output = now
            elif isinstance(event, FinishEvent):
                del self._open[event.request_id]
                self._metrics.saw_finish(event, now - generation.submitted)
            generation.put(event)

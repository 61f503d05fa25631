"""What other threads ask of the decode thread: new requests, cancellations, the end."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass
from threading import Condition
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.llama.timing import Stopwatch
from gptoss_desktop.worker.llama.types import QueueFullError

if TYPE_CHECKING:
    from collections.abc import Collection

    from gptoss_desktop.worker.llama.types import GenerationRequest


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request in the queue, and its stopwatch, which runs since it was asked."""

    request: GenerationRequest
    stopwatch: Stopwatch


class Inbox:
    """A bounded queue with cancellation, by priority and then by age. For any thread."""

    def __init__(self, *, limit: int, free_slots: int) -> None:
        self._changed = Condition()
        self._waiting: list[Waiting] = []
        self._cancelled: set[str] = set()
        self._limit = limit
        self._free_slots = free_slots
        self._closed = False

    def put(self, request: GenerationRequest) -> None:
        """Queue a request; `limit` of them may wait besides those that a free slot is there for.

        Raises QueueFullError, and RuntimeError after `close`.
        """
        with self._changed:
            if self._closed:
                raise RuntimeError(say("The engine is shutting down."))
            if len(self._waiting) >= self._limit + self._free_slots:
                raise QueueFullError(
                    say("{count} requests are waiting already. Try again later.", count=len(self._waiting))
                )
            # Behind all of the same priority.
            insort(self._waiting, Waiting(request, Stopwatch(request.arrived)), key=_priority)
            self._changed.notify()

    def cancel(self, request_id: str) -> None:
        """Withdraw a request wherever it is; an unknown id is ignored."""
        with self._changed:
            before = len(self._waiting)
            self._waiting = [entry for entry in self._waiting if entry.request.id != request_id]
            if len(self._waiting) == before:
                self._cancelled.add(request_id)
                self._changed.notify()

    def close(self) -> None:
        """Let `wait` return and refuse what comes later."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def wait(self) -> None:
        """Block until there is something to do."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._cancelled or self._closed)

    def take(self, free_slots: int) -> Waiting | None:
        """Take the first request if a slot is free for it, and note how many slots are left."""
        with self._changed:
            waiting = self._waiting.pop(0) if self._waiting and free_slots else None
            self._free_slots = free_slots - (waiting is not None)
            return waiting

    def take_all(self) -> list[Waiting]:
        """Empty the queue."""
        with self._changed:
            waiting = list(self._waiting)
            self._waiting.clear()
            return waiting

    def take_cancelled(self) -> Collection[str]:
        """Return the ids withdrawn since the last call that were no longer in the queue."""
        if not self._cancelled:
            return ()  # the usual case, once a decode step: no lock
        with self._changed:
            cancelled, self._cancelled = self._cancelled, set()
            return cancelled

    def peek_cancelled(self) -> Collection[str]:
        """Return the ids that `take_cancelled` would return, so that no event of theirs is delivered."""
        return self._cancelled

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self._closed

    def __len__(self) -> int:
        return len(self._waiting)


def _priority(waiting: Waiting) -> int:
    return waiting.request.priority

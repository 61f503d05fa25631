"""Blocking work off the GUI thread: `run_task`, and nothing else that a caller must know of threads."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Lane(Enum):
    """Where a task runs; the value is the number of threads.

    `STORAGE` has one thread, so that its tasks run strictly in the order in which they were given.
    `FILES` is a small pool: more threads than a disk can serve at once would only wait for one another.
    """

    STORAGE = 1
    FILES = 3


def run_task(
    function: Callable[[], T],
    on_done: Callable[[T], None],
    on_error: Callable[[Exception], None],
    *,
    lane: Lane = Lane.FILES,
) -> None:
    """Run `function` in a thread of `lane`, then call a callback in the event loop of the calling thread.

    Exactly one callback is called, never before this function has returned. A callback that is a method of a
    QObject is dropped when that object is gone by then; the work itself is always done.
    """
    mailbox = _own_mailbox()
    _lanes.submit(lane, partial(_work, function, on_done, on_error, mailbox))


def drain() -> None:
    """Wait until the storage lane is empty, and deliver what is due to this thread, without an event loop.

    Callbacks may give new storage tasks: these are waited for as well.
    """
    mailbox = _own_mailbox()
    while True:
        _lanes.wait_for_storage()
        if not mailbox.deliver_all():
            return


def shutdown() -> None:
    """Finish every storage task, drop the file tasks that have not begun, and end the threads.

    A file task that is running is not waited for here, but Python waits for it when the program ends. A later
    `run_task` starts new threads.
    """
    drain()
    _lanes.close()


class _Mailbox(QObject):
    """Lives in the thread that called `run_task`, and calls the callbacks there.

    The callbacks travel in a Python deque and the queued signal only says that one is due. So no object is
    owned by Qt's event queue, and one that raises does not keep the next from being called.
    """

    _due = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._letters: deque[tuple[Callable[..., None], Callable[[], None]]] = deque()
        self._due.connect(self._deliver_one, Qt.ConnectionType.QueuedConnection)

    def post(self, callback: Callable[..., None], call: Callable[[], None]) -> None:
        """Have `call` called in the mailbox's thread, unless the owner of `callback` is gone. Any thread."""
        self._letters.append((callback, call))
        self._due.emit()

    def deliver_all(self) -> bool:
        """Call what is due now; return whether there was anything."""
        found = bool(self._letters)
        while self._letters:
            self._deliver_one()
        return found

    def _deliver_one(self) -> None:
        if not self._letters:  # drain() has delivered it already
            return
        callback, call = self._letters.popleft()
        while isinstance(callback, partial):
            callback = callback.func
        owner = getattr(callback, "__self__", None)
        if not isinstance(owner, QObject) or isValid(owner):
            call()


class _Lanes:
    """The thread pools, each made at its first task."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pools: dict[Lane, ThreadPoolExecutor] = {}

    def submit(self, lane: Lane, work: Callable[[], None]) -> Future[None]:
        with self._lock:
            if lane not in self._pools:
                name = f"{lane.name.lower()}-task"
                self._pools[lane] = ThreadPoolExecutor(lane.value, thread_name_prefix=name)
            return self._pools[lane].submit(work)

    def wait_for_storage(self) -> None:
        """Return when everything that the storage lane had been given is done."""
        if Lane.STORAGE in self._pools:
            self.submit(Lane.STORAGE, _nothing).result()

    def close(self) -> None:
        with self._lock:
            pools, self._pools = self._pools, {}
        for lane, pool in pools.items():
            pool.shutdown(wait=lane is Lane.STORAGE, cancel_futures=lane is not Lane.STORAGE)


def _work(
    function: Callable[[], T],
    on_done: Callable[[T], None],
    on_error: Callable[[Exception], None],
    mailbox: _Mailbox,
) -> None:
    try:
        result = function()
    except Exception as error:  # noqa: BLE001 - whatever it is, the caller's on_error judges it
        mailbox.post(on_error, partial(on_error, error))
    else:
        mailbox.post(on_done, partial(on_done, result))


def _own_mailbox() -> _Mailbox:
    """Return the mailbox of the calling thread."""
    mailbox: _Mailbox | None = getattr(_local, "mailbox", None)
    if mailbox is None or not isValid(mailbox):
        mailbox = _local.mailbox = _Mailbox()
    return mailbox


def _nothing() -> None:
    """Do nothing, in turn: when it has run, everything before it has."""


_lanes = _Lanes()
_local = threading.local()

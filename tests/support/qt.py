"""Waiting in Qt tests: the event loop runs until something holds, never for a fixed time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

PATIENCE_S = 30.0
"""How long to wait before a test is given up; long, because the machine may be busy with other things."""

_CHECK_EVERY_MS = 5


def wait_until(predicate: Callable[[], object], timeout: float = PATIENCE_S, what: str = "") -> None:
    """Run the event loop until ``predicate()`` is true; fails the test after ``timeout`` seconds."""
    if predicate():
        return
    loop = QEventLoop()
    raised: list[BaseException] = []

    def check() -> None:
        try:
            if predicate():
                loop.exit(0)
        except BaseException as error:  # noqa: BLE001 - an exception cannot pass through Qt's loop: carried over
            raised.append(error)
            loop.exit(0)

    ticker = QTimer()
    ticker.timeout.connect(check)
    ticker.start(_CHECK_EVERY_MS)
    limit = QTimer()
    limit.setSingleShot(True)
    limit.timeout.connect(lambda: loop.exit(1))
    limit.start(round(timeout * 1000))
    timed_out = loop.exec() != 0
    ticker.stop()
    limit.stop()
    if raised:
        raise raised[0]
    if timed_out:
        raise AssertionError(f"not within {timeout:g} s: {what or predicate}")


@dataclass
class Received:
    """The emissions of a signal, in order; each is the tuple of its arguments."""

    emissions: list[tuple[Any, ...]] = field(default_factory=list)

    @property
    def arguments(self) -> tuple[Any, ...]:
        """The arguments of the first emission."""
        return self.emissions[0]


@contextmanager
def record_signal(signal: SignalInstance) -> Iterator[Received]:
    """Collect every emission of ``signal`` while the block runs."""
    received = Received()

    def receive(*arguments: Any) -> None:
        received.emissions.append(arguments)

    signal.connect(receive)
    try:
        yield received
    finally:
        signal.disconnect(receive)


@contextmanager
def wait_signal(signal: SignalInstance, timeout: float = PATIENCE_S) -> Iterator[Received]:
    """Run the block, then the event loop until ``signal`` has been emitted (in the block counts too)."""
    with record_signal(signal) as received:
        yield received
        wait_until(lambda: received.emissions, timeout, f"{signal} was emitted")

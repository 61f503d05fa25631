"""The program's own way to an engine, without a window: supervisor, guard, steward, client."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from benchmarks.gpu.bare import Taken
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.engine.supervisor import EngineSupervisor

if TYPE_CHECKING:
    from gptoss_desktop.domain.engine import EngineStatus
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.engine.stream import AnswerOutcome, AnswerStream


@dataclass(slots=True)
class Start:
    """One start: seconds until ready, and when each stage began, in seconds from the start."""

    seconds: float = 0.0
    stages: list[tuple[str, float]] = field(default_factory=list)

    def durations(self) -> dict[str, float]:
        """Return how long each stage took."""
        ends = [*(moment for _, moment in self.stages[1:]), self.seconds]
        return {name: round(end - moment, 1) for (name, moment), end in zip(self.stages, ends, strict=True)}


class StartFailedError(Exception):
    """The engine did not become ready; `str()` is the failure and the end of the log."""


class Driver:
    """One engine at a time."""

    def __init__(self, runtime: Path, cache: Path) -> None:
        self.application = QCoreApplication.instance() or QCoreApplication(["benchmark"])
        self.supervisor = EngineSupervisor(runtime, cache)
        self.log: list[str] = []
        self.supervisor.log_line.connect(self.log.append)

    @property
    def socket(self) -> str:
        """The path of the engine's socket."""
        assert self.supervisor.client is not None
        return self.supervisor.client.socket_path

    def start(self, plan: EnginePlan, *, timeout_s: float = 400) -> Start:
        """Start an engine and wait until it is ready.

        Raises:
            StartFailedError: it is not.

        """
        began, start = time.monotonic(), Start()
        loop = QEventLoop()

        def follow(status: EngineStatus) -> None:
            if status.progress is not None and (
                not start.stages or start.stages[-1][0] != status.progress.stage
            ):
                start.stages.append((status.progress.stage, time.monotonic() - began))
            if status.state in {EngineState.READY, EngineState.FAILED}:
                loop.quit()

        self.supervisor.status_changed.connect(follow)
        QTimer.singleShot(round(timeout_s * 1000), loop.quit)
        self.supervisor.start(plan)
        loop.exec()
        self.supervisor.status_changed.disconnect(follow)
        start.seconds = round(time.monotonic() - began, 2)
        status = self.supervisor.status
        if status.state is not EngineState.READY:
            said = status.failure.sentence if status.failure else f"not ready after {timeout_s} s"
            raise StartFailedError("\n".join([said, *self.log[-160:]]))
        return start

    def stop(self) -> float:
        """Stop the engine in order; return the seconds it took."""
        began = time.monotonic()
        loop = QEventLoop()
        self.supervisor.stopped.connect(loop.quit)
        self.supervisor.stop()
        loop.exec()
        return time.monotonic() - began

    def streams(self, bodies: list[dict[str, Any]]) -> list[Taken]:
        """Ask for several completions at once through the program's client, and take them to their ends."""
        client = self.supervisor.client
        assert client is not None
        loop, left, found = QEventLoop(), len(bodies), []
        for body in bodies:
            taken = Taken(time.perf_counter())
            stream = client.stream_completion(body)
            found.append(taken)

            def delta(_: object, taken: Taken = taken) -> None:
                now = time.perf_counter()
                if taken.first:
                    taken.gaps.append(now - taken.last)
                else:
                    taken.first = now
                taken.last = now
                taken.events += 1

            def finished(outcome: AnswerOutcome, taken: Taken = taken, stream: AnswerStream = stream) -> None:
                nonlocal left
                assert outcome.failure is None, outcome.failure
                taken.last = time.perf_counter()
                taken.tokens = outcome.usage.completion_tokens
                # Noise may begin without text: the first event counts, as for the bare client.
                taken.first = stream.moments.first_byte or taken.first
                left -= 1
                if not left:
                    loop.quit()

            stream.delta.connect(delta)
            stream.finished.connect(finished)
        loop.exec()
        return found

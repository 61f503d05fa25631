"""The engine's state machine: starts runs, watches them, restarts after a crash, gives up in time."""

from __future__ import annotations

import itertools
import os
import time
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.domain.engine import EngineInfo, EngineState, EngineStatus, LoadProgress, check_transition
from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.engine import failures
from gptoss_desktop.engine.crashes import BACKOFF_S, MAX_CRASHES, WINDOW_S, CrashHistory
from gptoss_desktop.engine.launch import LaunchCommand, LaunchError, guard_command
from gptoss_desktop.engine.run import EngineRun, RunEnd
from gptoss_desktop.engine.watchdog import Patience, patience_with

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.engine.client import EngineClient

LOG_LINES = 400
"""Lines of the engines' log that are kept for a person to look at."""
LOAD_TIMEOUT_S = {EngineKind.LLAMA_CPP: 600.0, EngineKind.VLLM: 180.0}
"""A start without any event for so many seconds is given up.

A big model off a slow disk reports progress. vLLM's steward tells every few seconds that it still works.
"""
START_STAGE = "start"
RESTART_STAGE = "restart"
"""The stage of the progress in FAILED while an automatic restart is due; its detail is the seconds."""

_socket_numbers = itertools.count(1)


class EngineSupervisor(QObject):
    """Owns the engine of one program. Everything happens in the event loop; nothing here waits."""

    status_changed = Signal(object)
    """EngineStatus, in the order of the changes; `client` and `status` are set before."""
    log_line = Signal(str)
    stopped = Signal()
    """Nothing is left running, after `stop()` or `shutdown()`; always from the event loop."""

    def __init__(
        self,
        runtime_dir: Path,
        cache_dir: Path,
        parent: QObject | None = None,
        *,
        build: Callable[[EnginePlan, Path], LaunchCommand] | None = None,
        clock: Callable[[], float] = time.monotonic,
        backoff_s: Sequence[float] = BACKOFF_S,
        load_timeout_s: float | None = None,
        patience: Patience | None = None,
    ) -> None:
        """`runtime_dir` is a folder of mode 0700 with a short path; the sockets are made in it.

        `cache_dir` is where engines keep what they have compiled. `build` makes the command, `load_timeout_s`
        takes the place of `LOAD_TIMEOUT_S`, `patience` that of the plan's own.
        """
        super().__init__(parent)
        self.status = EngineStatus()
        self.client: EngineClient | None = None
        self._build = build or partial(guard_command, cache=cache_dir)
        self._patience = patience
        self._load_timeout_s = load_timeout_s
        # Another program of the same user may use the folder at the same time.
        self._socket_path = runtime_dir / f"e{os.getpid()}-{next(_socket_numbers)}.sock"
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        self._unsent: deque[EngineStatus] = deque()
        self._plan: EnginePlan | None = None
        self._start_again = False
        self._final = False
        self._streams = 0
        self._run: EngineRun | None = None
        self._crashes = CrashHistory(clock, backoff_s)
        self._restart = QTimer(self, singleShot=True)
        self._restart.timeout.connect(self._launch)

    @property
    def plan(self) -> EnginePlan | None:
        """The plan of the last start; None before the first."""
        return self._plan

    @property
    def log(self) -> tuple[str, ...]:
        """The last lines that the engines of this program wrote."""
        return tuple(self._log)

    def start(self, plan: EnginePlan) -> None:
        """Start an engine; one that runs is stopped first. After `shutdown()` it does nothing."""
        if self._final:
            return
        self._plan = plan
        self._crashes.clear()
        self._restart.stop()
        if self._run is None:
            self._launch()
        else:
            self._start_again = True
            self._stop_run()

    def restart(self) -> None:
        """Start the engine of the last plan afresh; without one it does nothing."""
        if self._plan is not None:
            self.start(self._plan)

    def stop(self) -> None:
        """Stop the engine in order; `stopped` tells when it is gone, also when there was none."""
        self._start_again = False
        self._restart.stop()
        if self._run is not None:
            self._stop_run()
            return
        if self.status.state is EngineState.FAILED:
            self._move(EngineState.STOPPED)
        QTimer.singleShot(0, self, self.stopped.emit)

    def shutdown(self) -> None:
        """End the engine at once and start none any more: the program ends."""
        self._final = True
        self.stop()
        if self._run is not None:
            self._run.kill()

    def retain(self) -> None:
        """Note that a stream begins."""
        self._streams += 1
        if self.status.state is EngineState.READY:
            self._move(EngineState.GENERATING, info=self.status.info)

    def release(self) -> None:
        """Note that a stream has ended, one way or another, even if the engine is gone."""
        if self._streams == 0:
            raise RuntimeError("release() without a retain()")
        self._streams -= 1
        if self._streams == 0 and self.status.state is EngineState.GENERATING:
            self._move(EngineState.READY, info=self.status.info)

    def _launch(self) -> None:
        if self._plan is None:
            return
        self._move(EngineState.STARTING, progress=LoadProgress(START_STAGE))
        try:
            command = self._build(self._plan, self._socket_path)
        except LaunchError as error:
            self._move(EngineState.FAILED, failure=failures.with_changes(error.failure, self._plan))
            return
        limit = self._load_timeout_s or LOAD_TIMEOUT_S[self._plan.engine]
        patience = self._patience or patience_with(self._plan)
        run = EngineRun(command, str(self._socket_path), self._plan, limit, self, patience=patience)
        run.progressed.connect(self._on_progress)
        run.ready.connect(self._on_ready)
        run.log_line.connect(self._on_log_line)
        run.ended.connect(self._on_ended)
        self._run = run
        run.start()

    def _stop_run(self) -> None:
        if self._run is not None and self.status.state is not EngineState.STOPPING:
            self._move(EngineState.STOPPING)
            self._run.stop()

    def _on_progress(self, progress: LoadProgress) -> None:
        if self.status.state in {EngineState.STARTING, EngineState.LOADING}:
            self._move(EngineState.LOADING, progress=progress)

    def _on_ready(self, info: EngineInfo) -> None:
        if self._run is None or self.status.state is EngineState.STOPPING:
            return
        if self.status.state is EngineState.STARTING:  # an engine that had nothing to say while it loaded
            self._move(EngineState.LOADING)
        self.client = self._run.client
        self._move(EngineState.READY, info=info)
        if self._streams and self.status.state is EngineState.READY:
            self._move(EngineState.GENERATING, info=info)

    def _on_log_line(self, line: str) -> None:
        self._log.append(line)
        self.log_line.emit(line)

    def _on_ended(self, end: RunEnd) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
        if self.status.state is not EngineState.STOPPING:
            self._fail(end)
            return
        self._move(EngineState.STOPPED)
        if self._start_again:
            self._start_again = False
            self._launch()
        else:
            self.stopped.emit()

    def _fail(self, end: RunEnd) -> None:
        delay = self._crashes.record() if end.crashed else None
        if delay is not None:
            self._restart.start(round(delay * 1000))
            progress = LoadProgress(RESTART_STAGE, detail=f"{delay:g}")
            self._move(EngineState.FAILED, failure=end.failure, progress=progress)
            return
        failure = end.failure
        if end.crashed:
            failure = failures.crash_loop(failure, MAX_CRASHES, WINDOW_S)
        self._move(EngineState.FAILED, failure=failure)

    def _move(
        self,
        state: EngineState,
        *,
        progress: LoadProgress | None = None,
        info: EngineInfo | None = None,
        failure: EngineFailure | None = None,
    ) -> None:
        """Set the status and tell it, after what is being told already."""
        if state is not self.status.state:
            check_transition(self.status.state, state)
        if state not in {EngineState.READY, EngineState.GENERATING}:
            self.client = None
        self.status = EngineStatus(state, progress, info, failure)
        self._unsent.append(self.status)
        if len(self._unsent) > 1:
            return  # a slot of status_changed has caused this: every slot shall see the changes in order
        while self._unsent:
            self.status_changed.emit(self._unsent[0])
            self._unsent.popleft()

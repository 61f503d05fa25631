"""One run of an engine, from start to end. It is never restarted, so nothing stale reaches the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.domain.engine import EngineInfo, LoadProgress
from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.engine import failures
from gptoss_desktop.engine.client import EngineClient
from gptoss_desktop.engine.process import GuardProcess, ProcessEnd
from gptoss_desktop.engine.run_log import RunLog
from gptoss_desktop.engine.watchdog import Patience, StreamWatchdog
from gptoss_desktop.protocol.guard import Failed, GuardEvent, IsolationProved, Ready, Stage

if TYPE_CHECKING:
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.engine.launch import LaunchCommand
    from gptoss_desktop.engine.replies import Reply

HEALTH_TRIES = 10
_HEALTH_PAUSE_MS = 200
_HEALTH_TIMEOUT_MS = 5_000


@dataclass(frozen=True, slots=True)
class RunEnd:
    """How a run ended when nobody had asked for it. `crashed`: another try may go better."""

    failure: EngineFailure
    crashed: bool


class EngineRun(QObject):
    """The process, its socket, and what it has said so far."""

    progressed = Signal(object)
    """LoadProgress."""
    ready = Signal(object)
    """EngineInfo, once: it said so, and it answers."""
    log_line = Signal(str)
    ended = Signal(object)
    """RunEnd, once, when nobody is left."""

    def __init__(
        self,
        command: LaunchCommand,
        socket_path: str,
        plan: EnginePlan,
        load_timeout_s: float,
        parent: QObject | None = None,
        *,
        patience: Patience,
    ) -> None:
        """`load_timeout_s` is how long a start may go without an event."""
        super().__init__(parent)
        self.client = EngineClient(socket_path, parent)
        self._program = command.program
        self._plan = plan
        self._log = RunLog()
        self._stage = ""
        self._isolation = IsolationProved("", "")
        self._failure: EngineFailure | None = None
        self._crashed = True
        self._over = False
        self._info: EngineInfo | None = None
        self._tries = 0
        self._load_timeout_s = load_timeout_s
        self._watchdog = QTimer(self, singleShot=True, interval=round(load_timeout_s * 1000))
        self._watchdog.timeout.connect(self._on_no_progress)
        self._streams = StreamWatchdog(self.client, patience, self)
        self._streams.hung.connect(self._on_hung)
        self._process = GuardProcess(command, self)
        self._process.reported.connect(self._on_event)
        self._process.log_line.connect(self._log.append)
        self._process.log_line.connect(self.log_line)
        self._process.ended.connect(self._on_ended)

    def start(self) -> None:
        """Start the process."""
        self._watchdog.start()
        self._process.start()

    def stop(self) -> None:
        """Ask for an ordinary end."""
        self._watch_no_more()
        self._process.stop()

    def kill(self) -> None:
        """End it at once."""
        self._watch_no_more()
        self._process.kill()

    def _on_event(self, event: GuardEvent) -> None:
        if self._watchdog.isActive():
            self._watchdog.start()
        match event:
            case IsolationProved():
                self._isolation = event
            case Stage():
                self._stage = str(event.name)
                self.progressed.emit(_progress(event))
            case Ready() if self._info is None:
                self._info = self.client.info = _info(event, self._isolation)
                self._ask_health()
            case Failed() if self._failure is None:
                self._failure = failures.from_guard(event, self._plan)
                self._crashed = False
                self.stop()

    def _ask_health(self) -> None:
        self._tries += 1
        self.client.get("/health", self._on_health, timeout_ms=_HEALTH_TIMEOUT_MS)

    def _on_health(self, reply: Reply) -> None:
        if self._over or self._failure is not None:
            return
        if reply.failure is None:
            self._watchdog.stop()
            self._streams.start()
            self.ready.emit(self._info)
        elif self._tries < HEALTH_TRIES:
            QTimer.singleShot(_HEALTH_PAUSE_MS, self, self._ask_health)
        else:
            self._failure = failures.not_healthy(self._plan)
            self.kill()

    def _on_no_progress(self) -> None:
        self._failure = failures.load_hang(self._load_timeout_s, self._stage, self._log.text, self._plan)
        self._crashed = False
        self.kill()

    def _on_hung(self) -> None:
        self._failure = failures.stream_hang(self._plan)
        self.kill()

    def _watch_no_more(self) -> None:
        self._watchdog.stop()
        self._streams.stop()

    def _on_ended(self, end: ProcessEnd) -> None:
        self._over = True
        self._watch_no_more()
        self.client.retire()
        if end.error:
            self.ended.emit(RunEnd(failures.not_started(self._program, end.error), crashed=False))
            return
        failure = self._failure
        if failure is None:
            failure = failures.from_log(self._log.text, self._plan)
            # What is known will happen again with the same plan.
            self._crashed = failure is None or failure.kind is FailureKind.CRASHED
        if failure is None:
            failure = failures.from_signs(end.code, end.signal, self._plan)
        tail = failure.log_tail or self._log.tail
        self.ended.emit(RunEnd(replace(failure, log_tail=tail), self._crashed))


def _progress(event: Stage) -> LoadProgress:
    """Return what an engine says that it does: its numbers are not believed blindly."""
    left = event.remaining_s
    remaining_s = float(left) if isinstance(left, int | float) and left >= 0 else None
    return LoadProgress(str(event.name), _fraction(event.fraction), str(event.detail), remaining_s)


def _fraction(value: object) -> float | None:
    """Return a fraction that is one."""
    return float(value) if isinstance(value, int | float) and 0 <= value <= 1 else None


def _info(event: Ready, isolation: IsolationProved) -> EngineInfo:
    layer = isolation.layer
    return EngineInfo(
        engine=event.engine,
        version=event.version,
        model=event.model,
        model_path=event.model_path,
        architecture=event.architecture,
        context=event.context,
        parallel=event.parallel,
        has_reasoning=event.has_reasoning,
        isolation=Isolation(layer) if layer in set(Isolation) else Isolation.NONE,
        canary=isolation.canary,
    )

"""The supervisor over a real process: the exact sequence of states for every way an engine can go."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QProcessEnvironment

from gptoss_desktop.domain.engine import EngineState, EngineStatus
from gptoss_desktop.domain.failure import EngineFailure, FailureKind, Remedy
from gptoss_desktop.domain.plan import EngineKind, EnginePlan, Isolation, VllmOptions
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange
from gptoss_desktop.engine import process
from gptoss_desktop.engine.launch import LaunchCommand
from gptoss_desktop.engine.supervisor import EngineSupervisor
from gptoss_desktop.engine.watchdog import Patience
from gptoss_desktop.protocol.guard import Exited, Failed, IsolationProved, Ready, Stage, encode
from tests.support import stand_in_guard
from tests.support.qt import wait_signal, wait_until
from tests.support.stand_in_server import delta, finish

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Steps = list[list[Any]]
S = EngineState
REPOSITORY = Path(stand_in_guard.__file__).parents[2]
PLAN = EnginePlan(Path("/nowhere/model.gguf"))
PATIENT = Patience()


def event(value: Any) -> list[Any]:
    return ["event", encode(value).decode().strip()]


LOADING = [
    event(IsolationProved("namespace", "ENETUNREACH")),
    event(Stage("tensors", 0.5, "half")),
    event(Stage("warm up")),
]
READY = [["serve"], event(Ready("llama.cpp", "1", "tiny", "/m", "gpt-oss", 4096, 4, has_reasoning=True))]


class Bench:
    """A supervisor whose engines do what `scripts` says, one script a start; the last one stays."""

    def __init__(self, runtime_dir: Path) -> None:
        self.runtime_dir = runtime_dir
        self.scripts: list[Steps] = []
        self.statuses: list[EngineStatus] = []

    def make(
        self,
        *scripts: Steps,
        backoff_s: Sequence[float] = (0.0,),
        load_timeout_s: float = 600.0,
        patience: Patience = PATIENT,
    ) -> EngineSupervisor:
        self.scripts = list(scripts)
        self.supervisor = EngineSupervisor(
            self.runtime_dir,
            self.runtime_dir,
            build=self._build,
            backoff_s=backoff_s,
            load_timeout_s=load_timeout_s,
            patience=patience,
        )
        self.supervisor.status_changed.connect(self.statuses.append)
        return self.supervisor

    def _build(self, _plan: EnginePlan, socket: Path) -> LaunchCommand:
        script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONPATH", str(REPOSITORY))
        words = (stand_in_guard.__file__, str(socket), json.dumps(script))
        return LaunchCommand(sys.executable, words, environment)

    @property
    def states(self) -> list[EngineState]:
        """The states, without the repetitions that only a new progress makes."""
        found: list[EngineState] = []
        for status in self.statuses:
            if not found or found[-1] is not status.state:
                found.append(status.state)
        return found

    def wait_for(self, state: EngineState) -> EngineStatus:
        wait_until(lambda: self.supervisor.status.state is state, what=f"{state}, not {self.states}")
        return self.supervisor.status

    def wait_final_failure(self) -> EngineFailure:
        wait_until(lambda: self.supervisor.status.failure and not self.supervisor.status.progress)
        assert self.supervisor.status.failure is not None
        return self.supervisor.status.failure


@pytest.fixture
def bench(qapp: object, runtime_dir: Path) -> Iterator[Bench]:
    bench = Bench(runtime_dir)
    yield bench
    with wait_signal(bench.supervisor.stopped):
        bench.supervisor.shutdown()
    bench.supervisor.deleteLater()


def test_start_and_stop(bench: Bench) -> None:
    supervisor = bench.make([*LOADING, *READY])
    supervisor.start(PLAN)
    status = bench.wait_for(S.READY)
    assert supervisor.client is not None
    assert status.info is not None
    assert (status.info.model, status.info.isolation, status.info.canary) == (
        "tiny",
        Isolation.NAMESPACE,
        "ENETUNREACH",
    )
    stages = [s.progress for s in bench.statuses if s.progress]
    assert [(p.stage, p.fraction, p.detail) for p in stages] == [
        ("start", None, ""),
        ("tensors", 0.5, "half"),
        ("warm up", None, ""),
    ]
    with wait_signal(supervisor.stopped):
        supervisor.stop()
    assert bench.supervisor.client is None
    assert bench.states == [S.STARTING, S.LOADING, S.READY, S.STOPPING, S.STOPPED]


def test_an_engine_that_reports_nothing_while_it_loads(bench: Bench) -> None:
    bench.make(READY).start(PLAN)
    bench.wait_for(S.READY)
    assert bench.states == [S.STARTING, S.LOADING, S.READY]


def test_streams_are_counted(bench: Bench) -> None:
    supervisor = bench.make(READY)
    supervisor.start(PLAN)
    bench.wait_for(S.READY)
    for step in (supervisor.retain, supervisor.retain, supervisor.release, supervisor.release):
        step()
    assert bench.states[2:] == [S.READY, S.GENERATING, S.READY]
    with pytest.raises(RuntimeError, match="without a retain"):
        supervisor.release()


def test_changes_are_told_in_order_to_every_slot(bench: Bench) -> None:
    supervisor = bench.make(READY)

    def begin(status: EngineStatus) -> None:
        if status.state is S.READY and len(seen) < 3:
            supervisor.retain()

    supervisor.status_changed.connect(begin)
    seen: list[EngineState] = []
    supervisor.status_changed.connect(lambda status: seen.append(status.state))
    supervisor.start(PLAN)
    wait_until(lambda: len(seen) == 4)
    assert seen == [S.STARTING, S.LOADING, S.READY, S.GENERATING]
    supervisor.release()


def test_ready_is_not_believed_without_health(bench: Bench) -> None:
    supervisor = bench.make([["sick"], *READY])
    supervisor.start(PLAN)
    failure = bench.wait_final_failure()
    assert bench.states == [S.STARTING, S.FAILED] * 3
    assert failure.kind is FailureKind.CRASH_LOOP
    assert "did not answer" in failure.sentence


def test_a_bad_model_is_not_tried_again(bench: Bench) -> None:
    failed = event(Failed("model_invalid", "x.gguf is no model.", "Choose another."))
    bench.make([*LOADING, ["log", "the last words"], failed, ["exit", 69]]).start(PLAN)
    failure = bench.wait_final_failure()
    assert bench.states == [S.STARTING, S.LOADING, S.FAILED]
    assert failure == EngineFailure(
        FailureKind.MODEL_INVALID,
        "x.gguf is no model.",
        "Choose another.",
        Remedy.CHOOSE_MODEL,
        failure.log_tail,
    )
    assert failure.log_tail == ("the last words",)
    assert bench.supervisor.log == ("the last words",)


def test_a_crash_restarts_the_engine(bench: Bench) -> None:
    supervisor = bench.make([*READY, ["signal", signal.SIGSEGV]], READY)
    supervisor.start(PLAN)
    wait_until(lambda: S.FAILED in bench.states)
    bench.wait_for(S.READY)
    failed = bench.states.index(S.FAILED)
    assert bench.states[failed:] == [S.FAILED, S.STARTING, S.LOADING, S.READY]
    failure = next(s.failure for s in bench.statuses if s.failure)
    assert failure.kind is FailureKind.CRASHED


def test_three_crashes_end_the_restarts(bench: Bench) -> None:
    bench.make([*LOADING, ["log", "boom"], event(Exited(None, 9)), ["exit", 137]]).start(PLAN)
    failure = bench.wait_final_failure()
    assert bench.states == [S.STARTING, S.LOADING, S.FAILED] * 3
    assert failure.kind is FailureKind.CRASH_LOOP
    assert "3 times" in failure.sentence
    assert "memory" in failure.sentence
    assert failure.log_tail == ("boom",)


def test_a_person_may_start_after_a_crash_loop(bench: Bench) -> None:
    supervisor = bench.make(*([["exit", 1]],) * 3, READY)
    supervisor.start(PLAN)
    assert bench.wait_final_failure().kind is FailureKind.CRASH_LOOP
    supervisor.restart()
    bench.wait_for(S.READY)


def test_an_answer_survives_the_death_of_its_engine(bench: Bench) -> None:
    supervisor = bench.make(READY)
    supervisor.start(PLAN)
    bench.wait_for(S.READY)
    assert supervisor.client is not None
    stream = supervisor.client.stream_chat({"steps": [["send", delta("so far")], ["die", signal.SIGKILL]]})
    said: list[Any] = []
    stream.delta.connect(said.append)
    stream.finished.connect(said.append)
    supervisor.retain()
    stream.finished.connect(supervisor.release)
    wait_until(lambda: S.FAILED in bench.states)
    bench.wait_for(S.READY)
    assert said[0][0].text == "so far"
    assert said[1].failure.kind is FailureKind.CONNECTION_LOST
    assert supervisor.client is not None
    again = supervisor.client.stream_chat({"steps": [["send", delta("more") + finish()]]})
    again.finished.connect(said.append)
    wait_until(lambda: len(said) == 3)
    assert said[2].failure is None


def test_start_while_running_stops_first(bench: Bench) -> None:
    supervisor = bench.make(READY, [*LOADING, *READY])
    supervisor.start(PLAN)
    bench.wait_for(S.READY)
    stopped: list[object] = []
    supervisor.stopped.connect(lambda: stopped.append(1))
    supervisor.start(PLAN)
    bench.wait_for(S.STOPPING)
    bench.wait_for(S.READY)
    assert bench.states[3:] == [S.STOPPING, S.STOPPED, S.STARTING, S.LOADING, S.READY]
    assert not stopped


def test_stop_while_loading(bench: Bench) -> None:
    supervisor = bench.make([*LOADING, ["hang"]])
    supervisor.start(PLAN)
    bench.wait_for(S.LOADING)
    with wait_signal(supervisor.stopped):
        supervisor.stop()
    assert bench.states == [S.STARTING, S.LOADING, S.STOPPING, S.STOPPED]


def test_stop_during_the_back_off(bench: Bench) -> None:
    supervisor = bench.make([["exit", 1]], backoff_s=(600.0,))
    supervisor.start(PLAN)
    status = bench.wait_for(S.FAILED)
    assert status.progress is not None
    assert (status.progress.stage, status.progress.detail) == ("restart", "600")
    with wait_signal(supervisor.stopped):
        supervisor.stop()
    assert bench.states == [S.STARTING, S.FAILED, S.STOPPED]


def test_a_deaf_engine_is_killed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "STOP_MS", 50)
    supervisor = bench.make([["deaf"], *READY])
    supervisor.start(PLAN)
    bench.wait_for(S.READY)
    with wait_signal(supervisor.stopped):
        supervisor.stop()
    assert bench.states[-2:] == [S.STOPPING, S.STOPPED]


def test_shutdown_leaves_nobody_and_is_final(bench: Bench) -> None:
    supervisor = bench.make([["deaf"], *READY, ["log", "pid"]])
    supervisor.start(PLAN)
    bench.wait_for(S.READY)
    with wait_signal(supervisor.stopped):
        supervisor.shutdown()
    supervisor.start(PLAN)
    assert supervisor.status.state is S.STOPPED


def test_shutdown_with_nothing_running_still_tells(bench: Bench) -> None:
    supervisor = bench.make(READY)
    with wait_signal(supervisor.stopped) as received:
        supervisor.shutdown()
        assert not received.emissions
    assert bench.states == []


def test_a_start_without_progress_is_given_up(bench: Bench) -> None:
    bench.make([event(Stage("tensors")), ["hang"]], load_timeout_s=0.5).start(PLAN)
    failure = bench.wait_final_failure()
    assert failure.kind is FailureKind.START_TIMEOUT
    assert bench.states[-1] is S.FAILED


def test_a_program_that_is_not_there(bench: Bench) -> None:
    def build(_plan: EnginePlan, socket: Path) -> LaunchCommand:
        return LaunchCommand(str(socket) + ".no", (), QProcessEnvironment.systemEnvironment())

    supervisor = bench.supervisor = EngineSupervisor(bench.runtime_dir, bench.runtime_dir, build=build)
    supervisor.status_changed.connect(bench.statuses.append)
    supervisor.start(PLAN)
    failure = bench.wait_final_failure()
    assert bench.states == [S.STARTING, S.FAILED]
    assert failure.kind is FailureKind.INTERNAL
    assert ".no" in failure.sentence


def test_a_flood_of_log_lines_and_nonsense_on_the_event_pipe(bench: Bench) -> None:
    supervisor = bench.make([["flood", 20_000], ["raw", "{]"], ["raw", '{"v":99,"event":"ready"}'], *READY])
    supervisor.start(PLAN)
    bench.wait_for(S.READY)
    wait_until(lambda: len(supervisor.log) == 400)


def test_a_socket_path_that_is_too_long(bench: Bench, tmp_path: Path) -> None:
    supervisor = bench.supervisor = EngineSupervisor(tmp_path / ("long" * 30), tmp_path)
    supervisor.start(PLAN)
    failure = supervisor.status.failure
    assert failure is not None
    assert failure.kind is FailureKind.SOCKET_PATH_TOO_LONG
    assert "107" in failure.sentence


def test_a_plan_that_has_no_command_offers_the_other_engine(bench: Bench) -> None:
    options = VllmOptions(Path("/python"))
    plan = EnginePlan(Path("/m"), EngineKind.VLLM, isolation=Isolation.SECCOMP, vllm=options)
    supervisor = bench.supervisor = EngineSupervisor(bench.runtime_dir, bench.runtime_dir)
    supervisor.start(plan)
    failure = supervisor.status.failure
    assert failure is not None
    assert failure.kind is FailureKind.NO_ISOLATION
    assert failure.changes == (PlanChange(ChangeKind.LLAMA_CPP),)
    assert supervisor.plan == plan


def test_the_time_that_is_left_is_passed_on(bench: Bench) -> None:
    stages = [event(Stage("importing", None, "", 12.5)), event(Stage("importing", 2.0, "", -1.0))]
    bench.make([*stages, *READY]).start(PLAN)
    bench.wait_for(S.READY)
    told = [status.progress for status in bench.statuses if status.progress]
    assert [(progress.fraction, progress.remaining_s) for progress in told] == [
        (None, None),
        (None, 12.5),
        (None, None),
    ]

"""A vLLM that misbehaves, under the real guard and the real steward: states, failures, what may help."""

from __future__ import annotations

import itertools
import os
import signal
import socket
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QProcess, QTimer

from gptoss_desktop.domain.engine import EngineState as S
from gptoss_desktop.domain.engine import EngineStatus
from gptoss_desktop.domain.failure import EngineFailure, FailureKind
from gptoss_desktop.domain.plan import EngineKind, EnginePlan, VllmOptions
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange, apply
from gptoss_desktop.engine import process
from gptoss_desktop.engine.supervisor import EngineSupervisor
from gptoss_desktop.engine.watchdog import Patience
from tests.support import stand_in_vllm
from tests.support.qt import wait_signal, wait_until
from tests.support.running_vllm import model_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gptoss_desktop.engine.stream import AnswerOutcome

PATIENCE = Patience(stream_s=0.5, first_s=1.0, still_s=0.5, look_s=0.1)
LLAMA = PlanChange(ChangeKind.LLAMA_CPP)
OTHER = PlanChange(ChangeKind.OTHER_GPUS)
NO_P2P = PlanChange(ChangeKind.NO_PEER_TO_PEER)
BODY = {"model": "m", "messages": [{"role": "user", "content": "Hello"}], "stream": True}


class Bench:
    """A supervisor, and a runtime whose vLLM does what it is told."""

    def __init__(self, runtime_dir: Path, folder: Path) -> None:
        self.runtime_dir = runtime_dir
        self.folder = folder
        self.statuses: list[EngineStatus] = []
        self.model = model_folder(folder / "m")

    def start(self, *, load_timeout_s: float = 60.0, tensor_parallel: int = 1, **behaviour: Any) -> None:
        self.python = stand_in_vllm.install(self.folder / "runtime", **behaviour)
        options = VllmOptions(self.python, tensor_parallel=tensor_parallel)
        gpus = tuple(f"GPU-{number}" for number in range(tensor_parallel))
        self.plan = EnginePlan(self.model, EngineKind.VLLM, 131072, vllm=options, gpus=gpus)
        self.supervisor = EngineSupervisor(
            self.runtime_dir,
            self.folder / "cache",
            backoff_s=(0.0,),
            load_timeout_s=load_timeout_s,
            patience=PATIENCE,
        )
        self.supervisor.status_changed.connect(self.statuses.append)
        self.supervisor.start(self.plan)

    def wait_for(self, state: S) -> EngineStatus:
        """The status when it is reached, and no restart is due."""
        supervisor = self.supervisor
        wait_until(
            lambda: supervisor.status.state is state and not self.restarts, 60, f"{state}: {self.states}"
        )
        return supervisor.status

    def failure(self) -> EngineFailure:
        failure = self.wait_for(S.FAILED).failure
        assert failure is not None
        return failure

    @property
    def restarts(self) -> bool:
        status = self.supervisor.status
        return status.state is S.FAILED and status.progress is not None

    @property
    def states(self) -> list[S]:
        """The states, without the repetitions that only a new progress makes."""
        found: list[S] = []
        for status in self.statuses:
            if not found or found[-1] is not status.state:
                found.append(status.state)
        return found

    def ask(self) -> tuple[str, AnswerOutcome]:
        """All that comes of one answer, and its end."""
        client = self.supervisor.client
        assert client is not None
        texts: list[str] = []
        outcomes: list[AnswerOutcome] = []
        stream = client.stream_chat(BODY)
        self.supervisor.retain()
        stream.delta.connect(lambda deltas: texts.extend(delta.text for delta in deltas))
        stream.finished.connect(lambda _: self.supervisor.release())
        stream.finished.connect(outcomes.append)
        wait_until(lambda: outcomes)
        return "".join(texts), outcomes[0]


@pytest.fixture
def bench(qapp: object, runtime_dir: Path, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(runtime_dir, tmp_path)
    yield bench
    with wait_signal(bench.supervisor.stopped):
        bench.supervisor.shutdown()
    bench.supervisor.deleteLater()


def test_a_good_start_and_answer(bench: Bench) -> None:
    bench.start()
    info = bench.wait_for(S.READY).info
    assert info is not None
    assert (info.engine, info.model, info.context) == ("vllm", "m", 131072)
    assert bench.states == [S.STARTING, S.LOADING, S.READY]
    assert bench.supervisor.plan == bench.plan
    text, outcome = bench.ask()
    assert outcome.failure is None
    assert text == stand_in_vllm.DEFAULTS["reasoning"] + stand_in_vllm.DEFAULTS["text"]


def test_a_context_that_does_not_fit_is_failed_once_and_the_offered_one_starts(bench: Bench) -> None:
    bench.start(die="context_too_long")
    failure = bench.failure()
    assert bench.states == [S.STARTING, S.LOADING, S.FAILED]
    assert failure.kind is FailureKind.OUT_OF_MEMORY
    assert failure.changes[0] == PlanChange(ChangeKind.CONTEXT, 8192)
    assert "Failed core proc" in failure.log_tail[-1]
    bench.supervisor.start(apply(bench.plan, failure.changes[0]))
    info = bench.wait_for(S.READY).info
    assert info is not None
    assert info.context == 8192
    assert bench.supervisor.plan == replace(bench.plan, context=8192)


@pytest.mark.parametrize(
    ("death", "kind"),
    [
        ("missing_module", FailureKind.RUNTIME_BROKEN),
        ("unknown_argument", FailureKind.RUNTIME_BROKEN),
        ("no_mxfp4", FailureKind.MODEL_UNSUPPORTED),
        ("disk_full", FailureKind.DISK_FULL),
    ],
)
def test_what_the_plan_cannot_help_leaves_llama_cpp(bench: Bench, death: str, kind: FailureKind) -> None:
    bench.start(die=death)
    failure = bench.failure()
    assert (failure.kind, failure.changes) == (kind, (LLAMA,))
    assert bench.states == [S.STARTING, S.LOADING, S.FAILED]


def test_cards_that_cannot_talk_start_without_direct_transfers(bench: Bench) -> None:
    bench.start(die="nccl", tensor_parallel=2)
    failure = bench.failure()
    assert failure.changes == (NO_P2P, OTHER, LLAMA)
    bench.supervisor.start(apply(bench.plan, NO_P2P))
    bench.wait_for(S.READY)
    assert [start["environment"].get("NCCL_P2P_DISABLE") for start in stand_in_vllm.starts(bench.python)] == [
        None,
        "1",
    ]


def test_a_killed_engine_is_started_again_and_given_up_in_the_end(bench: Bench) -> None:
    bench.start(die="killed")
    failure = bench.failure()
    assert bench.states == [S.STARTING, S.LOADING, S.FAILED] * 3
    assert failure.kind is FailureKind.CRASH_LOOP
    assert failure.changes == (
        PlanChange(ChangeKind.SEQUENCES, 2),
        PlanChange(ChangeKind.CONTEXT, 65536),
        LLAMA,
    )


def test_a_card_that_is_lost_in_mid_answer(bench: Bench) -> None:
    bench.start(die="gpu_lost")
    bench.wait_for(S.READY)
    text, outcome = bench.ask()
    assert text == "The user asks something simple,"
    assert outcome.failure is not None
    assert outcome.failure.kind is FailureKind.CONNECTION_LOST
    failure = bench.failure()
    assert (failure.kind, failure.changes) == (FailureKind.GPU_LOST, (OTHER, LLAMA))
    assert len(stand_in_vllm.starts(bench.python)) == 1


@pytest.mark.parametrize("answer", ["stall", "stuck"])
def test_an_engine_that_stands_still_is_replaced(bench: Bench, answer: str) -> None:
    bench.start(answer=answer, first_start=True)
    bench.wait_for(S.READY)
    text, outcome = bench.ask()
    assert text == "The user asks something simple,"
    assert outcome.failure is not None
    wait_until(lambda: S.FAILED in bench.states)
    bench.wait_for(S.READY)
    failure = next(status.failure for status in bench.statuses if status.failure)
    assert failure.kind is FailureKind.HANG
    assert bench.ask()[1].failure is None


@pytest.mark.parametrize(
    ("behaviour", "words", "changes"),
    [
        ({"hang": "connecting"}, "did not find each other", (NO_P2P, OTHER, LLAMA)),
        ({"health": "never"}, "Its last step: opening the socket.", (NO_P2P, OTHER, LLAMA)),
    ],
)
def test_a_start_that_hangs(
    bench: Bench, behaviour: dict[str, str], words: str, changes: tuple[PlanChange, ...]
) -> None:
    bench.start(load_timeout_s=6.0, tensor_parallel=2, **behaviour)
    failure = bench.failure()
    assert (failure.kind, failure.changes) == (FailureKind.HANG, changes)
    assert words in failure.sentence
    assert bench.states == [S.STARTING, S.LOADING, S.FAILED]


def test_health_that_goes_bad_at_once_is_not_believed(bench: Bench) -> None:
    bench.start(health="then_500")
    failure = bench.failure()
    assert failure.kind is FailureKind.CRASH_LOOP
    assert "did not answer" in failure.sentence


def test_an_engine_that_does_not_heed_the_stop(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "STOP_MS", 300)
    bench.start(deaf=True)
    bench.wait_for(S.READY)
    with wait_signal(bench.supervisor.stopped):
        bench.supervisor.stop()
    assert bench.states[-2:] == [S.STOPPING, S.STOPPED]


def test_a_flood_leaves_the_event_loop_free(bench: Bench) -> None:
    ticks: list[float] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    lines: list[str] = []
    bench.start(flood=100_000, stage_s=0.3)
    bench.supervisor.log_line.connect(lines.append)
    timer.start()
    bench.wait_for(S.READY)
    assert bench.ask()[1].failure is None
    timer.stop()
    pauses = [after - before for before, after in itertools.pairwise(ticks)]
    assert sum(pause > 0.1 for pause in pauses) <= 3  # the machine may be busy with other things
    assert any("left out" in line for line in lines)
    assert len(lines) < 3000 * (ticks[-1] - ticks[0]) + 3000


def test_what_a_killed_run_left_behind_is_survived(bench: Bench) -> None:
    bench.start()
    bench.wait_for(S.READY)
    (guard,) = bench.supervisor.findChildren(QProcess)
    os.kill(guard.processId(), signal.SIGKILL)
    wait_until(lambda: S.FAILED in bench.states)
    assert list(bench.runtime_dir.glob("*.lock"))
    bench.wait_for(S.READY)
    assert bench.ask()[1].failure is None


def test_a_stale_socket_and_lock_are_taken_over(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def leave_behind(path: Path) -> None:
        with socket.socket(socket.AF_UNIX) as stale:
            stale.bind(str(path))
        path.with_name(path.name + ".lock").touch()
        made.append(path)

    start = EngineSupervisor.start

    def start_over(supervisor: EngineSupervisor, plan: EnginePlan) -> None:
        leave_behind(supervisor._socket_path)
        start(supervisor, plan)

    monkeypatch.setattr(EngineSupervisor, "start", start_over)
    bench.start()
    bench.wait_for(S.READY)
    assert made
    assert bench.ask()[1].failure is None

"""The supervisor over the real guard: what is killed is gone, and what is left is nobody."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QProcess

from gptoss_desktop.domain.engine import EngineState, EngineStatus
from gptoss_desktop.domain.plan import EnginePlan, Isolation
from gptoss_desktop.engine.launch import LaunchCommand, guard_command
from gptoss_desktop.engine.supervisor import EngineSupervisor
from tests.support import stand_in_engine
from tests.support.qt import wait_signal, wait_until
from tests.support.stand_in_server import delta

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(stand_in_engine.__file__).parents[2]


def build(plan: EnginePlan, socket: Path) -> LaunchCommand:
    """The real guard's command, with the stand-in engine behind `--`."""
    command = guard_command(plan, socket, cache=socket.parent)
    command.environment.insert("PYTHONPATH", str(REPOSITORY))
    guard = command.arguments[: command.arguments.index("--") + 1]
    engine = (sys.executable, stand_in_engine.__file__, "{socket_fd}", "{events_fd}")
    return LaunchCommand(command.program, (*guard, *engine), command.environment)


@pytest.fixture(params=[Isolation.NAMESPACE, Isolation.SECCOMP])
def supervisor(qapp: object, runtime_dir: Path, request: pytest.FixtureRequest) -> Iterator[EngineSupervisor]:
    supervisor = EngineSupervisor(runtime_dir, runtime_dir, build=build, backoff_s=(0.0,))
    supervisor.start(EnginePlan(Path("/m"), isolation=request.param))
    wait_until(lambda: supervisor.client or supervisor.status.failure)
    assert supervisor.status.failure is None
    assert supervisor.status.info is not None
    assert supervisor.status.info.isolation is request.param
    yield supervisor
    with wait_signal(supervisor.stopped):
        supervisor.shutdown()
    assert family(os.getpid()) == set()
    supervisor.deleteLater()


def family(pid: int) -> set[int]:
    """The processes under `pid` that run this repository's code."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    found = {int(child) for child in children}
    return found.union(*(family(child) for child in found))


def test_an_ordinary_stop_leaves_nobody(supervisor: EngineSupervisor) -> None:
    assert len(family(os.getpid())) >= 2
    with wait_signal(supervisor.stopped):
        supervisor.stop()
    assert family(os.getpid()) == set()


@pytest.mark.parametrize("victim", ["engine", "guard"])
def test_a_killed_process_is_replaced(supervisor: EngineSupervisor, victim: str) -> None:
    assert supervisor.client is not None
    stream = supervisor.client.stream_chat({"steps": [["send", delta("so far")], ["wait", "never"]]})
    said: list[Any] = []
    stream.delta.connect(said.append)
    stream.finished.connect(said.append)
    wait_until(lambda: said)
    statuses: list[EngineStatus] = []
    supervisor.status_changed.connect(statuses.append)
    (guard,) = supervisor.findChildren(QProcess)
    pid = guard.processId() if victim == "guard" else max(family(guard.processId()))
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: len(said) == 2 and statuses and statuses[-1].state is EngineState.READY)
    assert said[0][0].text == "so far"
    assert said[1].failure is not None
    assert statuses[0].state is EngineState.FAILED
    assert statuses[0].failure is not None
    assert "killed" in statuses[0].failure.sentence

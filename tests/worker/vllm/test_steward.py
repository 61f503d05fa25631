"""The steward under the real guard, with a stand-in for vLLM that does what it is told."""

from __future__ import annotations

import json
import os
import signal
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.protocol.guard import Exited, Failed, GuardEvent, IsolationProved, Ready, Stage, decode
from tests.support import stand_in_vllm, vllm_logs
from tests.support.guard_parent import start_guard, vllm_plan
from tests.support.process_tree import descendants, wait_until_gone
from tests.support.unix_http import ask

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

STAGES = [
    "starting",
    "importing",
    "loading weights",
    "compiling",
    "profiling memory",
    "capturing graphs",
    "opening the socket",
]


class Start:
    """One start of the stand-in."""

    def __init__(self, folder: Path, **behaviour: object) -> None:
        self.folder = folder
        self.python = folder / "runtime" / "python"
        if not self.python.exists():
            stand_in_vllm.install(self.python.parent, **behaviour)
        (folder / "model").mkdir(exist_ok=True)
        config = folder / "model" / "config.json"
        config.write_text(json.dumps({"model_type": "gpt_oss"}), encoding="utf-8")
        self.socket = folder / "e.sock"
        self.log = (folder / "log").open("wb")
        plan = vllm_plan(self.python, folder / "model", Isolation.NAMESPACE)
        self.guard: subprocess.Popen[bytes] = start_guard(
            plan, self.socket, folder / "cache", self.log.fileno()
        )
        self.events: list[GuardEvent] = []

    def wait_for(self, kind: type[GuardEvent]) -> GuardEvent:
        """Return the next event of a kind; fail when the guard ends first."""
        assert self.guard.stdout is not None
        for line in self.guard.stdout:
            event = decode(line)
            assert event is not None
            self.events.append(event)
            if isinstance(event, kind):
                return event
        raise AssertionError(f"no {kind.__name__} among {self.events}; {self.text()}")

    def wait_for_stage(self, name: str) -> None:
        """Read events up to a stage."""
        while True:
            event = self.wait_for(Stage)
            if isinstance(event, Stage) and event.name == name:
                return

    def stages(self) -> list[Stage]:
        """Return the stages so far."""
        return [event for event in self.events if isinstance(event, Stage)]

    def stop(self) -> None:
        """Ask for an orderly end."""
        assert self.guard.stdin is not None
        self.guard.stdin.write(b"stop\n")
        self.guard.stdin.flush()

    def finish(self) -> Exited:
        """Return how it ended."""
        event = self.wait_for(Exited)
        assert isinstance(event, Exited)
        self.close()
        return event

    def close(self) -> None:
        """Let go of it, at once if it still runs."""
        assert self.guard.stdin is not None
        assert self.guard.stdout is not None
        self.guard.stdin.close()
        self.guard.stdout.close()
        self.guard.wait(20)
        self.log.close()

    def text(self) -> str:
        """Return the log."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    left = {path.name for path in tmp_path.iterdir()}
    assert left <= {"runtime", "model", "cache", "log", "e.sock.lock"}, "socket and scratch are removed"


def test_from_start_to_stop(folder: Path) -> None:
    start = Start(folder)
    assert isinstance(start.wait_for(IsolationProved), IsolationProved)
    ready = start.wait_for(Ready)
    assert ready == Ready(
        engine="vllm",
        version="0.32.0",
        model="model",
        model_path=str(folder / "model"),
        architecture="gpt_oss",
        context=4096,
        parallel=8,
        has_reasoning=True,
    )
    names = [stage.name for stage in start.stages()]
    assert list(dict.fromkeys(names)) == STAGES
    assert {stage.remaining_s for stage in start.stages()} == {None}
    assert stat.S_IMODE(start.socket.stat().st_mode) == 0o600
    assert ask(start.socket, "GET", "/v1/models")["data"][0]["id"] == "model"
    start.stop()
    assert start.finish() == Exited(0, None)
    (seen,) = stand_in_vllm.starts(start.python)
    assert seen["words"][-3:] == ["--enable-auto-tool-choice", "--tool-call-parser", "openai"]
    assert seen["environment"]["VLLM_CACHE_ROOT"] == str(folder / "cache" / "vllm")
    assert "Application startup complete." in start.text()


def test_a_second_start_knows_what_is_left(folder: Path) -> None:
    for _ in range(2):
        start = Start(folder, stage_s=0.1)
        start.wait_for(Ready)
        start.stop()
        start.finish()
    left = [stage.remaining_s for stage in start.stages() if stage.name != "starting"]
    assert None not in left
    assert left[0] > left[-1]  # type: ignore[operator]  # none is None


@pytest.mark.parametrize("death", ["no_cache_memory", "missing_module"])
def test_it_ends_as_vllm_ends_with_its_last_words(folder: Path, death: str) -> None:
    start = Start(folder, die=death)
    assert start.finish() == Exited(vllm_logs.DEATHS[death].code, None)
    for line in vllm_logs.last_words(death):
        assert line.rstrip("\r") in start.text()


def test_it_ends_by_the_signal_that_ended_vllm(folder: Path) -> None:
    start = Start(folder)
    start.wait_for(Ready)
    (vllm,) = [process.pid for process in descendants(start.guard.pid) if _plays_vllm(process.pid)]
    os.kill(vllm, signal.SIGSEGV)
    assert start.finish() == Exited(None, signal.SIGSEGV)
    assert start.text().count("Fatal Python error") == 1, "vLLM's own, and not the steward's"


def _plays_vllm(pid: int) -> bool:
    words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    return b"serve" in words and b"--worker" not in words


def test_a_runtime_without_vllm_is_refused(folder: Path) -> None:
    (folder / "runtime").mkdir()
    (folder / "runtime" / "python").symlink_to(os.path.realpath("/bin/false"))
    start = Start(folder)
    failed = start.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert failed.kind == "runtime_broken"
    assert start.finish() == Exited(1, None)


def test_a_flood_reaches_nobody_in_full(folder: Path) -> None:
    start = Start(folder, flood=100_000)
    start.wait_for(Ready)
    assert ask(start.socket, "GET", "/v1/models")
    start.stop()
    assert start.finish() == Exited(0, None)
    assert "lines of the engine are left out here" in start.text()
    assert len(start.text()) < 4 << 20


def test_a_stop_while_it_loads(folder: Path) -> None:
    start = Start(folder, hang="loading weights")
    start.wait_for_stage("loading weights")
    start.stop()
    assert start.finish() == Exited(0, None)


@pytest.mark.parametrize("who", ["guard", "parent"])
def test_nobody_is_left(folder: Path, who: str) -> None:
    start = Start(folder, deaf=True)
    start.wait_for(Ready)
    tree = descendants(start.guard.pid)
    assert len(tree) > 3
    if who == "guard":
        start.guard.kill()
    else:
        assert start.guard.stdin is not None
        start.guard.stdin.close()
    wait_until_gone(tree, 1.0)
    start.close()
    # A killed guard removes nothing; the next start of the same socket does.
    again = Start(folder)
    again.wait_for(IsolationProved)
    again.close()

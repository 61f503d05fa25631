"""What is left when a process is killed: no process of the engine, and no text lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from gptoss_desktop.protocol.guard import Ready, Stage, decode
from tests.e2e.desktop import LONG_QUESTION, desktop, eventually, started_with
from tests.support.process_tree import Process, descendants, wait_until_gone
from tests.support.unix_http import streaming

KILLS = 20
GONE_WITHIN_S = 1.0
VLLM_GONE_WITHIN_S = 3.0
"""The kernel frees 1 to 2 GB of a CPU build, which on a busy machine takes longer than on a calm one; what it
takes there is in docs/benchmarks.md."""
VLLM_STAGES = ("starting", "importing", "loading weights", "ready")
LATEST_KILL_S = 6.0
"""By then the window is painted, the guard runs and the model is loaded: a kill may fall on any of these."""


def engine_of(window: int, model: Path) -> Process | None:
    """Return the process that has the model loaded: the youngest with its path in the command."""
    found = [
        process
        for process in descendants(window)
        if str(model) in Path(f"/proc/{process.pid}/cmdline").read_text(encoding="utf-8", errors="replace")
        and "guard" not in Path(f"/proc/{process.pid}/cmdline").read_text(encoding="utf-8").split("\0")
    ]
    return max(found, default=None, key=lambda process: int(process.started))


@pytest.mark.parametrize("isolation", ["namespace", "seccomp"])
def test_a_killed_window_leaves_no_process(isolation: str, tiny_gptoss_gguf: Path, tmp_path: Path) -> None:
    dice = random.Random(20)
    words = started_with(tmp_path / "d", tiny_gptoss_gguf, isolation=isolation)
    command = [sys.executable, "-m", "gptoss_desktop", *words]
    most = 0
    for _ in range(KILLS // 2):
        window = subprocess.Popen(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        time.sleep(dice.uniform(0.2, LATEST_KILL_S))
        tree = descendants(window.pid)
        most = max(most, len(tree))
        window.kill()
        window.wait()
        wait_until_gone(tree, GONE_WITHIN_S)
    assert most > 3, "no kill fell on a running engine"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("stage", VLLM_STAGES)
def test_a_killed_parent_leaves_no_process_of_vllm(
    stage: str, vllm_python: Path, tiny_gptoss_folder: Path, tmp_path: Path
) -> None:
    """Killed in each stage, and in mid-answer."""
    socket, cache = tmp_path / "e.sock", tmp_path / "cache"
    words = [str(word) for word in (socket, cache, vllm_python, tiny_gptoss_folder)]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.guard_parent", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as parent:
        wait_for_stage(parent, stage)
        with streaming(socket, "Count to 100.") if stage == "ready" else nullcontext():
            tree = descendants(parent.pid)
            parent.kill()
            wait_until_gone(tree, VLLM_GONE_WITHIN_S)
    assert len(tree) > 3, "no kill fell on a running engine"
    eventually(
        lambda: [path.name for path in tmp_path.iterdir()] == ["cache", "e.sock.lock"], "all is removed"
    )


def wait_for_stage(parent: subprocess.Popen[bytes], stage: str) -> None:
    """Read events until the engine is in the stage, or ready."""
    assert parent.stdout is not None
    for line in parent.stdout:
        event = decode(line)
        if isinstance(event, Ready) or (isinstance(event, Stage) and event.name == stage):
            return
    raise AssertionError(f"vLLM ended before {stage}")


def test_a_killed_engine_comes_back_and_the_answer_so_far_stays(smollm2_gguf: Path, tmp_path: Path) -> None:
    # By itself the cut answer would go on, and the next question would have to wait for its end.
    words = started_with(tmp_path / "data", smollm2_gguf, automatic_recovery=False)
    with desktop() as screen, screen.program(*words) as window:
        screen.type_and_send(LONG_QUESTION)
        head = screen.wait_for_answer_to(LONG_QUESTION)
        engine = engine_of(window.pid, smollm2_gguf)
        assert engine is not None
        os.kill(engine.pid, signal.SIGKILL)
        assert head in screen.wait_for_text("Interrupted")
        eventually(lambda: engine_of(window.pid, smollm2_gguf) not in {None, engine}, "a new engine runs")
        screen.type_and_send("Go on, please.")
        screen.wait_for_answer_to("Go on, please.")
        assert head in screen.do("text", "Transcript")

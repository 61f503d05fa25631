"""Work is told from waiting by what the processes use."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.worker.vllm import activity
from gptoss_desktop.worker.vllm.activity import Activity, is_about_waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each does its thing after a line on its input, and answers when it is done.
SLEEP = "pass"
SPIN = "x = sum(range(20_000_000))"
READ = "open('/dev/zero', 'rb').read(4 << 20)"
TOUCH = "x = b'x' * (64 << 20)"


@contextmanager
def child(work: str) -> Iterator[subprocess.Popen[bytes]]:
    code = f"import sys\nfor _ in sys.stdin:\n    {work}\n    print(flush=True)"
    with subprocess.Popen(
        [sys.executable, "-S", "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        _do(process)
        yield process
        process.kill()


def _do(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"\n")
    process.stdin.flush()
    process.stdout.readline()


@pytest.mark.parametrize(("work", "progress"), [(SLEEP, False), (READ, True), (TOUCH, True)])
def test_signs_of_work(work: str, progress: bool) -> None:
    with child(work) as process:
        watcher = Activity()
        assert watcher.progressed(), "a process that was not there before"
        _do(process)
        assert watcher.progressed() is progress


def test_a_busy_processor_counts_for_a_while_only(monkeypatch: pytest.MonkeyPatch) -> None:
    with child(SPIN) as process:
        watcher = Activity()
        watcher.progressed()
        _do(process)
        assert watcher.progressed()
        monkeypatch.setattr(activity, "SPIN_S", 0.0)
        _do(process)
        assert not watcher.progressed()


def test_a_line_of_the_log_is_work() -> None:
    with child(SLEEP):
        watcher = Activity()
        watcher.progressed()
        watcher.saw_line()
        assert watcher.progressed()
        assert not watcher.progressed()


def test_where_nothing_can_be_seen_work_is_assumed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity, "samples", dict)
    assert Activity().progressed()


def test_some_lines_are_about_waiting() -> None:
    line = "INFO [shm_broadcast.py:681] No available shared memory broadcast block found in 60 seconds."
    assert is_about_waiting(line)
    assert not is_about_waiting("INFO [gpu_model_runner.py:5040] Starting to load model /m...")

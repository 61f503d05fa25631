"""Nobody is left, however the guard, its parent or its keeper ends."""

from __future__ import annotations

import os
import random
import signal
import time
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.protocol.guard import Exited
from gptoss_desktop.worker.guard.linux.processes import descendants
from tests.support.guards import RunningGuard

if TYPE_CHECKING:
    from pathlib import Path

LIMIT_S = 1.0
MOMENTS = 10
LATEST_S = 0.25


def test_a_dead_parent_leaves_nobody(socket_path: Path, layer: str, user: int | None) -> None:
    guard = RunningGuard(socket_path, "stubborn", "brood", options=("--isolation", layer), user=user)
    guard.wait_for_engine()
    guard.hang_up()
    guard.wait_for_nobody(LIMIT_S)
    assert guard.finish()[:2] == (128 + signal.SIGKILL, [Exited(None, signal.SIGKILL)])
    assert not socket_path.exists()


@pytest.mark.parametrize("how", ["parent", "guard"])
def test_random_moments(socket_path: Path, layer: str, how: str) -> None:
    moments = random.Random(7)
    for _ in range(MOMENTS):
        guard = RunningGuard(socket_path, "stubborn", "brood", options=("--isolation", layer))
        time.sleep(moments.uniform(0, LATEST_S))
        if how == "parent":
            guard.hang_up()
        else:
            guard.process.kill()
        guard.wait_for_nobody(LIMIT_S)
        guard.finish()


def test_a_killed_foreground_guard_leaves_nobody(socket_path: Path, layer: str, user: int | None) -> None:
    options = ("--isolation", layer, "--foreground")
    guard = RunningGuard(socket_path, "stubborn", "brood", options=options, user=user)
    assert guard.process.stderr is not None
    assert any(line.startswith(b"seen") for line in iter(guard.process.stderr.readline, b""))
    guard.process.kill()
    guard.wait_for_nobody(LIMIT_S)
    guard.finish()


def test_a_killed_keeper_leaves_nobody(socket_path: Path, layer: str) -> None:
    guard = RunningGuard(socket_path, "stubborn", "brood", options=("--isolation", layer))
    guard.wait_for_engine()
    os.kill(descendants(guard.process.pid)[0], signal.SIGKILL)
    guard.wait_for_nobody(LIMIT_S)
    assert guard.finish()[0] == 128 + signal.SIGKILL


@pytest.mark.parametrize("ask", ["line", "signal"])
def test_an_ordinary_stop_is_sigterm(socket_path: Path, layer: str, ask: str) -> None:
    guard = RunningGuard(socket_path, "brood", options=("--isolation", layer))
    guard.wait_for_engine()
    if ask == "line":
        assert guard.process.stdin is not None
        guard.process.stdin.write(b"stop\n")
        guard.process.stdin.flush()
    else:
        guard.process.terminate()
    assert guard.finish()[:2] == (128 + signal.SIGTERM, [Exited(None, signal.SIGTERM)])
    guard.wait_for_nobody(LIMIT_S)
    assert not socket_path.exists()


def test_a_stubborn_engine_is_killed_after_ten_seconds(socket_path: Path) -> None:
    guard = RunningGuard(socket_path, "stubborn", "brood")
    guard.wait_for_engine()
    start = time.monotonic()
    guard.process.terminate()
    assert guard.finish()[1] == [Exited(None, signal.SIGKILL)]
    assert time.monotonic() - start >= 10
    guard.wait_for_nobody(LIMIT_S)


def test_the_exit_code_is_the_engines(socket_path: Path, layer: str) -> None:
    guard = RunningGuard(socket_path, "brood", "exit=7", options=("--isolation", layer))
    guard.wait_for_engine()
    assert guard.finish()[:2] == (7, [Exited(7, None)])
    guard.wait_for_nobody(LIMIT_S)

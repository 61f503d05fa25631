"""An engine has the shared memory that it needs, its own where that is possible, or is not started."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from gptoss_desktop.protocol.guard import Failed, IsolationProved
from gptoss_desktop.worker.guard.shared_memory import FOLDER
from tests.support.guards import RunningGuard

if TYPE_CHECKING:
    from pathlib import Path

MIB = 1 << 20


def _shared_memory(guard: RunningGuard) -> tuple[int, list[str]]:
    """Return what the engine sees of /dev/shm: its size in bytes, and the files."""
    seen = json.loads(guard.wait_for_engine().detail)["shared_memory"]
    assert guard.finish()[0] == 0
    return seen[0], seen[1]


def test_namespaces_have_their_own(socket_path: Path) -> None:
    options = ("--isolation", "namespace", "--shm-bytes", str(32 * MIB))
    size, files = _shared_memory(RunningGuard(socket_path, "exit=0", options=options))
    assert (size, files) == (32 * MIB, [])


def test_without_a_size_the_systems_stays(socket_path: Path) -> None:
    found = os.statvfs(FOLDER)
    size, _ = _shared_memory(RunningGuard(socket_path, "exit=0", options=("--isolation", "namespace")))
    assert size == found.f_blocks * found.f_frsize


def test_the_systems_own_must_have_room(socket_path: Path) -> None:
    options = ("--isolation", "seccomp", "--shm-bytes")
    size, _ = _shared_memory(RunningGuard(socket_path, "exit=0", options=(*options, str(MIB))))
    assert size >= MIB
    code, events, _ = RunningGuard(socket_path, "exit=0", options=(*options, str(1 << 60))).finish()
    proof, failed = events
    assert code == 69
    assert isinstance(proof, IsolationProved)
    assert isinstance(failed, Failed)
    assert failed.kind == "shared_memory"
    assert "MiB free and " in failed.sentence
    assert "--shm-size" in failed.advice
    assert not socket_path.exists()

"""The process tree: who descends from whom, reaping, and leaving nobody."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_POLL_S = 0.005


def descendants(ancestor: int) -> list[int]:
    """Return the ids of all living or unreaped descendants, as /proc shows them at this moment."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                children.setdefault(_parent_of(entry), []).append(int(entry.name))
    found = list(children.get(ancestor, ()))
    for pid in found:
        found += children.get(pid, ())
    return found


def _parent_of(entry: Path) -> int:
    # The second field is the command's name in parentheses, and may hold anything (proc_pid_stat(5)).
    return int((entry / "stat").read_bytes().rpartition(b")")[2].split()[1])


def reap() -> dict[int, int]:
    """Collect every child that has ended; return wait statuses by process id."""
    ended: dict[int, int] = {}
    with suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                break
            ended[pid] = status
    return ended


def send(pids: Iterable[int], number: signal.Signals) -> None:
    """Send one signal to several processes; those that are gone already do not matter."""
    for pid in pids:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, number)


def end_descendants(grace_s: float) -> dict[int, int]:
    """End all descendants: SIGTERM, `grace_s` seconds, then SIGKILL until none is left.

    Returns their wait statuses by process id. The caller must be a child subreaper, so that the orphans of a
    daemon become its children.
    """
    ended: dict[int, int] = {}
    deadline = time.monotonic() + grace_s
    if grace_s > 0:
        send(descendants(os.getpid()), signal.SIGTERM)
    while True:
        ended |= reap()
        left = descendants(os.getpid())
        if not left:
            return ended
        if time.monotonic() >= deadline:
            send(left, signal.SIGKILL)
        time.sleep(_POLL_S)

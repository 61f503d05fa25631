"""The processes that descend from one, and whether they are gone."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

POLL_S = 0.01


class Process(NamedTuple):
    """A process id, and its start time in clock ticks: together they are never used twice."""

    pid: int
    started: str


def descendants(root: int) -> set[Process]:
    """Return all that descends from a process, itself included, at this moment."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (fields := _fields(int(folder.name))):
            parents[int(folder.name)] = int(fields[1])
    found, front = {root}, {root}
    while front:
        front = {pid for pid, parent in parents.items() if parent in front} - found
        found |= front
    return {Process(pid, fields[19]) for pid in found if (fields := _fields(pid))}


def alive(processes: set[Process]) -> set[Process]:
    """Return those that still run; a zombie does not."""
    return {
        process
        for process in processes
        if (fields := _fields(process.pid)) and fields[19] == process.started and fields[0] != "Z"
    }


def wait_until_gone(processes: set[Process], limit_s: float) -> float:
    """Wait until none runs any more and return the seconds that it took; fail after `limit_s`."""
    begin = time.monotonic()
    while left := alive(processes):
        assert time.monotonic() - begin < limit_s, f"still running after {limit_s} s: {left}"
        time.sleep(POLL_S)
    return time.monotonic() - begin


def _fields(pid: int) -> list[str]:
    """Return the fields of /proc/PID/stat from the state on (proc(5)); empty when the process is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []

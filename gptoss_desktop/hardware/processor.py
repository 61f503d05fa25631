"""The processor: its name and the physical cores that this process may use."""

from __future__ import annotations

import os
from pathlib import Path

CPUINFO = Path("/proc/cpuinfo")
CPUS = Path("/sys/devices/system/cpu")


def name(cpuinfo: Path = CPUINFO) -> str:
    """Return the model's name, empty where the kernel does not tell it (many ARM machines)."""
    try:
        text = cpuinfo.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return next(
        (line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")), ""
    )


def cores(usable: frozenset[int] | None = None, cpus: Path = CPUS) -> int:
    """Return the physical cores among the usable CPUs (None: those of this process), at least 1.

    Two CPUs are one core where the kernel lists them as each other's thread siblings.
    """
    numbers = os.sched_getaffinity(0) if usable is None else usable
    return max(1, len({_siblings(cpus / f"cpu{number}") or str(number) for number in numbers}))


def _siblings(cpu: Path) -> str:
    try:
        return (cpu / "topology" / "thread_siblings_list").read_text(encoding="ascii").strip()
    except OSError:
        return ""

"""The cards as they will be once this program's own engine has ended: a plan is made for that moment."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from gptoss_desktop.domain.hardware import Gpu, Hardware

PROC = Path("/proc")


def without_processes(hardware: Hardware, own: Container[int]) -> Hardware:
    """Return the hardware with what the processes `own` hold counted as free."""
    return replace(hardware, gpus=tuple(_freed(gpu, own) for gpu in hardware.gpus))


def descendants(root: int) -> frozenset[int]:
    """Return the processes that descend from `root`, by the kernel's list; empty where there is none."""
    children: dict[int, list[int]] = {}
    for folder in PROC.glob("[0-9]*"):
        parent = _parent(folder)
        if parent is not None:
            children.setdefault(parent, []).append(int(folder.name))
    found: set[int] = set()
    unseen = [root]
    while unseen:
        for child in children.get(unseen.pop(), ()):
            found.add(child)
            unseen.append(child)
    return frozenset(found)


def _freed(gpu: Gpu, own: Container[int]) -> Gpu:
    held = sum(process.used_bytes for process in gpu.processes if process.pid in own)
    others = tuple(process for process in gpu.processes if process.pid not in own)
    return replace(gpu, free_bytes=min(gpu.total_bytes, gpu.free_bytes + held), processes=others)


def _parent(folder: Path) -> int | None:
    """Return the parent of a process; None when it has ended meanwhile."""
    try:
        # The name in brackets may hold anything, brackets and spaces too (proc_pid_stat(5)).
        fields = (folder / "stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return None
    return int(fields[1])

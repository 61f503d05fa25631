"""Main memory: what there is, and what a new process could get, inside a control group too."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path("/")


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes. `free` is what can be had without swapping."""

    total: int
    free: int


@dataclass(frozen=True, slots=True)
class _Version:
    """The names of one version of control groups (the kernel's cgroup-v1/memory.rst and cgroup-v2.rst)."""

    mark: str
    folder: str
    limit: str
    used: str
    idle: str


_VERSIONS = (
    _Version("", "sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"),
    _Version(
        "memory",
        "sys/fs/cgroup/memory",
        "memory.limit_in_bytes",
        "memory.usage_in_bytes",
        "total_inactive_file",
    ),
)


def read(root: Path = ROOT) -> Memory:
    """Return the memory of the machine, or of the narrowest control group where that is less; 0: unknown."""
    lines = _table(root / "proc/meminfo", ":")
    memory = Memory(_kibibytes(lines, "MemTotal"), _kibibytes(lines, "MemAvailable"))
    for version in _VERSIONS:
        for folder in _groups(root, version):
            memory = _within(memory, folder, version)
    return memory


def _groups(root: Path, version: _Version) -> list[Path]:
    """Return the control groups of this process, from its own up to the outermost that is seen here."""
    top = root / version.folder
    try:
        lines = (root / "proc/self/cgroup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    for line in lines:
        _number, controllers, path = line.split(":", 2)
        if version.mark in controllers.split(","):
            own = top / path.lstrip("/")
            return [own, *(folder for folder in own.parents if folder.is_relative_to(top))]
    return []


def _within(memory: Memory, folder: Path, version: _Version) -> Memory:
    limit = _number(folder / version.limit)
    if limit is None or limit >= memory.total:
        return memory
    # The kernel drops cached file pages before it refuses memory to the group.
    idle = int(_table(folder / "memory.stat", " ").get(version.idle, "0"))
    used = max(0, (_number(folder / version.used) or 0) - idle)
    return Memory(limit, min(memory.free, max(0, limit - used)))


def _number(path: Path) -> int | None:
    """Return the number in a file; None where there is none, or it says `max`."""
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def _table(path: Path, separator: str) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return {}
    return {key: value.strip() for key, _, value in (line.partition(separator) for line in lines)}


def _kibibytes(table: dict[str, str], name: str) -> int:
    return int(table.get(name, "0 kB").split()[0]) * 1024

"""Memory and disk."""

from __future__ import annotations

import shutil
from pathlib import Path

from gptoss_desktop.cli.checks.finding import Finding, Level

GIB = 2**30
LOW_DISK = 2 * GIB
"""Below this there is no room for a conversation's growth and an import at once."""
FULL_DISK = GIB // 10
LOW_MEMORY = 4 * GIB


def memory() -> Finding:
    """Check the memory that is free for a model."""
    fields = dict(
        line.split(":", 1) for line in Path("/proc/meminfo").read_text(encoding="utf-8").splitlines()
    )
    available = int(fields["MemAvailable"].split()[0]) * 1024
    text = f"{available / GIB:.1f} GiB of memory available"
    if available < LOW_MEMORY:
        return Finding("memory", Level.WARNING, text, "Close other programs, or use a smaller model.")
    return Finding("memory", Level.OK, text)


def disk(data: Path) -> Finding:
    """Check the room on the disk that holds the conversations."""
    existing = next(folder for folder in (data, *data.parents) if folder.exists())
    free = shutil.disk_usage(existing).free
    text = f"{free / GIB:.1f} GiB free at {data}"
    if free < FULL_DISK:
        return Finding("disk", Level.ERROR, text, "Free some space: new messages cannot be saved.")
    if free < LOW_DISK:
        return Finding("disk", Level.WARNING, text, "Free some space before adding a model.")
    return Finding("disk", Level.OK, text)

"""Room on disks, and the size of shared memory."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - it is measured, never written


def free_bytes(folder: Path) -> int:
    """Return what this user may still write where a folder lies, or is to be made; 0 where it is not told."""
    for place in (folder, *folder.parents):
        try:
            return shutil.disk_usage(place).free
        except FileNotFoundError:
            continue
        except OSError:
            break
    return 0


def shared_memory_bytes(folder: Path = SHARED_MEMORY) -> int:
    """Return the size of the file system for shared memory, 0 where there is none."""
    try:
        found = os.statvfs(folder)
    except OSError:
        return 0
    return found.f_blocks * found.f_frsize

"""Room in /dev/shm for engines whose processes talk through it."""

from __future__ import annotations

import os

from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.guard.linux import namespaces

FOLDER = "/dev/shm"  # noqa: S108  not a temporary file: the place where shm_open(3) works
_MIB = 1 << 20


def provide(layer: Isolation, needed: int) -> str:
    """Give this process and its children `needed` bytes of shared memory; return why it cannot, else "".

    In namespaces that is a private file system of that size, which nobody else sees and which is gone with
    the last process. Elsewhere, and where the kernel refuses the mount, the system's own has to have room.
    """
    if layer is Isolation.NAMESPACE and namespaces.mount_private_memory(FOLDER, needed):
        return ""
    try:
        found = os.statvfs(FOLDER)
    except OSError as error:
        return say("{folder} cannot be used: {strerror}", folder=FOLDER, strerror=error.strerror)
    free = found.f_bavail * found.f_frsize
    return (
        ""
        if free >= needed
        else say(
            "{folder} has {value} MiB free and {value_2} are needed",
            folder=FOLDER,
            value=free // _MIB,
            value_2=needed // _MIB,
        )
    )

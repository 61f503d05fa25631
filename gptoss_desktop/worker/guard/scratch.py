"""A private folder that lives as long as one engine: its processes' sockets and temporary files.

The guard makes and removes it, because the guard is there when the engine was killed. What only some engines
need is imported when it is needed: every start waits for the guard's imports.
"""

from __future__ import annotations

import os
from pathlib import Path

from gptoss_desktop.protocol.guard import MAX_SOCKET_PATH

_LONGEST_NAME = 40
"""Bytes that an engine's own sockets add to the folder: vLLM's are named by a UUID of 36 characters."""


def make_scratch(socket_path: str) -> str:
    """Return a new empty folder beside the socket, or in /tmp where a path beside it would be too long.

    One that a killed guard left beside this socket is removed first.

    Raises:
        OSError: it cannot be made.
    """
    beside = f"{socket_path}.d"
    if len(os.fsencode(beside)) + 1 + _LONGEST_NAME > MAX_SOCKET_PATH:
        import tempfile  # noqa: PLC0415

        return tempfile.mkdtemp(prefix="gptoss-", dir="/tmp")
    try:
        Path(beside).mkdir(mode=0o700)
    except FileExistsError:
        remove_scratch(beside)
        Path(beside).mkdir(mode=0o700)
    return beside


def remove_scratch(folder: str) -> None:
    """Remove the folder and what is in it."""
    import shutil  # noqa: PLC0415

    shutil.rmtree(folder, ignore_errors=True)

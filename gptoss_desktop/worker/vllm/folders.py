"""Where vLLM and its libraries keep what they compile: private folders that persist."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.guard.failure import StartError

if TYPE_CHECKING:
    from pathlib import Path

_PRIVATE = 0o700
_FOLDERS = {
    "VLLM_CACHE_ROOT": "vllm",
    "VLLM_CONFIG_ROOT": "config",
    "TRITON_CACHE_DIR": "triton",
    "TORCHINDUCTOR_CACHE_DIR": "inductor",
    "FLASHINFER_WORKSPACE_BASE": "flashinfer",
    "CUDA_CACHE_PATH": "cuda",
    "HF_HOME": "huggingface",
    "XDG_CACHE_HOME": "other",
}
BYTECODE = "bytecode"
"""Only for runtimes whose own folder cannot be written."""
_SMALLEST_FREE = 1 << 30
"""Bytes. A runtime's compiled modules take some 350 MB, a model's kernels and graphs up to about the same;
below that the start fails late, in the middle of a compiler."""


def prepare_folders(cache: Path) -> dict[str, str]:
    """Create the folders; return the variables that name them.

    Raises:
        StartError: a folder cannot be made, or the disk is nearly full.
    """
    try:
        for folder in (cache, *(cache / name for name in (*_FOLDERS.values(), BYTECODE))):
            folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        found = os.statvfs(cache)
    except OSError as error:
        raise StartError(
            FailureKind.DISK_FULL if error.errno == errno.ENOSPC else FailureKind.INTERNAL,
            say(
                "The folder {value} for what the engine compiles cannot be made: {strerror}.",
                value=error.filename or cache,
                strerror=error.strerror,
            ),
            say("Choose another data folder, or make room on this disk."),
        ) from error
    free = found.f_bavail * found.f_frsize
    if free < _SMALLEST_FREE:
        raise StartError(
            FailureKind.DISK_FULL,
            say(
                "The disk of {cache} has {value} MiB free, and the engine needs {value_2} MiB for "
                "what it compiles.",
                cache=cache,
                value=free >> 20,
                value_2=_SMALLEST_FREE >> 20,
            ),
            say("Make room on this disk."),
        )
    return {variable: str(cache / name) for variable, name in _FOLDERS.items()}

"""A stand-in for vLLM that runs by itself, without guard, and a folder that passes for a model."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support import stand_in_vllm

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE_S = 30.0


def model_folder(folder: Path) -> Path:
    """What the steward needs of a model: the stand-in never reads the weights."""
    folder.mkdir(parents=True)
    config = {"architectures": ["GptOssForCausalLM"], "model_type": "gpt_oss"}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


@contextmanager
def running_vllm(folder: Path, **behaviour: Any) -> Iterator[str]:
    """Start one; gives the path of its socket when it listens."""
    python = stand_in_vllm.install(folder, **behaviour)
    path = str(folder / "s")
    command = [str(python), "-m", "vllm.entrypoints.cli.main", "serve", "/m", "--uds", path]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(path)
            yield path
        finally:
            process.kill()


def _wait_for(path: str) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        with socket.socket(socket.AF_UNIX) as probe:
            if probe.connect_ex(path) == 0:
                return
        time.sleep(0.01)
    raise AssertionError(f"nobody listens on {path}")

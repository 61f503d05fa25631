"""The two servers under the same settings, each a process of its own on its own Unix socket."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic, sleep
from typing import TYPE_CHECKING

from benchmarks.engine.client import is_ready

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_START_SECONDS = 120.0
_STOP_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What both servers are told. `context` is tokens a request."""

    model: Path
    threads: int
    context: int
    parallel: int


def our_command(socket: Path, settings: Settings) -> list[str]:
    """Return the command line of this program's server."""
    return [
        *(sys.executable, "-m", "gptoss_desktop", "serve", "--socket", str(socket)),
        *("--model", str(settings.model), "--engine", "llama.cpp", "--threads", str(settings.threads)),
        *("--context", str(settings.context), "--parallel", str(settings.parallel)),
    ]


def their_command(binary: Path, socket: Path, settings: Settings) -> list[str]:
    """Return the command line of llama.cpp's server; its context is shared by its slots."""
    return [
        *(str(binary), "--host", str(socket), "--model", str(settings.model)),
        *("--threads", str(settings.threads), "--ctx-size", str(settings.context * settings.parallel)),
        *("--parallel", str(settings.parallel), "--flash-attn", "on"),
    ]


@contextmanager
def running(command: Sequence[str], socket: Path) -> Iterator[str]:
    """Run a server until the block ends; yield its address once it is ready."""
    log_path = socket.with_suffix(".log")
    with log_path.open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        _wait_ready(process, socket, log_path)
        yield str(socket)
    finally:
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_ready(process: subprocess.Popen[bytes], socket: Path, log: Path) -> None:
    deadline = monotonic() + _START_SECONDS
    while not is_ready(str(socket)):
        if process.poll() is not None or monotonic() > deadline:
            raise RuntimeError(f"{process.args!r} did not start:\n{log.read_text(errors='replace')[-2000:]}")
        sleep(0.1)

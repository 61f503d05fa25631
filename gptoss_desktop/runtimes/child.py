"""Runs the self-test in the Python of a runtime, offline, in a bounded time, keeping a bounded output."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

SELF_TEST = Path(__file__).with_name("self_test.py")
LIMIT_S = 240.0
"""Imports take 15 seconds here, and a minute from a slow disk that nothing of is in memory yet."""
KEPT_BYTES = 64 * 1024
_READ_BYTES = 16 * 1024
_LOOK_S = 0.2
"""How often to see whether the child ended while others still hold its output open."""

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "VLLM_NO_USAGE_STATS": "1",
    "DO_NOT_TRACK": "1",
    "VLLM_PLUGINS": "",
    "VLLM_HOST_IP": "127.0.0.1",
    "VLLM_LOGGING_LEVEL": "ERROR",
}


@dataclass(frozen=True, slots=True)
class ChildEnd:
    """How a child ended. `code` is as `subprocess` gives it, None where it was ended for taking too long."""

    code: int | None
    output: str


def run_self_test(python: Path, limit_s: float = LIMIT_S) -> ChildEnd:
    """Run the self-test and return the end of what it wrote. Blocks for seconds.

    Raises:
        OSError: the program cannot be started.

    """
    with tempfile.TemporaryDirectory(prefix="gptoss-runtime-") as scratch:
        child = subprocess.Popen(
            # -I: nothing of the caller's; -B: a runtime may lie on a disk that is for reading only.
            [python, "-I", "-B", SELF_TEST],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=_environment(scratch),
            cwd=scratch,
            start_new_session=True,
        )
        with child:
            try:
                output, ended = _follow(child, time.monotonic() + limit_s)
            finally:
                _end(child)
    return ChildEnd(child.returncode if ended else None, output.decode(errors="replace"))


def _environment(scratch: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VLLM_"))}
    places = dict.fromkeys(("VLLM_CACHE_ROOT", "VLLM_CONFIG_ROOT", "HF_HOME", "TMPDIR"), scratch)
    return {**kept, **_OFFLINE, **places}


def _follow(child: subprocess.Popen[bytes], deadline: float) -> tuple[bytes, bool]:
    """Return the last of the output, and whether the child ended by itself."""
    assert child.stdout is not None  # noqa: S101 - asked for above; for the type checker
    kept = b""
    os.set_blocking(child.stdout.fileno(), False)
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while (left := deadline - time.monotonic()) > 0:
            ended = child.poll() is not None
            while selector.select(0 if ended else min(left, _LOOK_S)):
                data = os.read(child.stdout.fileno(), _READ_BYTES)
                if not data:
                    return kept, _wait(child, deadline)
                kept = (kept + data)[-KEPT_BYTES:]
                if time.monotonic() > deadline:
                    return kept, False
            if ended:
                return kept, True
    return kept, False


def _wait(child: subprocess.Popen[bytes], deadline: float) -> bool:
    try:
        child.wait(max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        return False
    return True


def _end(child: subprocess.Popen[bytes]) -> None:
    """End whoever is left of the child's session's first process group."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return

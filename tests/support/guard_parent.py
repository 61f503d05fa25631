"""In the window's place: starts the guard of a vLLM plan, and passes on its events. A test kills it.

python -m tests.support.guard_parent SOCKET CACHE PYTHON MODEL
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from gptoss_desktop.domain.plan import EngineKind, EnginePlan, Isolation, VllmOptions
from gptoss_desktop.engine.launch import guard_command

CACHE_BYTES = 64 << 20


def vllm_plan(python: Path, model: Path, isolation: Isolation = Isolation.AUTO) -> EnginePlan:
    """Return the plan that a CPU build starts fastest with."""
    options = VllmOptions(python, kv_cache_bytes=CACHE_BYTES, eager=True)
    return EnginePlan(model, EngineKind.VLLM, context=4096, parallel=8, isolation=isolation, vllm=options)


def start_guard(plan: EnginePlan, socket: Path, cache: Path, log: int) -> subprocess.Popen[bytes]:
    """Start the guard with a pipe as its input, and its events as its output."""
    command = guard_command(plan, socket, cache=cache)
    return subprocess.Popen(
        [command.program, *command.arguments],
        env=dict(pair.split("=", 1) for pair in command.environment.toStringList()),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
    )


def main() -> None:
    socket, cache, python, model = (Path(word) for word in sys.argv[1:])
    guard = start_guard(vllm_plan(python, model), socket, cache, 2)
    assert guard.stdout is not None
    for line in guard.stdout:
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

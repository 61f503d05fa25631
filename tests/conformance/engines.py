"""Both engines as the window starts them: guard, steward or server, and a Unix socket."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from gptoss_desktop.domain.engine import EngineInfo
from gptoss_desktop.domain.plan import EngineKind, EnginePlan, LoraOptions, VllmOptions
from gptoss_desktop.engine.launch import guard_command
from gptoss_desktop.protocol import guard

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = 4096
PARALLEL = 8
_PLUGIN = "gptoss_cpu_lora"
"""What lets the CPU build of vLLM take adapters; see `installers/vllm_cpu_package`."""


@dataclass(frozen=True)
class Engine:
    """A running engine. `name` is what requests call its model."""

    kind: EngineKind
    socket: str
    info: EngineInfo

    @property
    def name(self) -> str:
        return self.info.model


def llama_plan(model: Path) -> EnginePlan:
    return EnginePlan(model, context=CONTEXT, parallel=PARALLEL, threads=1)


def vllm_plan(model: Path, python: Path) -> EnginePlan:
    """As little as serves the tests: no compilation, a cache of 64 MiB, one adapter."""
    options = VllmOptions(
        python,
        kv_cache_bytes=64 << 20,
        eager=True,
        lora=LoraOptions(max_adapters=1, max_rank=16, modules=("q_proj", "k_proj", "v_proj", "o_proj")),
    )
    return EnginePlan(model, engine=EngineKind.VLLM, context=CONTEXT, parallel=PARALLEL, vllm=options)


@contextmanager
def started(plan: EnginePlan, cache: Path) -> Iterator[Engine]:
    """Start the engine of a plan under the guard, and end it as the window's death would."""
    with tempfile.TemporaryDirectory(prefix="ce-") as folder, Path(folder, "log").open("w+b") as log:
        socket = Path(folder, "s")
        command = guard_command(plan, socket, cache=cache)
        environment = dict(word.split("=", 1) for word in command.environment.toStringList())
        environment.setdefault("VLLM_PLUGINS", os.environ.get("VLLM_PLUGINS", _PLUGIN))
        with subprocess.Popen(
            [command.program, *command.arguments],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                info = _until_ready(process.stdout, Path(folder, "log"))
                # Nobody reads what else it says; a full pipe would hold it up.
                reader = threading.Thread(target=process.stdout.read)
                reader.start()
                yield Engine(plan.engine, str(socket), info)
                assert process.poll() is None, f"the engine ended by itself\n{_tail(Path(folder, 'log'))}"
            finally:
                process.stdin.close()
                process.wait(60)


def _until_ready(events: IO[bytes], log: Path) -> EngineInfo:
    for line in events:
        event = guard.decode(line)
        if isinstance(event, guard.Failed):
            pytest.fail(f"{event.sentence} {event.advice}\n{_tail(log)}")
        if isinstance(event, guard.Ready):
            return EngineInfo(
                event.engine,
                event.version,
                event.model,
                event.model_path,
                event.architecture,
                event.context,
                event.parallel,
                event.has_reasoning,
            )
    pytest.fail(f"the engine ended before it was ready\n{_tail(log)}")


def _tail(log: Path) -> str:
    return log.read_text(errors="replace")[-8000:]

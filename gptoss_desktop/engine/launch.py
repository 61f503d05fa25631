"""An `EnginePlan` becomes a command: the guard, and behind `--` the engine that it starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.engine import failures
from gptoss_desktop.engine.llama_command import llama_words
from gptoss_desktop.engine.own_program import engine_environment, own_command
from gptoss_desktop.engine.vllm_command import LAYERS, check_vllm, shared_memory_bytes, steward_words
from gptoss_desktop.protocol.guard import MAX_SOCKET_PATH

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QProcessEnvironment

    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.plan import EnginePlan


class LaunchError(Exception):
    """There is no command for this plan; `failure` says why."""

    def __init__(self, failure: EngineFailure) -> None:
        self.failure = failure
        super().__init__(failure.sentence)


@dataclass(frozen=True, slots=True)
class LaunchCommand:
    """A program, its arguments and its environment."""

    program: str
    arguments: tuple[str, ...]
    environment: QProcessEnvironment


def guard_command(
    plan: EnginePlan, socket_path: Path, *, cache: Path, foreground: bool = False
) -> LaunchCommand:
    """Return the command that starts the engine of `plan` on `socket_path`, under the guard.

    `cache` is the folder of what engines compile. With `foreground` the guard serves a terminal: no pipe to a
    window, and events written for people.

    Raises:
        LaunchError: the socket's path is too long for the system, or the engine cannot live with the plan.

    """
    socket = str(socket_path)
    if len(socket.encode()) > MAX_SOCKET_PATH:
        raise LaunchError(failures.socket_path_too_long(socket, MAX_SOCKET_PATH))
    if failure := check_vllm(plan):
        raise LaunchError(failure)
    program, *words = own_command()
    guard = ["--worker", "guard", "--socket", socket, "--isolation", plan.isolation.value]
    if plan.allow_no_isolation:
        guard.append("--allow-no-isolation")
    if foreground:
        guard.append("--foreground")
    if plan.engine is EngineKind.VLLM:
        guard += ["--layers", ",".join(LAYERS), "--engine-binds"]
        guard += ["--shm-bytes", str(shared_memory_bytes(plan))]
        engine = steward_words(plan, cache)
    else:
        engine = llama_words(plan)
    environment = engine_environment()
    if plan.gpus:
        # Both engines number the cards that CUDA shows them; it takes UUIDs, and keeps their order.
        environment.insert("CUDA_VISIBLE_DEVICES", ",".join(plan.gpus))
    return LaunchCommand(program, (*words, *guard, "--", program, *words, *engine), environment)

"""An `EnginePlan` becomes a command: the guard, and behind `--` the engine that it starts."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcessEnvironment

from gptoss_desktop.engine import failures
from gptoss_desktop.protocol.guard import MAX_SOCKET_PATH

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.plan import EnginePlan

_UNWANTED = (
    # Nothing that the engine does goes through a proxy, and a library that sees one tries it.
    *("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy"),
    *("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY", "NO_PROXY"),
    # Where Qt's plug-ins lie is the window's own business.
    *("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"),
    # Each changes how the interpreter starts, stops or warns in a way that the engine was never tried with.
    *("PYTHONHOME", "PYTHONSTARTUP", "PYTHONINSPECT", "PYTHONOPTIMIZE", "PYTHONDEBUG", "PYTHONBREAKPOINT"),
    *("PYTHONWARNINGS", "PYTHONDEVMODE", "PYTHONIOENCODING", "PYTHONPROFILEIMPORTTIME", "PYTHONMALLOC"),
)


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


def guard_command(plan: EnginePlan, socket_path: Path, *, foreground: bool = False) -> LaunchCommand:
    """Return the command that starts the engine of `plan` on `socket_path`, under the guard.

    With `foreground` the guard serves a terminal: no pipe to a window, and events written for people.

    Raises:
        LaunchError: the socket's path is too long for the system.

    """
    socket = str(socket_path)
    if len(socket.encode()) > MAX_SOCKET_PATH:
        raise LaunchError(failures.socket_path_too_long(socket, MAX_SOCKET_PATH))
    program, *words = _own_command()
    guard = ["--worker", "guard", "--socket", socket, "--isolation", plan.isolation.value]
    if plan.allow_no_isolation:
        guard.append("--allow-no-isolation")
    if foreground:
        guard.append("--foreground")
    return LaunchCommand(
        program, (*words, *guard, "--", program, *words, *_llama_words(plan)), engine_environment()
    )


def engine_environment() -> QProcessEnvironment:
    """Return this program's environment without what would mislead an engine."""
    environment = QProcessEnvironment.systemEnvironment()
    for name in _UNWANTED:
        environment.remove(name)
    if _is_frozen():
        _undo_bundle(environment)
    # A crash in native code leaves a Python traceback at the end of the log.
    environment.insert("PYTHONFAULTHANDLER", "1")
    return environment


def _llama_words(plan: EnginePlan) -> list[str]:
    words = ["--worker", "llama", "--socket-fd", "{socket_fd}", "--events-fd", "{events_fd}"]
    words += ["--model", str(plan.model), "--parallel", str(plan.parallel)]
    if plan.context is not None:
        words += ["--context", str(plan.context)]
    if plan.threads is not None:
        words += ["--threads", str(plan.threads)]
    return words


def _own_command() -> list[str]:
    """Return how this program is started. `-P` keeps a file in the working folder from posing as a module."""
    return [sys.executable] if _is_frozen() else [sys.executable, "-P", "-m", "gptoss_desktop"]


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _undo_bundle(environment: QProcessEnvironment) -> None:
    """Take back what a frozen program's bootloader did to the library path; the child's own does it again."""
    original = environment.value("LD_LIBRARY_PATH_ORIG")
    environment.remove("LD_LIBRARY_PATH_ORIG")
    environment.remove("LD_LIBRARY_PATH")
    environment.remove("PYTHONPATH")
    if original:
        environment.insert("LD_LIBRARY_PATH", original)

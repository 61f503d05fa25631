"""Ask a child process a question: what may hang or crash in a driver's library must not do it in here."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from dataclasses import dataclass

KILL_SECONDS = 1.0
"""How long a killed child may take to go. One that waits inside a driver does not go at all."""

_stuck: list[subprocess.Popen[bytes]] = []


@dataclass(frozen=True, slots=True)
class Answer:
    """What a child said. `code` is its exit code, negative for a signal, None where it ran out of time."""

    code: int | None
    output: str
    errors: str = ""


def own_command(*words: str) -> list[str]:
    """Return the command that starts this program with other words.

    `-P` keeps a file in the working folder from posing as a module.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-P", "-m", "gptoss_desktop", *words]


def ask(command: list[str], seconds: float) -> Answer:
    """Run a command and return what it said, after `seconds` at the latest (and one more to end it).

    A child that cannot be killed, because it waits inside a driver, is left alone; until it is gone the same
    command is not started again and counts as out of time.

    Raises:
        OSError: the command cannot be started.

    """
    _stuck[:] = [process for process in _stuck if process.poll() is None]
    if any(process.args == command for process in _stuck):
        return Answer(None, "")
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        output, errors = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as expired:
        _end(process)
        return Answer(None, _text(expired.stdout))
    return Answer(process.returncode, _text(output), _text(errors))


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(KILL_SECONDS)
    if process.returncode is None:
        _stuck.append(process)


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", errors="replace")

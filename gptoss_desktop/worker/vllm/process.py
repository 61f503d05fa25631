"""vLLM as a child: its output in one pipe, a process group of its own, an end that leaves nobody."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.guard.failure import StartError
from gptoss_desktop.worker.guard.linux import prctl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PRIVATE = 0o077
"""The umask: the socket that vLLM binds, and everything else that is made, is this user's alone."""
_CHUNK = 1 << 16


class VllmProcess:
    """One run of `vllm serve`. What it starts stays in its group, and below the keeper in any case."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        """Start it in a folder, where whatever it drops is removed at the end.

        Raises:
            StartError: the interpreter cannot be executed.
        """
        try:
            self._process = subprocess.Popen(
                words,
                env=dict(environment),
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                bufsize=0,
                start_new_session=True,
                umask=PRIVATE,
                preexec_fn=prctl.die_with_parent,  # noqa: PLW1509  one system call, and no thread runs yet
            )
        except OSError as error:
            raise StartError(
                FailureKind.RUNTIME_BROKEN,
                say(
                    "The engine runtime's Python {words} cannot be executed: {strerror}.",
                    words=words[0],
                    strerror=error.strerror,
                ),
                say("Test the engine runtime, repair it, or choose another one."),
            ) from error
        assert self._process.stdout is not None  # noqa: S101  for the type checker
        self.output = self._process.stdout
        os.set_blocking(self.output.fileno(), False)

    def read(self) -> bytes | None:
        """Return what it has written; empty at the end, None where there is nothing yet."""
        return self.output.read(_CHUNK)

    def ended(self) -> int | None:
        """Return the exit code, negative for a signal; None while it runs."""
        return self._process.poll()

    def stop(self) -> None:
        """Ask for an orderly end."""
        self._process.send_signal(signal.SIGTERM)

    def end_group(self) -> None:
        """Kill what it left behind in its group."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

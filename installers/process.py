"""Runs a tool quietly: its output is followed for progress, and shown only when it fails."""

import os
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from installers.console import SetupError, say

_TAIL_LINES = 25


def run(
    command: Sequence[str | Path],
    *,
    failure: str,
    on_line: Callable[[str], None] | None = None,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run ``command``, giving each line of its output to ``on_line``.

    ``environment`` is added to this process's own. Raises SetupError with the sentence ``failure`` when the
    command cannot be started or does not exit with 0; the last lines of its output have been shown then.
    """
    tail: deque[str] = deque(maxlen=_TAIL_LINES)
    try:
        process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env={**os.environ, **(environment or {})},
        )
    except OSError as error:
        raise SetupError(f"{failure} ({error})") from error
    with process:
        assert process.stdout is not None  # noqa: S101 - asked for two lines above; for the type checker
        for line in process.stdout:
            tail.append(line.rstrip())
            if on_line:
                on_line(tail[-1])
    if process.returncode != 0:
        say("\n".join(f"    {line}" for line in tail))
        raise SetupError(failure)


def run_pip(
    python: Path,
    arguments: Sequence[str | Path],
    *,
    failure: str,
    on_line: Callable[[str], None] | None = None,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run the pip that belongs to ``python``; everything else as in ``run``."""
    run(
        [python, "-m", "pip", *arguments],
        failure=failure,
        on_line=on_line,
        environment={"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_PROGRESS_BAR": "off", **(environment or {})},
    )

"""The socket's folder, and the layer that keeps an engine from the network."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

from gptoss_desktop.cli.checks.finding import Finding, Level
from gptoss_desktop.protocol.guard import Failed, IsolationProved, decode

GUARD_SECONDS = 30


def sockets(runtime: Path) -> Finding:
    """Check that a private socket can be made where the engine's would lie."""
    mode = stat.S_IMODE(runtime.stat().st_mode)
    if mode != stat.S_IRWXU or runtime.stat().st_uid != os.getuid():
        text = f"{runtime} has mode {mode:04o}"
        return Finding("sockets", Level.ERROR, text, f"Make it private: chmod 700 {runtime}")
    with tempfile.TemporaryDirectory(dir=runtime) as folder, socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.bind(str(Path(folder) / "s"))
        except OSError as error:
            return Finding("sockets", Level.ERROR, f"no socket in {runtime}: {error}", "Set XDG_RUNTIME_DIR.")
    return Finding("sockets", Level.OK, f"private Unix sockets in {runtime}")


def isolation(runtime: Path, layer: str) -> Finding:
    """Check that an engine can be kept from the network."""
    return guard_finding("isolation", runtime, ["--isolation", layer], Level.ERROR)


def guard_finding(check: str, runtime: Path, words: list[str], level: Level) -> Finding:
    """Start a guard with a program that does nothing, and report what its canary saw.

    `words` say how the guard is to isolate; `level` is that of a failure to.
    """
    with tempfile.TemporaryDirectory(dir=runtime) as folder:
        command = [
            *(sys.executable, "-m", "gptoss_desktop", "--worker", "guard"),
            *("--socket", str(Path(folder) / "s"), *words, "--", sys.executable, "-c", "pass"),
        ]
        # The guard takes the end of its standard input for the death of its parent: hold it open.
        read_end, write_end = os.pipe()
        try:
            guard = subprocess.run(
                command, stdin=read_end, capture_output=True, timeout=GUARD_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return Finding(check, level, "the guard does not answer", "Run doctor again.")
        finally:
            os.close(read_end)
            os.close(write_end)
    for event in filter(None, map(decode, guard.stdout.splitlines())):
        if isinstance(event, IsolationProved):
            return Finding(check, Level.OK, f"{event.layer}; a connect inside saw: {event.canary}")
        if isinstance(event, Failed):
            return Finding(check, level, event.sentence, event.advice)
    text = guard.stderr.decode(errors="replace").strip()[-200:] or "the guard said nothing"
    return Finding(check, level, text, "Run `make setup` again.")

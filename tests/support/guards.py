"""Real guards in tests: started as the window starts them, and watched until nobody is left."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from gptoss_desktop.protocol.guard import GuardEvent, Stage, decode

if TYPE_CHECKING:
    from collections.abc import Callable

ENGINE = Path(__file__).with_name("guarded_program.py")
MARK = "GPTOSS_TEST_GUARD"
NOBODY = 65534
REPOSITORY = Path(__file__).parents[2]


@functools.cache
def readable_copy() -> Path:
    """Return a copy of what a guard needs that every user may read: a checkout may be private."""
    root = Path(tempfile.mkdtemp(prefix="guarded-", dir="/tmp"))
    atexit.register(shutil.rmtree, root)
    for name in ("gptoss_desktop/__init__.py", "gptoss_desktop/domain", "gptoss_desktop/protocol"):
        _copy(REPOSITORY / name, root / name)
    _copy(REPOSITORY / "gptoss_desktop/worker", root / "gptoss_desktop/worker")
    _copy(ENGINE, root / ENGINE.name)
    for path in (root, *root.rglob("*")):
        path.chmod(0o755)
    return root


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(source, target)


def python_of(user: int | None) -> str | None:
    """Return an interpreter that the user may execute; the virtual environment may lead into root's home."""
    for python in (sys.executable, "/usr/bin/python3"):
        check = [python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
        try:
            if subprocess.run(check, user=user, check=False).returncode == 0:
                return python
        except OSError:
            continue
    return None


class RunningGuard:
    """A guard and everything that descends from it, known by a variable in the environment."""

    def __init__(
        self,
        socket: Path,
        *behaviour: str,
        options: tuple[str, ...] = (),
        user: int | None = None,
        before: Callable[[], None] | None = None,
    ) -> None:
        self.mark = f"{os.getpid()}-{time.monotonic_ns()}"
        python = python_of(user)
        assert python is not None
        root = readable_copy()
        command = [python, "-m", "gptoss_desktop.worker", "guard", "--socket", str(socket), *options, "--"]
        command += [python, "-S", str(root / ENGINE.name), "{socket_fd}", "{events_fd}", *behaviour]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={
                **os.environ,
                MARK: self.mark,
                "PYTHONPATH": str(root),
                "HTTPS_PROXY": "http://192.0.2.1",
            },
            user=user,
            group=user,
            extra_groups=None if user is None else [],
            preexec_fn=before,  # noqa: PLW1509  it makes one system call
        )

    def next_event(self) -> GuardEvent | None:
        """Return the next event, None at the end."""
        assert self.process.stdout is not None
        return decode(self.process.stdout.readline())

    def wait_for_engine(self) -> Stage:
        """Wait until the stand-in has said what it sees."""
        while True:
            event = self.next_event()
            assert event is not None, self.finish()
            if isinstance(event, Stage):
                return event

    def hang_up(self) -> None:
        """Close the pipe, as the kernel does when the window dies."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def finish(self) -> tuple[int, list[GuardEvent], str]:
        """Wait for the guard; return its exit code, the remaining events and the log."""
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        events = [event for line in self.process.stdout if (event := decode(line)) is not None]
        log = self.process.stderr.read().decode()
        code = self.process.wait(20)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()
        return code, events, log

    def survivors(self) -> list[int]:
        """Return the processes that carry this guard's mark and still run."""
        everybody = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
        return [pid for pid in everybody if self._is_ours(pid)]

    def wait_for_nobody(self, limit_s: float) -> float:
        """Wait until nobody is left; return the seconds that it took."""
        start = time.monotonic()
        while left := self.survivors():
            assert time.monotonic() - start < limit_s, f"still there after {limit_s} s: {left}"
            time.sleep(0.005)
        return time.monotonic() - start

    def _is_ours(self, pid: int) -> bool:
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
            return (
                state != "Z" and f"{MARK}={self.mark}".encode() in Path(f"/proc/{pid}/environ").read_bytes()
            )
        except OSError:
            return False

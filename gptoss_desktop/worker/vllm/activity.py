"""Whether a silent vLLM works or hangs.

vLLM may say nothing for minutes: it imports, reads weights, compiles. Every `LOOK_S` seconds without a word
its processes are looked at. Signs of work are

- a process began or ended,
- `MOVED_BYTES` went through read(2) and write(2) of one of them, or memory was touched for the first time
  (page faults): files are read or written, weights are copied, a compiler builds;
- the log grew by a line that is not about waiting.

Processor time alone proves little, because what waits for a card or for another process often spins: it
counts for `SPIN_S` seconds after the last of those signs, then no more. Without any sign nothing is told to
the parent, whose watchdog then ends the start.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from gptoss_desktop.worker.guard.linux.processes import descendants

LOOK_S = 5.0
SPIN_S = 120.0
MOVED_BYTES = 1 << 20
FAULTS = 256
"""Pages, so as many bytes as `MOVED_BYTES`."""
_BUSY = 0.1
"""The part of one processor that is called busy."""
_WAITING = ("No available shared memory broadcast block", "Waiting for", "still waiting")
_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


def is_about_waiting(line: str) -> bool:
    """Whether the line only says that nothing happened."""
    return any(text in line for text in _WAITING)


@dataclass(frozen=True, slots=True)
class Sample:
    """What one process has used since its start."""

    ticks: int
    faults: int
    moved: int


@dataclass(slots=True)
class Activity:
    """Watches everything that descends from this process."""

    _before: dict[int, Sample] = field(default_factory=dict)
    _looked: float = field(default_factory=time.monotonic)
    _last_sign: float = field(default_factory=time.monotonic)
    _log_grew: bool = False

    @property
    def unseen_s(self) -> float:
        """Seconds since the last look."""
        return time.monotonic() - self._looked

    def saw_line(self) -> None:
        """Note a line of the log that is not about waiting."""
        self._log_grew = True

    def progressed(self) -> bool:
        """Whether work was done since the last look; true where the processes cannot be seen."""
        now, found = time.monotonic(), samples()
        elapsed, self._looked = now - self._looked, now
        before, self._before = self._before, found
        log_grew, self._log_grew = self._log_grew, False
        if not found:
            return True
        shared = found.keys() & before.keys()
        moved = any(
            found[pid].moved - before[pid].moved >= MOVED_BYTES
            or found[pid].faults - before[pid].faults >= FAULTS
            for pid in shared
        )
        if log_grew or moved or found.keys() != before.keys():
            self._last_sign = now
            return True
        ticks = sum(found[pid].ticks - before[pid].ticks for pid in shared)
        return now - self._last_sign <= SPIN_S and ticks >= _BUSY * elapsed * _TICKS_A_SECOND


def samples() -> dict[int, Sample]:
    """Return what each descendant has used, by process id; nothing where /proc does not show them."""
    found: dict[int, Sample] = {}
    with suppress(OSError):
        # Where /proc is the outer namespace's, this process has another number in it.
        for pid in descendants(int(Path("/proc/self").readlink().name)):
            with suppress(OSError, ValueError, IndexError):
                found[pid] = _sample(Path(f"/proc/{pid}"))
    return found


def _sample(entry: Path) -> Sample:
    # From the state on (proc_pid_stat(5)): minflt is the 8th field, majflt the 10th, utime and stime follow.
    fields = (entry / "stat").read_bytes().rpartition(b")")[2].split()
    moved = 0
    with suppress(OSError):
        lines = (entry / "io").read_text(encoding="ascii").splitlines()
        counts = dict(line.split(": ") for line in lines)
        moved = int(counts["rchar"]) + int(counts["wchar"])
    return Sample(int(fields[11]) + int(fields[12]), int(fields[7]) + int(fields[9]), moved)

"""Measuring what a frame costs the main thread, in wall and in processor time."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.transcript.conversation import FLUSHES_A_SECOND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_POLL_S = 0.002


@dataclass
class Frames:
    """Times of frames, in milliseconds. `longest` is the longest time without a look at new events."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    longest: float = 0.0

    def summary(self) -> dict[str, float]:
        """Return the figures that are reported."""
        return {
            "p50": quantile(self.wall, 0.5),
            "p99": quantile(self.wall, 0.99),
            "max": max(self.wall),
            "longest": self.longest,
            "cpu_p50": quantile(self.cpu, 0.5),
            "cpu_p99": quantile(self.cpu, 0.99),
            "cpu_max": max(self.cpu),
            "frames": len(self.wall),
        }


def quantile(values: list[float], share: float) -> float:
    """Return the value below which `share` of the values lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def run_frames(steps: Iterable[Callable[[], None]]) -> Frames:
    """Run one step a frame at the rate of flushes, painting as the screen would."""
    frames = Frames()
    for step in steps:
        end = time.perf_counter() + 1 / FLUSHES_A_SECOND
        busy, cpu = _timed(step, frames)
        while time.perf_counter() < end:
            more, more_cpu = _timed(_events, frames)
            busy += more
            cpu += more_cpu
            time.sleep(_POLL_S)
        frames.wall.append(busy)
        frames.cpu.append(cpu)
    return frames


def _events() -> None:
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def _timed(work: Callable[[], None], frames: Frames) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.thread_time()
    work()
    took = (time.perf_counter() - wall) * 1000
    frames.longest = max(frames.longest, took)
    return took, (time.thread_time() - cpu) * 1000


def settle(seconds: float) -> None:
    """Let the event loop run for a while."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        _events()
        time.sleep(_POLL_S)


def pss_mb() -> float:
    """Return the proportional set size of this process in MB (10^6 bytes)."""
    text = Path(f"/proc/{os.getpid()}/smaps_rollup").read_text("ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    assert found is not None
    return int(found[1]) * 1024 / 1e6

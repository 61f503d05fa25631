"""Measuring what a frame costs the main thread, in wall and in processor time."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.transcript.conversation import FLUSHES_A_SECOND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_POLL_S = 0.002


@dataclass
class Frames:
    """Times of frames, in milliseconds. `longest` is the longest time that the loop worked at a stretch."""

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


class _Meter:
    """Adds up what the event loop works for a frame.

    Wall time runs from a timer's call, or from the loop's waking, to its next wait. Processor time is all
    that the thread takes from frame to frame, so it holds also what ran between waiting and waking.
    """

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._since: float | None = None
        self._busy = 0.0
        self._cpu = time.thread_time()

    def work(self) -> None:
        """Note that the loop works from now on, if it did not already."""
        if self._since is None:
            self._since = time.perf_counter()

    def rest(self) -> None:
        """Note that the loop is about to wait."""
        if self._since is not None:
            took = (time.perf_counter() - self._since) * 1000
            self._since = None
            self._busy += took
            self._frames.longest = max(self._frames.longest, took)

    def close_frame(self) -> None:
        """Book what was worked as one frame."""
        self.rest()
        now = time.thread_time()
        self._frames.wall.append(self._busy)
        self._frames.cpu.append((now - self._cpu) * 1000)
        self._busy, self._cpu = 0.0, now


def run_frames(steps: Iterable[Callable[[], None]], rate: int = FLUSHES_A_SECOND) -> Frames:
    """Run one step a frame, `rate` of them a second, in an event loop as the program has it."""
    frames = Frames()
    meter = _Meter(frames)
    loop = QEventLoop()
    remaining = iter(steps)

    def tick() -> None:
        meter.close_frame()
        meter.work()
        step = next(remaining, None)
        if step is None:
            loop.quit()
        else:
            step()

    dispatcher = QAbstractEventDispatcher.instance()
    dispatcher.awake.connect(meter.work)
    dispatcher.aboutToBlock.connect(meter.rest)
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(round(1000 / rate))
    loop.exec()
    dispatcher.awake.disconnect(meter.work)
    dispatcher.aboutToBlock.disconnect(meter.rest)
    del frames.wall[0], frames.cpu[0]
    return frames


def settle(seconds: float) -> None:
    """Let the event loop run for a while."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(_POLL_S)


def pss_mb() -> float:
    """Return the proportional set size of this process in MB (10^6 bytes)."""
    text = Path(f"/proc/{os.getpid()}/smaps_rollup").read_text("ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    assert found is not None
    return int(found[1]) * 1024 / 1e6

"""The log of a run: bounded in lines, in size and in pace, and the end is always kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.engine import log_pace, run_log
from gptoss_desktop.engine.log_pace import LogPace
from gptoss_desktop.engine.run_log import RunLog
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_the_last_lines_are_kept() -> None:
    log = RunLog()
    for number in range(5000):
        log.append(f"line {number}")
    lines = log.text.split("\n")
    assert (len(lines), lines[-1]) == (run_log.MAX_LINES, "line 4999")
    assert log.tail == tuple(lines[-run_log.TAIL_LINES :])


def test_long_lines_count_by_their_size() -> None:
    log = RunLog()
    for _ in range(100):
        log.append("x" * 64_000)
    assert len(log.text) <= run_log.MAX_CHARACTERS + 100


def test_a_flood_is_thinned_and_its_end_is_kept(qapp: QApplication) -> None:
    pace = LogPace()
    lines: list[str] = []
    pace.line.connect(lines.append)
    pace.feed([b"first"])
    assert lines == ["first"]
    for start in range(0, 100_000, 1000):
        pace.feed([b"%d" % number for number in range(start, start + 1000)])
    assert len(lines) <= log_pace.LINES
    pace.finish()
    assert lines[-log_pace.KEPT :] == [str(number) for number in range(98_000, 100_000)]
    assert lines[-log_pace.KEPT - 1].startswith("[97")
    assert len(lines) < log_pace.LINES + log_pace.KEPT + 2


def test_what_waits_comes_by_itself(qapp: QApplication) -> None:
    pace = LogPace()
    lines: list[str] = []
    pace.line.connect(lines.append)
    pace.feed([b"%d" % number for number in range(500)])
    assert len(lines) == log_pace.LINES
    wait_until(lambda: len(lines) == 500)
    assert lines == [str(number) for number in range(500)]

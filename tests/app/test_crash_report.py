"""A crash report is private and holds no conversation."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from gptoss_desktop.app import crash_report

SECRET = "the patient's name"


@pytest.fixture(autouse=True)
def own_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)


def fail_with(secret: str) -> None:
    kept = secret.upper()
    raise RuntimeError(f"no room for {len(kept)} characters")


def test_report_has_the_trace_and_not_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crash_report.install(tmp_path / "crashes")
    try:
        fail_with(SECRET)
    except RuntimeError as error:
        crash_report.tell(error)
    (report,) = (tmp_path / "crashes").iterdir()
    text = report.read_text(encoding="utf-8")
    assert "fail_with" in text
    assert "no room for 18 characters" in text
    assert "patient" not in text.casefold()
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert "no room for 18 characters" in capsys.readouterr().err


def test_only_the_last_reports_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crash_report.install(tmp_path)
    for number in range(crash_report.KEPT_REPORTS + 3):
        crash_report.tell(ValueError(str(number)))
    reports = sorted(tmp_path.iterdir())
    assert len(reports) == crash_report.KEPT_REPORTS
    assert f"ValueError: {crash_report.KEPT_REPORTS + 2}" in reports[-1].read_text(encoding="utf-8")
    assert capsys.readouterr().err

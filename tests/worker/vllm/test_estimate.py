"""A start knows how long the last one of the same command took."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.worker.vllm.estimate import StartHistory

if TYPE_CHECKING:
    from pathlib import Path

DURATIONS = {"importing": 40.0, "loading weights": 10.0, "capturing graphs": 20.0}


def test_the_first_start_does_not_know(tmp_path: Path) -> None:
    assert StartHistory(tmp_path, ["serve"]).remaining_s("importing", 1.0, None) is None


def test_what_is_left_of_a_stage_and_the_later_ones(tmp_path: Path) -> None:
    StartHistory(tmp_path, ["serve"]).keep(DURATIONS)
    history = StartHistory(tmp_path, ["serve"])
    assert history.remaining_s("starting", 0.0, None) == 70
    assert history.remaining_s("importing", 15.0, None) == 55
    assert history.remaining_s("importing", 99.0, None) == 30
    assert history.remaining_s("loading weights", 99.0, 0.25) == 27.5
    assert history.remaining_s("compiling", 5.0, None) == 20
    assert history.remaining_s("opening the socket", 1.0, None) == 0
    assert StartHistory(tmp_path, ["serve", "--other"]).remaining_s("importing", 0.0, None) is None


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"x": 1}', "[" * 100_000, '{"a": {"at": "x", "stages": {"importing": "y"}}}'],
)
def test_a_damaged_file_is_no_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "starts.json").write_text(text, encoding="utf-8")
    history = StartHistory(tmp_path, ["serve"])
    assert history.remaining_s("importing", 0.0, None) is None
    history.keep(DURATIONS)
    assert StartHistory(tmp_path, ["serve"]).remaining_s("importing", 0.0, None) == 70


def test_old_commands_are_forgotten(tmp_path: Path) -> None:
    for number in range(20):
        StartHistory(tmp_path, [str(number)]).keep(DURATIONS)
    known = [
        number
        for number in range(20)
        if StartHistory(tmp_path, [str(number)]).remaining_s("importing", 0, None) is not None
    ]
    assert known == list(range(4, 20))
    assert [path.name for path in tmp_path.iterdir()] == ["starts.json"]

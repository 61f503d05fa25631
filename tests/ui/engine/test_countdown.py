"""The time that is left goes down, and jumps only where it was far wrong."""

from __future__ import annotations

import pytest

from gptoss_desktop.ui.engine.countdown import Countdown
from gptoss_desktop.ui.engine.words import elapsed, time_left


def test_nobody_knows_before_somebody_says() -> None:
    countdown = Countdown()
    countdown.begin(100)
    countdown.tell(None, 101)
    assert countdown.left(102) is None
    assert countdown.done(102) is None


def test_it_goes_down_between_estimates_and_stops_at_zero() -> None:
    countdown = Countdown()
    countdown.begin(100)
    countdown.tell(40, 100)
    assert [countdown.left(moment) for moment in (100, 110, 139, 200)] == [40, 30, 1, 0]
    assert countdown.done(110) == pytest.approx(0.25)


def test_a_little_longer_is_not_shown_but_much_longer_is() -> None:
    countdown = Countdown()
    countdown.begin(0)
    countdown.tell(40, 0)
    countdown.tell(34, 10)  # 30 are shown
    assert countdown.left(10) == 30
    countdown.tell(20, 11)
    assert countdown.left(11) == 20
    countdown.tell(60, 12)
    assert countdown.left(12) == 60


def test_a_new_start_forgets_the_last() -> None:
    countdown = Countdown()
    countdown.begin(0)
    countdown.tell(40, 0)
    countdown.begin(50)
    assert countdown.left(50) is None


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (None, ""),
        (290, "about 5 min left"),
        (42, "about 40 s left"),
        (11, "about 10 s left"),
        (6, "a few seconds left"),
        (0, "nearly there"),
    ],
)
def test_time_is_said_no_more_exactly_than_it_is_known(seconds: float | None, expected: str) -> None:
    assert time_left(seconds) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0.01, ""), (3.24, "3.2 s"), (42.4, "42 s"), (80, "1 min 20 s")]
)
def test_what_a_stage_took(seconds: float, expected: str) -> None:
    assert elapsed(seconds) == expected

"""The difference between two lists of rows, against all small cases."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.viewmodels.row_changes import changed_span


@given(st.lists(st.integers(0, 6), unique=True), st.lists(st.integers(0, 6), unique=True))
def test_the_span_turns_one_list_into_the_other(before: list[int], after: list[int]) -> None:
    span = changed_span(before, after)
    middle = after[span.start : span.start + span.new]
    assert [*before[: span.start], *middle, *before[span.start + span.old :]] == after
    if span.is_move:
        old = before[span.start : span.start + span.old]
        assert [old[-1], *old[:-1]] == middle


def test_a_row_that_goes_to_the_front_is_a_move() -> None:
    rows = ["a", "b", "c", "d"]
    span = changed_span(rows, ["a", "d", "b", "c"])
    assert (span.start, span.old, span.is_move) == (1, 3, True)

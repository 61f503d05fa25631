"""The difference between two lists of rows, against all small cases."""

from __future__ import annotations

import operator

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.viewmodels.row_changes import Span, changed_span


@given(st.lists(st.integers(0, 6), unique=True), st.lists(st.integers(0, 6), unique=True))
def test_the_span_turns_one_list_into_the_other(before: list[int], after: list[int]) -> None:
    span = changed_span(before, after, operator.eq)
    middle = after[span.start : span.start + span.new]
    assert [*before[: span.start], *middle, *before[span.start + span.old :]] == after
    if span.is_move:
        old = before[span.start : span.start + span.old]
        assert [old[-1], *old[:-1]] == middle


def test_a_row_that_goes_to_the_front_is_a_move() -> None:
    rows = ["a", "b", "c", "d"]
    span = changed_span(rows, ["a", "d", "b", "c"], operator.eq)
    assert (span.start, span.old, span.is_move) == (1, 3, True)


def test_long_lists_are_compared_to_the_last_row() -> None:
    rows = list(range(20_000))
    assert changed_span(rows, list(rows), operator.eq) == Span(20_000, 0, 0, is_move=False)
    assert changed_span(rows, [*rows[:9_999], -1, *rows[9_999:]], operator.eq) == Span(
        9_999, 0, 1, is_move=False
    )
    assert changed_span(rows, [*rows[:5_000], *rows[12_345:]], operator.eq) == Span(
        5_000, 7_345, 0, is_move=False
    )
    moved = [rows[15_000], *rows[:15_000], *rows[15_001:]]
    assert changed_span(rows, moved, operator.eq) == Span(0, 15_001, 15_001, is_move=True)

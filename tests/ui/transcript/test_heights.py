from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.ui.transcript.heights import Heights

_heights = st.lists(st.integers(1, 500), min_size=1, max_size=30)


@given(
    _heights, st.lists(st.tuples(st.integers(0, 29), st.integers(1, 500), st.integers(0, 30)), max_size=10)
)
def test_sums_are_those_of_the_heights_after_any_changes(
    values: list[int], changes: list[tuple[int, int, int]]
) -> None:
    heights = Heights(values)
    for at, height, asked in changes:
        index = at % len(values)
        values[index] = height
        heights[index] = height
        assert heights.top(min(asked, len(values))) == sum(values[: min(asked, len(values))])
    assert heights.total == sum(values)


@given(_heights, st.integers(-10, 20_000))
def test_at_finds_what_lies_there(values: list[int], y: int) -> None:
    heights = Heights(values)
    index = heights.at(y)
    if 0 <= y < heights.total:
        assert heights.top(index) <= y < heights.top(index + 1)
    else:
        assert index == (0 if y < 0 else len(values) - 1)


def test_replacing_the_end_keeps_the_beginning() -> None:
    heights = Heights([10, 20, 30])
    assert heights.total == 60
    heights.replace_from(1, [5, 5, 5])
    assert (heights.total, heights.top(2), len(heights)) == (25, 15, 4)
    assert Heights().at(5) == 0

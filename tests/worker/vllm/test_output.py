"""Lines come out whole, however the pipe cut them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.worker.vllm.output import LONGEST_LINE, Line, OutputLines

TEXT = b"one\ntwo\r\n0/3\r1/3\r3/3\n\nlast"
LINES = [
    Line(b"one"),
    Line(b"two"),
    Line(b"0/3", transient=True),
    Line(b"1/3", transient=True),
    Line(b"3/3"),
    Line(b""),
    Line(b"last"),
]


@given(st.lists(st.integers(0, len(TEXT)), max_size=8).map(sorted))
def test_any_cut(cuts: list[int]) -> None:
    lines = OutputLines()
    found = []
    for start, end in zip([0, *cuts], [*cuts, len(TEXT)], strict=True):
        found += lines.feed(TEXT[start:end])
    assert found + lines.rest() == LINES
    assert lines.rest() == []


def test_a_line_without_end_is_cut() -> None:
    lines = OutputLines()
    for _ in range(100):
        assert lines.feed(b"x" * LONGEST_LINE) == []
    (line, following) = lines.feed(b"\nnext\n")
    assert len(line.text) == LONGEST_LINE
    assert following.text == b"next"

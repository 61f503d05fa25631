"""The small parts of the engine layer that need no process: lines, merged deltas, crash counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.engine.coalescer import DeltaCoalescer
from gptoss_desktop.engine.crashes import CrashHistory
from gptoss_desktop.engine.lines import MAX_LINE_BYTES, LineSplitter
from gptoss_desktop.protocol.chunks import TextDelta


@given(st.lists(st.binary(max_size=20)))
def test_lines_however_they_are_cut(packets: list[bytes]) -> None:
    splitter = LineSplitter()
    lines = [line for packet in packets for line in splitter.feed(packet)] + splitter.rest()
    whole = b"".join(packets)
    assert lines == (whole.removesuffix(b"\n").split(b"\n") if whole else [])


def test_a_line_without_end_is_handed_out_in_pieces() -> None:
    splitter = LineSplitter()
    lines = splitter.feed(b"x" * (3 * MAX_LINE_BYTES + 1))
    assert [len(line) for line in lines] == [MAX_LINE_BYTES] * 3
    assert splitter.rest() == [b"x"]


def test_neighbours_of_a_kind_are_merged_and_order_is_kept() -> None:
    coalescer = DeltaCoalescer()
    for kind, text in [("reasoning", "a"), ("reasoning", "b"), ("text", "c"), ("reasoning", "d")]:
        coalescer.add(TextDelta(PartKind(kind), text))
    assert coalescer.take() == (
        TextDelta(PartKind.REASONING, "ab"),
        TextDelta(PartKind.TEXT, "c"),
        TextDelta(PartKind.REASONING, "d"),
    )
    assert coalescer.take() == ()


def test_tool_calls_stay_apart() -> None:
    call = PartKind.TOOL_CALL
    deltas = [
        TextDelta(call, "", 0, "look", "c1"),
        TextDelta(call, '{"a"', 0),
        TextDelta(call, ":1}", 0),
        TextDelta(call, "", 1, "go", "c2"),
        TextDelta(call, "{}", 1),
    ]
    coalescer = DeltaCoalescer()
    for delta in deltas:
        coalescer.add(delta)
    assert coalescer.take() == (
        TextDelta(call, '{"a":1}', 0, "look", "c1"),
        TextDelta(call, "{}", 1, "go", "c2"),
    )


def delays(*crash_times: float) -> list[float | None]:
    """What the history says to crashes at these seconds."""
    crashes = CrashHistory(iter(crash_times).__next__)
    return [crashes.record() for _ in crash_times]


def test_three_crashes_in_five_minutes_are_enough() -> None:
    assert delays(0.0, 100.0, 299.0) == [1.0, 2.0, None]


def test_slower_crashes_wait_longer_each_time_until_there_was_peace() -> None:
    assert delays(0.0, 160.0, 320.0, 480.0, 1000.0) == [1.0, 2.0, 4.0, 4.0, 1.0]


def test_a_person_s_start_begins_anew() -> None:
    crashes = CrashHistory(lambda: 0.0)
    crashes.record()
    crashes.record()
    crashes.clear()
    assert crashes.record() == 1.0

"""Deltas become parts, and parts lose nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.domain.conversation import Part, PartKind
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.protocol.parts import PartsBuilder

deltas = st.lists(
    st.builds(TextDelta, st.sampled_from(list(PartKind)), st.text(max_size=5), st.integers(0, 2))
)


@given(deltas, st.data())
def test_no_text_is_lost_however_the_deltas_are_grouped(found: list[TextDelta], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(found)))
    builder = PartsBuilder()
    builder.add(found[:cut])
    builder.add(found[cut:])
    assert "".join(part.text for part in builder.parts()) == "".join(delta.text for delta in found)


def test_neighbours_of_one_kind_are_one_part() -> None:
    builder = PartsBuilder()
    builder.add([TextDelta(PartKind.REASONING, "a"), TextDelta(PartKind.REASONING, "b")], at=1.0)
    builder.add([TextDelta(PartKind.TEXT, "c")], at=2.5)
    assert builder.parts() == (
        Part(PartKind.REASONING, "ab", duration_ms=0),
        Part(PartKind.TEXT, "c", duration_ms=0),
    )


def test_each_tool_call_is_a_part_with_its_name() -> None:
    builder = PartsBuilder()
    builder.add([TextDelta(PartKind.TOOL_CALL, "{", 0, "f", "call_1"), TextDelta(PartKind.TOOL_CALL, "}", 0)])
    builder.add([TextDelta(PartKind.TOOL_CALL, "{}", 1, "g", "call_2")])
    assert builder.parts() == (
        Part(PartKind.TOOL_CALL, "{}", "f", "call_1"),
        Part(PartKind.TOOL_CALL, "{}", "g", "call_2"),
    )


def test_an_answer_that_goes_on_continues_its_last_part() -> None:
    builder = PartsBuilder([Part(PartKind.REASONING, "r"), Part(PartKind.TEXT, "half a ")])
    builder.add([TextDelta(PartKind.TEXT, "sentence")])
    assert builder.parts() == (Part(PartKind.REASONING, "r"), Part(PartKind.TEXT, "half a sentence"))

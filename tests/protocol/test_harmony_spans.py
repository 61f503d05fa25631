"""What the tokens of an answer are, told apart by id."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.domain.conversation import Part, PartKind
from gptoss_desktop.protocol.harmony import CALL, CHANNEL, END, MESSAGE, NEXT_MESSAGE, RETURN, START, header
from gptoss_desktop.protocol.harmony_spans import HarmonySpan, spans, split_turn, with_tokens

REASONING, COMMENTARY, TEXT, TOOL = (
    PartKind.REASONING,
    PartKind.COMMENTARY,
    PartKind.TEXT,
    PartKind.TOOL_CALL,
)
THOUGHT = (*header(REASONING), 1, 2, 3, END, *NEXT_MESSAGE)
SAID = (*header(TEXT), 4, 5, RETURN)
_, COMMENTARY_WORD, _ = header(COMMENTARY)
TO_A_FUNCTION = (CHANNEL, COMMENTARY_WORD, 316, 1001, MESSAGE)


def test_an_answer_with_what_was_thought() -> None:
    assert list(spans(THOUGHT + SAID)) == [
        HarmonySpan(0, 3, 6, REASONING, END),
        HarmonySpan(7, 12, 14, TEXT, RETURN),
    ]


def test_a_call_has_a_recipient() -> None:
    found = [span.kind for span in spans((*THOUGHT, *TO_A_FUNCTION, 9, CALL))]
    assert found == [REASONING, TOOL]
    # The recipient may stand before the channel, too.
    assert [span.kind for span in spans((316, 1001, *header(COMMENTARY), 9, CALL))] == [TOOL]


def test_an_answer_that_was_cut() -> None:
    assert list(spans((*header(REASONING), 1))) == [HarmonySpan(0, 3, 4, REASONING)]
    assert list(spans((CHANNEL,))) == [HarmonySpan(0, 1, 1, None)]
    assert list(spans(())) == []


def test_parts_learn_their_tokens() -> None:
    parts = (Part(REASONING, "t"), Part(TEXT, "s"))
    assert [part.tokens for part in with_tokens(parts, THOUGHT + SAID)] == [3, 2]
    # Two messages of one channel are one part.
    twice = THOUGHT + THOUGHT + SAID
    assert [part.tokens for part in with_tokens(parts, twice)] == [6, 2]
    # What does not match is left alone: better no figure than a wrong one.
    assert with_tokens(parts, SAID) == parts


def test_where_a_turn_begins() -> None:
    before = (START, 1428, MESSAGE, 8, END)
    assert split_turn((*before, *NEXT_MESSAGE)) == 7
    assert split_turn((*before, *NEXT_MESSAGE, *THOUGHT, *header(TEXT), 4)) == 7
    assert split_turn(before) == 5


@given(
    st.lists(st.sampled_from([START, CHANNEL, MESSAGE, END, RETURN, CALL, *NEXT_MESSAGE, *header(TEXT), 7]))
)
def test_spans_are_in_order_whatever_comes(ids: list[int]) -> None:
    place = 0
    for span in spans(ids):
        assert place <= span.start <= span.text <= span.end <= len(ids)
        place = span.end

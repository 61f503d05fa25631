"""A few letters for a name: words before letters, beginnings before middles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.ui.palette.fuzzy import has_letters, match

TEXTS = st.text(alphabet="abc 模型.[]^", max_size=8)


@pytest.mark.parametrize(
    ("wanted", "better", "worse"),
    [
        ("re", "rename", "previous"),
        ("set", "settings", "reset all"),
        ("nc", "new chat", "open in chat"),
        ("pal", "command palette", "parallel"),
        ("chat new", "new chat", "rename chats now"),
    ],
)
def test_the_better_match_is_worth_more(wanted: str, better: str, worse: str) -> None:
    first, second = match(wanted, better), match(wanted, worse)
    assert first is not None
    assert second is None or first.score > second.score


def test_the_letters_that_match_are_known() -> None:
    found = match("nch", "new chat")
    assert found is not None
    assert found.spans == ((0, 1), (4, 6))
    words = match("模型", "本机模型的隐私")
    assert words is not None
    assert words.spans == ((2, 4),)


def test_letters_in_another_order_do_not_match() -> None:
    assert match("tahc", "chat") is None
    assert not has_letters("tahc")("chat")


@given(TEXTS, TEXTS)
def test_the_quick_test_agrees_with_the_order_of_letters(wanted: str, name: str) -> None:
    place = 0
    there = True
    for letter in "".join(wanted.split()):
        found = name.find(letter, place)
        there = there and found >= 0
        place = found + 1 if found >= 0 else place
    assert bool(has_letters(wanted)(name)) is there
    if match(wanted, name) is None:
        assert not all(word in name for word in wanted.split())

"""Differences: both texts come back whole, and only what differs is marked."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.domain.difference import MAX_WORDS, Change, differences

TEXTS = st.text(st.sampled_from("ab c\n天地人。é😀"), max_size=60)


@given(TEXTS, TEXTS)
def test_both_sides_come_back_whole(before: str, after: str) -> None:
    found = differences(before, after)
    assert "".join(s.text for s in found if s.change is not Change.ADDED) == before
    assert "".join(s.text for s in found if s.change is not Change.REMOVED) == after
    assert all(left.change is not right.change for left, right in pairwise(found))


def test_words_and_characters_are_what_differs() -> None:
    found = differences("The cat sat.\nsame\n我今天很高兴\n", "The dog sat.\nsame\n我昨天很高兴\n")
    assert [s.text for s in found if s.change is Change.REMOVED] == ["cat", "今"]
    assert [s.text for s in found if s.change is Change.ADDED] == ["dog", "昨"]


def test_equal_texts_are_one_stretch() -> None:
    assert [s.change for s in differences("a\nb\n", "a\nb\n")] == [Change.SAME]
    assert differences("", "") == ()


def test_long_stretches_are_compared_by_lines() -> None:
    before, after = "a " * MAX_WORDS, "b " * MAX_WORDS
    assert [s.change for s in differences(before, after)] == [Change.REMOVED, Change.ADDED]

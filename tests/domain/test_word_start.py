"""Where a piece of a text may begin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.domain.word_start import word_start

TEXT = "must the wall be"


def test_a_cut_word_is_left_out_with_the_blank_after_it() -> None:
    assert TEXT[word_start(TEXT, 1, 9) :] == "the wall be"
    assert TEXT[word_start(TEXT, 4, 9) :] == "the wall be"
    assert word_start(TEXT, 5, 9) == 5
    assert word_start(TEXT, 0, 9) == 0


def test_one_long_word_is_cut_where_it_was_to_be() -> None:
    assert word_start("A" * 60 + "显存", 30, 60) == 30


def test_chinese_is_cut_anywhere() -> None:
    assert word_start("不会离开这台机器", 3, 6) == 3


@given(st.text(), st.data())
def test_it_stays_between_its_bounds(text: str, data: st.DataObject) -> None:
    limit = data.draw(st.integers(0, len(text)))
    place = data.draw(st.integers(0, limit))
    assert place <= word_start(text, place, limit) <= limit

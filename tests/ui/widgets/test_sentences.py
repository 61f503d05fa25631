"""Sentences one after the other, in English and in Chinese."""

from __future__ import annotations

from gptoss_desktop.ui.widgets.sentences import joined


def test_a_blank_between_english_sentences_and_none_after_a_chinese_one() -> None:
    assert joined(("It is full.", "Delete something.")) == "It is full. Delete something."
    assert joined(("只有 llama.cpp 支持此项。", "此处设置的内容不会发送。")).count(" ") == 2


def test_an_empty_sentence_leaves_nothing() -> None:
    assert joined(("It is full.", "")) == "It is full."
    assert joined(("", "It is full.")) == "It is full."

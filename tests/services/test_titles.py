"""A title is the head of the first prompt."""

from __future__ import annotations

import pytest

from gptoss_desktop.services.titles import TITLE_LENGTH, title_from


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n  What is 2 + 2?\nPlease explain.", "What is 2 + 2?"),
        ("", ""),
        ("请解释" * 40, ("请解释" * 40)[: TITLE_LENGTH - 1] + "…"),
    ],
)
def test_first_line_is_the_title(text: str, title: str) -> None:
    assert title_from(text) == title


def test_a_long_line_is_cut_at_a_word() -> None:
    title = title_from("word " * 40)
    assert title.endswith("word…")
    assert len(title) <= TITLE_LENGTH

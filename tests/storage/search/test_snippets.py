"""Snippets: about one line, with what was found in it, and no character cut."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.storage.search.folding import joins
from gptoss_desktop.storage.search.scanning import count_units
from gptoss_desktop.storage.search.snippets import LENGTH, snippet
from gptoss_desktop.storage.search.units import units_of
from tests.storage.search.texts import QUERIES, TEXTS

FAMILY = "👩\u200d👧\u200d👦"


def shown(query: str, *texts: str) -> tuple[str, list[str]]:
    text, spans = snippet(texts, units_of(query) or ())
    return text, [text[start:end] for start, end in spans]


def test_a_short_text_is_shown_whole_in_one_line() -> None:
    assert shown("显存", "显存\n\n  不足\tnow") == ("显存 不足 now", ["显存"])


def test_forms_of_a_word_and_overlaps_are_marked_as_they_stand() -> None:
    assert shown("regulations", "Regulated by REGULATION.")[1] == ["Regulated", "REGULATION"]
    assert shown("显存 存不", "显存不足")[1] == ["显存不"]


def test_the_part_with_most_of_the_query_is_shown() -> None:
    assert shown("gpu 显存", "the GPU", "GPU 与显存")[0] == "GPU 与显存"


def test_an_english_snippet_begins_with_a_whole_word() -> None:
    text, _ = shown("needle", "How deep must the foundation of a wall of 2 m be to hold the needle?")
    assert text == "…a wall of 2 m be to hold the needle?"
    text, _ = shown("显存", "A" * 60 + "显存")
    assert text == "…" + "A" * 30 + "显存"


def test_families_and_accents_are_not_cut() -> None:
    text, _ = shown("needle", FAMILY * 60 + "e\u0301" * 60 + " needle " + "e\u0301" * 60 + FAMILY * 60)
    inner = text.strip("…")
    assert not joins(inner[0])
    assert not inner.endswith(("\u200d", "e"))
    assert len(text) < LENGTH + 12


def test_nothing_to_mark() -> None:
    text, found = shown("", "word " * 100)
    assert text.endswith("…")
    assert found == []
    assert shown("", *())[0] == ""


@given(QUERIES, st.lists(TEXTS, min_size=1, max_size=3))
def test_what_is_found_is_marked(query: str, texts: list[str]) -> None:
    units = units_of(query)
    text, spans = snippet(texts, units or ())
    assert "\n" not in text
    if units and any(count_units(units, texts)):
        assert spans
    assert all(start < end <= len(text) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))

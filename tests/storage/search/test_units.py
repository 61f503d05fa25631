"""What a query asks for, against the plain form of the definition."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gptoss_desktop.storage.search.folding import Folded, fold
from gptoss_desktop.storage.search.scanning import count_units
from gptoss_desktop.storage.search.units import units_of
from tests.storage.search.texts import ODD, QUERIES, TEXTS
from tests.support import search_reference

FOUND = [
    ("regul", "a regulation"),
    ("regulations", "It was regulated."),
    ("regulat", "Regulations"),
    ("being", "to be"),
    ("run", "runtime"),
    ("gpu 显存", "显存 of the GPU"),
    ("gpt-oss显存", "显存与 GPT-OSS"),
    ("显存不足", "因为显存不足了"),
    ("存", "显存"),
    ("显存", "显\u200b存"),
    ("显存", "显 \n 存"),
    ("ｇｐｕ", "GPU"),
    ("ガギ", "ｶﾞｷﾞ"),
    ("strasse", "Straße"),
    ("검색", "전문검색을"),
    ('"as it is"', "leave it as it is."),
    ('"oss显存"', "gpt-oss, 显存不足"),
    ('"显存 gpt"', "大显存：GPT"),
    ("हिन्दी", "हिन्दी में"),
    ("😀", "so 😀👍"),
    ('"unclosed wor', "words are unclosed"),
    ("", "anything"),
    ('"', "anything"),
]
NOT_FOUND = [
    ("being", "because"),
    ("egul", "regulation"),
    ("显存", "显，存"),
    ("显存", "显\n\n存"),
    ("显存", "显 存"),
    ('"as it is"', "as it isn"),
    ('"as it is"', "it is as"),
    ('"显存 gpt"', "显存不足 gpt"),
    ("gpu 显存", "GPU"),
    ("!?", "!?"),
    ("\u200b", "anything"),
]


@pytest.mark.parametrize(("query", "text"), FOUND)
def test_found(query: str, text: str) -> None:
    assert is_found(query, [text])


@pytest.mark.parametrize(("query", "text"), NOT_FOUND)
def test_not_found(query: str, text: str) -> None:
    assert not is_found(query, [text])


def test_a_phrase_does_not_go_on_in_the_next_part() -> None:
    assert not is_found('"one two"', ["one", "two"])
    assert is_found("one two", ["one", "two"])


def is_found(query: str, texts: list[str]) -> bool:
    units = units_of(query)
    found = units is not None and all(count_units(units, texts))
    assert found == search_reference.meant(query)(search_reference.cut(texts))
    return found


@given(QUERIES, st.lists(TEXTS, max_size=3))
def test_as_the_reference_has_it(query: str, texts: list[str]) -> None:
    is_found(query, texts)


@given(ODD | TEXTS)
@example("ﾡￂ")
@example("각\u11a8 ㄱㅏ")
def test_a_text_that_knows_its_places_is_folded_alike(text: str) -> None:
    folded = Folded(text)
    assert folded.text == fold(text) == search_reference.fold(text)
    for place in range(len(folded.text)):
        start, end = folded.original(place, place + 1)
        assert 0 <= start < end <= len(text)

"""The ids of a prompt are cut out of a chunk, wherever and however long."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.protocol.chunks import PromptIds, TextDelta, decode_chunk
from gptoss_desktop.protocol.prompt_ids import cut_prompt_ids, decode_ids


@given(st.lists(st.integers(0, 201_087)), st.sampled_from([(",", ":"), (", ", ": ")]), st.text())
def test_they_are_those_that_were_written(ids: list[int], separators: tuple[str, str], text: str) -> None:
    chunk = {"a": text, "prompt_token_ids": ids, "choices": []}
    rest, cut = cut_prompt_ids(json.dumps(chunk, separators=separators).encode())
    assert list(decode_ids(cut)) == ids
    assert json.loads(rest) == chunk | {"prompt_token_ids": None}


def test_a_text_that_looks_like_them_stays_text() -> None:
    text = '"prompt_token_ids":[1,2]'
    body = {"choices": [{"index": 0, "delta": {"content": text}}]}
    assert decode_chunk(json.dumps(body).encode()) == [TextDelta(PartKind.TEXT, text)]


def test_in_the_choice_or_beside_it() -> None:
    for body in ({"choices": [{"prompt_token_ids": [1, 2]}]}, {"choices": [], "prompt_token_ids": [1, 2]}):
        assert decode_chunk(json.dumps(body).encode()) == [PromptIds(b"[1, 2]")]


def test_none_are_none() -> None:
    assert cut_prompt_ids(b'{"prompt_token_ids":null}') == (b'{"prompt_token_ids":null}', b"")
    assert list(decode_ids(b"")) == []

"""What may come next is what llama.cpp's own grammar lets come next, over whole vocabularies."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import llama_cpp.llama_cpp as llama
import numpy as np
import pytest

from gptoss_desktop.worker.grammar.gbnf import parse_gbnf
from gptoss_desktop.worker.grammar.matcher import Matcher
from gptoss_desktop.worker.grammar.table import compile_grammar
from gptoss_desktop.worker.llama.candidates import Candidates
from tests.worker.grammar.following import exactly

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.model import LoadedModel

JSON = r"""
root ::= value
value ::= "{" ws (pair ("," ws pair)*)? "}" | "[" ws (value ("," ws value)*)? "]" | string | number | "null"
pair ::= string ":" ws value
string ::= "\"" ([^"\\\x00-\x1F] | "\\" ["\\/bfnrt])* "\""
number ::= "-"? [0-9]+ ("." [0-9]{1,3})?
ws ::= " "?
"""
WORDS = 'root ::= [А-я]{3,8} ("日本" | "日曜" | "🦙"+) [a-z]{2}'


def allowed_by_llama_cpp(model: LoadedModel, source: str, said: list[int]) -> set[int]:
    sampler = llama.llama_sampler_init_grammar(model.vocabulary.handle, source.encode(), b"root")
    assert sampler
    for token in said:
        llama.llama_sampler_accept(sampler, token)
    candidates = Candidates(model.n_vocab)
    candidates.fill(np.zeros(model.n_vocab, np.float32))
    llama.llama_sampler_apply(sampler, candidates.native)
    array = ctypes.cast(candidates.native, llama.llama_token_data_array_p).contents
    found = {array.data[index].id for index in range(array.size) if array.data[index].logit == 0.0}
    llama.llama_sampler_free(sampler)
    return found


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        (JSON, ["", "{", '{"a', '{"a": [1', '[{"name": "日', "[1.25", '"ab\\', "[1, 2]", "-"]),
        (WORDS, ["", "Приве", "Привет日", "Привет🦙🦙", "Привет🦙a"]),
    ],
    ids=["JSON", "words"],
)
def test_over_the_whole_vocabulary(model: LoadedModel, source: str, texts: list[str]) -> None:
    pieces = model.vocabulary.pieces
    ends = model.vocabulary.end_tokens
    # llama.cpp takes a marker for its name's letters; here it is never text. What is no UTF-8 both
    # refuse, but not at the same byte: that is looked at elsewhere.
    markers = {token for token, piece in enumerate(pieces.of) if not piece} - ends
    odd = {token for token, piece in enumerate(pieces.of) if "\ufffd" in piece.decode(errors="replace")}
    for text in texts:
        said = model.tokenize(text, add_special=False, parse_special=False)
        matcher = Matcher(compile_grammar(parse_gbnf(source)), pieces, ends)
        for token in said:
            matcher.accept(token)
        expected = allowed_by_llama_cpp(model, source, said)
        allowed = set(exactly(matcher))
        assert allowed - odd == expected - markers - odd, text
        assert allowed == {token for token in range(model.n_vocab) if matcher.allows(token)}, text
        assert allowed <= set(matcher.candidates().tolist())

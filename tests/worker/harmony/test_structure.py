"""The grammar of a whole answer: what it lets through is read by the parser as it was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.worker.grammar.gbnf import parse_gbnf
from gptoss_desktop.worker.grammar.matcher import Matcher
from gptoss_desktop.worker.grammar.pieces import Pieces
from gptoss_desktop.worker.grammar.table import compile_grammar
from gptoss_desktop.worker.harmony.encoding import FIRST_MARKER, STOP_TOKENS, encoding, token_bytes
from gptoss_desktop.worker.harmony.parser import HarmonyParser
from gptoss_desktop.worker.harmony.structure import call_grammar, final_grammar

if TYPE_CHECKING:
    from gptoss_desktop.worker.grammar.expression import Grammar

ANSWER = parse_gbnf('root ::= "yes" | "no" [0-9]+')
SIZE = 200_020
"""Token ids up to here hold every marker that has a meaning."""


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces([token_bytes(token) for token in range(FIRST_MARKER)] + [b""] * (SIZE - FIRST_MARKER))


def fits(grammar: Grammar, pieces: Pieces, text: str) -> bool:
    """Whether an answer that is spelt so, with markers, is allowed to its end."""
    matcher = Matcher(compile_grammar(grammar), pieces, STOP_TOKENS)
    for token in encoding().encode(text, allowed_special="all"):
        if not matcher.allows(token):
            return False
        matcher.accept(token)
    return matcher.complete or matcher.allows(min(STOP_TOKENS))


THOUGHT = "<|channel|>analysis<|message|>Hmm, <yes>? 日本…<|end|><|start|>assistant"
CALL = '<|channel|>commentary to=functions.find <|constrain|>json<|message|>{"a": 1'
CALLS = [
    CALL,
    '<|channel|>commentary to=functions.find<|message|>{"a": 1',
    ' to=functions.find<|channel|>commentary json<|message|>{"a": 1',
]


@pytest.mark.parametrize(
    "text",
    [
        "<|channel|>final<|message|>yes",
        "<|channel|>final <|constrain|>json<|message|>no42",
        THOUGHT + "<|channel|>final<|message|>yes",
        THOUGHT * 3 + "<|channel|>final<|message|>yes",
    ],
)
def test_free_reasoning_and_a_bound_answer(pieces: Pieces, text: str) -> None:
    grammar = final_grammar(ANSWER, ())
    assert fits(grammar, pieces, text)
    parser = HarmonyParser()
    for token in encoding().encode(text, allowed_special="all"):
        parser.push(token)
    parser.finish()
    assert not parser.recovered


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "<|channel|>final<|message|>maybe",
        "<|channel|>final<|message|>yes, of course",
        "<|channel|>final<|message|>no",
        "<|channel|>finally<|message|>yes",
        "<|channel|>analysis<|message|>Hmm.",
        "<|channel|>analysis<|message|>Hmm.<|channel|>final<|message|>yes",
        "<|channel|>analysis<|message|>Hmm.<|end|>yes",
        "<|start|>assistant<|channel|>final<|message|>yes",
        "<|channel|>commentary<|message|>Let me see.<|end|><|start|>assistant<|channel|>final<|message|>yes",
        CALL,
    ],
)
def test_nothing_gets_around_it(pieces: Pieces, text: str) -> None:
    assert not fits(final_grammar(ANSWER, ()), pieces, text)


@pytest.mark.parametrize("text", CALLS)
def test_a_call_is_free_where_tools_are_offered(pieces: Pieces, text: str) -> None:
    grammar = final_grammar(ANSWER, ("find", "other"))
    said = "<|channel|>commentary<|message|>Let me see.<|end|><|start|>assistant"
    assert fits(grammar, pieces, THOUGHT + said + text)
    assert not fits(grammar, pieces, text.replace("find", "unknown"))
    assert not fits(final_grammar(ANSWER, ("other",)), pieces, text)


@pytest.mark.parametrize("text", CALLS)
def test_a_call_that_must_come(pieces: Pieces, text: str) -> None:
    arguments = parse_gbnf('root ::= "{" pair "}"\npair ::= "\\"a\\": " [0-9]')
    other = parse_gbnf('root ::= "{}"')
    grammar = call_grammar({"find": arguments, "other": other})
    assert fits(grammar, pieces, THOUGHT + text + "}")
    assert fits(grammar, pieces, text + "}")
    assert not fits(grammar, pieces, text)
    assert not fits(grammar, pieces, text + "}}")
    assert not fits(grammar, pieces, text.replace("find", "other") + "}")
    assert not fits(grammar, pieces, THOUGHT * 2 + text + "}")
    assert not fits(grammar, pieces, THOUGHT + "<|channel|>final<|message|>no")
    parser = HarmonyParser()
    deltas = [
        delta
        for token in encoding().encode(text, allowed_special="all")
        for delta in parser.push(token)
        if delta.kind is PartKind.TOOL_CALL
    ]
    assert deltas[0].name == "find"
    assert "".join(delta.text for delta in deltas) == '{"a": 1'
    assert not parser.recovered

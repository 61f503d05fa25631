"""Tokens are bytes: characters in pieces, bytes that are none, markers, ends."""

from __future__ import annotations

import pytest

from gptoss_desktop.worker.grammar.expression import Grammar, One, Repeated, control, in_turn, text
from gptoss_desktop.worker.grammar.gbnf import parse_gbnf
from gptoss_desktop.worker.grammar.matcher import Matcher
from gptoss_desktop.worker.grammar.pieces import Pieces
from gptoss_desktop.worker.grammar.symbols import ANY_BYTES
from gptoss_desktop.worker.grammar.table import compile_grammar
from tests.worker.grammar.following import exactly

BYTES = [bytes([byte]) for byte in range(256)]
STOP, MARK, OTHER = 256, 257, 258
PIECES = Pieces([*BYTES, b"", b"", b"", "日本".encode(), b"ab", "é!".encode()])


def matcher_of(grammar: str | Grammar, after: str = "") -> Matcher:
    source = parse_gbnf(grammar) if isinstance(grammar, str) else grammar
    return Matcher(compile_grammar(source), PIECES, frozenset({STOP}), after=after)


def take(matcher: Matcher, data: bytes) -> bool:
    """Whether these bytes, a token each, all fit."""
    for byte in data:
        if not matcher.allows(byte):
            return False
        matcher.accept(byte)
    return True


@pytest.mark.parametrize(
    ("source", "good", "bad"),
    [
        ("root ::= [α-ω]+", "λ".encode(), "п".encode()),
        ("root ::= [一-龥]+", "日本".encode(), "あ".encode()),
        ("root ::= [🦀-🦙]+", "🦙".encode(), "😀".encode()),
        ("root ::= [^a]", "\U0010ffff".encode(), b"\xf4\x90\x80\x80"),
        ("root ::= .", "é".encode(), b"\xc0\xa9"),
        ("root ::= .", b"a", b"\xff"),
        ("root ::= .", b"b", b"\x80"),
        ("root ::= .", "\ue000".encode(), b"\xed\xa0\x80"),
    ],
)
def test_a_character_in_pieces(source: str, good: bytes, bad: bytes) -> None:
    matcher = matcher_of(source)
    assert take(matcher, good)
    assert matcher.allows(STOP)
    assert not take(matcher_of(source), bad)


def test_every_byte_that_is_allowed_leads_on() -> None:
    """There is no dead end within a character: what may begin may be finished."""
    matcher = matcher_of('root ::= ([à-ÿ] | [一-三] | "🦙") "."')
    for _ in range(5):
        allowed = sorted(exactly(matcher))
        assert allowed
        assert allowed == [token for token in range(len(PIECES.of)) if matcher.allows(token)]
        matcher.accept(allowed[-1])
        if matcher.complete:
            break
    assert matcher.complete


def test_no_end_within_a_character() -> None:
    matcher = matcher_of("root ::= [α-ω]*")
    assert matcher.allows(STOP)
    assert take(matcher, "λ".encode()[:1])
    assert not matcher.allows(STOP)
    assert not matcher.allows(MARK)


def test_only_the_end_after_a_complete_answer() -> None:
    matcher = matcher_of('root ::= "ab"')
    assert not matcher.allows(STOP)
    assert set(exactly(matcher)) == {ord("a"), 260}
    matcher.accept(260)
    assert matcher.complete
    assert set(exactly(matcher)) == {STOP}


def test_a_marker_is_never_text() -> None:
    grammar = Grammar(in_turn(Repeated(One(ANY_BYTES)), control(MARK), text("x")), {})
    matcher = matcher_of(grammar)
    # Anything goes before the marker, half a character too; but another marker does not.
    assert take(matcher, b"\xff\xe6\x97")
    assert matcher.allows(MARK)
    assert not matcher.allows(OTHER)
    assert MARK in exactly(matcher)
    assert OTHER not in matcher.candidates()
    matcher.accept(MARK)
    assert set(exactly(matcher)) == {ord("x")}


def test_going_on_with_an_answer() -> None:
    matcher = matcher_of('root ::= "é!" [0-9]', after="é")
    assert set(exactly(matcher)) == {ord("!")}
    for after in ("e", "é!1"):
        with pytest.raises(ValueError, match="does not allow this beginning"):
            matcher_of('root ::= "é!" [0-9]', after=after)


def test_a_token_that_does_not_fit_is_never_taken() -> None:
    with pytest.raises(ValueError, match="does not allow the token 98"):
        matcher_of('root ::= "ab"').accept(ord("b"))

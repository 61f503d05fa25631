"""A grammar put to use in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gptoss_desktop.worker.grammar.automaton import Automaton
from gptoss_desktop.worker.grammar.gbnf import parse_gbnf
from gptoss_desktop.worker.grammar.schema import schema_grammar
from gptoss_desktop.worker.grammar.symbols import CHARACTERS, intersection
from gptoss_desktop.worker.grammar.table import compile_grammar

if TYPE_CHECKING:
    import random

    from gptoss_desktop.worker.grammar.expression import Grammar
    from gptoss_desktop.worker.grammar.matcher import Matcher


def automaton_of(grammar: Grammar) -> Automaton:
    return Automaton(compile_grammar(grammar))


def of_schema(schema: Any) -> Automaton:
    return automaton_of(schema_grammar(schema))


def of_gbnf(source: str) -> Automaton:
    return automaton_of(parse_gbnf(source))


def accepts(automaton: Automaton, text: str) -> bool:
    state = automaton.advance(automaton.start, map(ord, text))
    return state is not None and state.accepting


def some_text(automaton: Automaton, chance: random.Random, longest: int) -> str | None:
    """A text that the grammar allows, by a random walk; None where it grew too long."""
    state = automaton.start
    text = ""
    while len(text) < longest:
        if state.accepting and (not state.places or chance.random() < 0.3):
            return text
        # Every kind of character is as likely as any other, or no string would ever be closed.
        ranges = intersection(chance.choice(sorted(state.sets)), CHARACTERS)
        low, high = chance.choice(ranges)
        text += chr(chance.randint(low, min(high, low + 200)))
        following = automaton.advance(state, [ord(text[-1])])
        assert following is not None
        state = following
    return None


def exactly(matcher: Matcher) -> list[int]:
    """The tokens that may come next."""
    allowed = matcher.allowed()
    assert allowed is not None
    found: list[int] = allowed.tolist()
    # With too little effort there is no answer, rather than a part of it.
    assert matcher.allowed(0) is None or matcher.complete
    return found

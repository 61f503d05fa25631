"""A compiled grammar: productions without dead ends, and in which order rules call each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.errors import GrammarError
from gptoss_desktop.worker.grammar.flatten import flatten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gptoss_desktop.worker.grammar.expression import Grammar
    from gptoss_desktop.worker.grammar.flatten import Alternative
    from gptoss_desktop.worker.grammar.symbols import Ranges

END = 1 << 60
"""Stands after the last symbol of an alternative."""


@dataclass(frozen=True, slots=True)
class Table:
    """`symbols[position]` is a set's index in `sets`, a rule as its complement (`~rule`), or `END`.

    `alternatives[rule]` are the positions where its alternatives begin. `order[rule]` is smaller than that of
    every rule which it can begin with. Immutable: many answers may share one.
    """

    symbols: Sequence[int]
    sets: Sequence[Ranges]
    alternatives: Sequence[Sequence[int]]
    nullable: Sequence[bool]
    order: Sequence[int]
    root: int


def compile_grammar(grammar: Grammar) -> Table:
    """Compile a grammar.

    Raises:
        GrammarError: it is too large, refers to itself without an end, or nothing can satisfy it.
    """
    try:
        flat = flatten(grammar)
    except RecursionError:
        raise GrammarError(say("It is nested too deeply.")) from None
    productive = _least(flat.rules, lambda symbol: bool(flat.sets[symbol]))
    if not productive[flat.root]:
        raise GrammarError(
            say("No finite text can satisfy it: everything that it allows needs something more.")
        )
    rules = [
        [
            alternative
            for alternative in rule
            if all(_works(symbol, productive, flat.sets) for symbol in alternative)
        ]
        for rule in flat.rules
    ]
    nullable = _least(rules, lambda _symbol: False)
    symbols: list[int] = []
    alternatives: list[list[int]] = []
    for rule in rules:
        begins: list[int] = []
        for alternative in rule:
            begins.append(len(symbols))
            symbols += (*alternative, END)
        alternatives.append(begins)
    order = _order(rules, nullable, flat.names)
    return Table(symbols, flat.sets, alternatives, nullable, order, flat.root)


def _works(symbol: int, productive: Sequence[bool], sets: Sequence[Ranges]) -> bool:
    return bool(sets[symbol]) if symbol >= 0 else productive[~symbol]


def _least(rules: Sequence[Sequence[Alternative]], holds: Callable[[int], bool]) -> list[bool]:
    """Return for every rule whether an alternative of it consists of rules and sets for which this holds."""
    found = [False] * len(rules)
    missing: list[list[int]] = []
    users: list[list[tuple[int, int]]] = [[] for _ in rules]
    ready: list[int] = []
    for index, rule in enumerate(rules):
        missing.append([])
        for number, alternative in enumerate(rule):
            needs = {symbol for symbol in alternative if symbol < 0 or not holds(symbol)}
            missing[-1].append(len(needs))
            for symbol in needs:
                if symbol < 0:
                    users[~symbol].append((index, number))
            if not needs:
                ready.append(index)
    while ready:
        rule_index = ready.pop()
        if found[rule_index]:
            continue
        found[rule_index] = True
        for user, number in users[rule_index]:
            missing[user][number] -= 1
            if not missing[user][number]:
                ready.append(user)
    return found


def _order(
    rules: Sequence[Sequence[Alternative]], nullable: Sequence[bool], names: Sequence[str]
) -> list[int]:
    """Return a place for every rule before those that it can begin with; a rule cannot begin with itself."""
    begins = [sorted({~symbol for part in rule for symbol in _corner(part, nullable)}) for rule in rules]
    order = [0] * len(rules)
    entered = [False] * len(rules)
    left = [False] * len(rules)
    place = len(rules)
    for start in range(len(rules)):
        stack = [] if entered[start] else [(start, iter(begins[start]))]
        entered[start] = True
        while stack:
            rule, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                left[rule] = True
                place -= 1
                order[rule] = place
            elif not entered[following]:
                entered[following] = True
                stack.append((following, iter(begins[following])))
            elif not left[following]:
                raise GrammarError(
                    say("{names} can begin with itself, so that it has no beginning.", names=names[following])
                )
    return order


def _corner(alternative: Alternative, nullable: Sequence[bool]) -> list[int]:
    found = []
    for symbol in alternative:
        if symbol >= 0:
            break
        found.append(symbol)
        if not nullable[~symbol]:
            break
    return found

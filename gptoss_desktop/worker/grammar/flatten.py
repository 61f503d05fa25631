"""From a grammar's tree to plain productions: rules of alternatives of symbols."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.errors import GrammarError
from gptoss_desktop.worker.grammar.expression import AnyOf, InTurn, Named, One, Repeated

if TYPE_CHECKING:
    from gptoss_desktop.worker.grammar.expression import Expression, Grammar
    from gptoss_desktop.worker.grammar.symbols import Ranges

Alternative: TypeAlias = tuple[int, ...]
"""Symbols in turn: the index of a set, or a rule as its complement, `~rule`."""

MAX_SYMBOLS = 200_000
"""Symbols of all productions: about 30 MB, compiled in about half a second."""


@dataclass(slots=True)
class Flat:
    """Productions. `names` are for people: a nameless part bears the name of the rule around it."""

    rules: list[list[Alternative]] = field(default_factory=list)
    sets: list[Ranges] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    root: int = 0


def flatten(grammar: Grammar) -> Flat:
    """Return the productions that a grammar's root needs.

    Raises:
        GrammarError: they are too many, or a rule is missing.
    """
    return _Flattener(grammar).run()


class _Flattener:
    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._flat = Flat()
        self._sets: dict[Ranges, int] = {}
        self._rules: dict[str, int] = {}
        self._endings: dict[Alternative, int] = {}
        self._counted: dict[Alternative, list[int]] = {}
        self._waiting: list[str] = []
        self._room = MAX_SYMBOLS
        self._name = "root"

    def run(self) -> Flat:
        root = self._new_rule()
        self._fill(root, self._grammar.root)
        while self._waiting:
            self._name = self._waiting.pop()
            self._fill(self._rules[self._name], self._grammar.rules[self._name])
        self._flat.root = root
        return self._flat

    def _new_rule(self, name: str | None = None) -> int:
        self._flat.rules.append([])
        self._flat.names.append(self._name if name is None else name)
        return len(self._flat.rules) - 1

    def _add(self, rule: int, *alternatives: Alternative) -> None:
        self._room -= sum(len(alternative) + 1 for alternative in alternatives)
        if self._room < 0:
            raise GrammarError(
                say("It is too large: it needs more than {max_symbols} symbols.", max_symbols=MAX_SYMBOLS)
            )
        self._flat.rules[rule] += alternatives

    def _fill(self, rule: int, expression: Expression) -> None:
        options = expression.options if isinstance(expression, AnyOf) else (expression,)
        for option in options:
            self._add(rule, self._symbols(option))

    def _symbols(self, expression: Expression) -> Alternative:
        if isinstance(expression, One):
            return (self._set(expression.ranges),)
        if isinstance(expression, InTurn):
            return self._all(expression.parts)
        if isinstance(expression, Named):
            return (~self._rule(expression.rule),)
        if isinstance(expression, AnyOf):
            rule = self._new_rule()
            self._fill(rule, expression)
            return (~rule,)
        return self._repeat(expression)

    def _all(self, parts: tuple[Expression, ...]) -> Alternative:
        found: list[int] = []
        for part in parts:
            found += self._symbols(part)
            if len(found) > self._room:
                self._add(0, tuple(found))
        return tuple(found)

    def _set(self, ranges: Ranges) -> int:
        if ranges not in self._sets:
            self._sets[ranges] = len(self._flat.sets)
            self._flat.sets.append(ranges)
        return self._sets[ranges]

    def _rule(self, name: str) -> int:
        if name not in self._rules:
            if name not in self._grammar.rules:
                raise GrammarError(say("There is no rule {name}.", name=name))
            self._rules[name] = self._new_rule(name)
            self._waiting.append(name)
        return self._rules[name]

    def _repeat(self, repeated: Repeated) -> Alternative:
        unit = self._symbols(repeated.part)
        if len(unit) > 1:
            rule = self._new_rule()
            self._add(rule, unit)
            unit = (~rule,)
        if not unit:
            return ()
        if repeated.least > self._room:
            self._add(0, unit * min(repeated.least, MAX_SYMBOLS + 1))
        required = unit * repeated.least
        if repeated.most is None:
            return (*required, ~self._endless(unit))
        more = repeated.most - repeated.least
        return (*required, ~self._at_most(unit, more)) if more > 0 else required

    def _endless(self, unit: Alternative) -> int:
        rule = self._endings.get(unit)
        if rule is None:
            rule = self._endings[unit] = self._new_rule()
            self._add(rule, (*unit, ~rule), ())
        return rule

    def _at_most(self, unit: Alternative, times: int) -> int:
        """Return the rule for up to `times` of a unit; the rules for fewer of it are shared."""
        rules = self._counted.setdefault(unit, [])
        while len(rules) < times:
            rule = self._new_rule()
            self._add(rule, (*unit, ~rules[-1]) if rules else unit, ())
            rules.append(rule)
        return rules[times - 1]

"""A grammar as a tree: what GBNF and JSON schemas are read into, and what is compiled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from gptoss_desktop.worker.grammar.symbols import (
    CHARACTERS,
    Ranges,
    contains,
    intersection,
    marker,
    union,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class One:
    """One symbol out of a set."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class InTurn:
    """One part after the other; none at all is the empty text."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of several; of none there is nothing that fits."""

    options: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A part `least` to `most` times over; None has no upper end."""

    part: Expression
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """What the rule of this name says."""

    rule: str


Expression: TypeAlias = One | InTurn | AnyOf | Repeated | Named

EMPTY = InTurn(())
NOTHING = AnyOf(())


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules by name, and where to begin."""

    root: Expression
    rules: Mapping[str, Expression]


def renamed(grammar: Grammar, prefix: str) -> Grammar:
    """Return a grammar whose rules' names begin with `prefix`, so that it can stand beside others."""

    def change(expression: Expression) -> Expression:
        if isinstance(expression, Named):
            return Named(prefix + expression.rule)
        if isinstance(expression, InTurn):
            return InTurn(tuple(map(change, expression.parts)))
        if isinstance(expression, AnyOf):
            return AnyOf(tuple(map(change, expression.options)))
        if isinstance(expression, Repeated):
            return Repeated(change(expression.part), expression.least, expression.most)
        return expression

    rules = {prefix + name: change(rule) for name, rule in grammar.rules.items()}
    return Grammar(change(grammar.root), rules)


def text(literal: str) -> Expression:
    """Return the expression of exactly this text; one with half a surrogate pair cannot be written."""
    return InTurn(tuple(characters(character) for character in literal))


def control(token: int) -> One:
    """Return the expression of one of the model's markers."""
    return One(((marker(token), marker(token)),))


def characters(listed: str) -> One:
    """Return the expression of one of the listed characters."""
    return One(intersection(union((ord(character), ord(character)) for character in listed), CHARACTERS))


def characters_but(listed: str) -> One:
    """Return the expression of one character that is not listed."""
    return One(without(union((ord(character), ord(character)) for character in listed)))


def in_turn(*parts: Expression) -> Expression:
    """Return one part after the other."""
    return parts[0] if len(parts) == 1 else InTurn(parts)


def any_of(options: Iterable[Expression]) -> Expression:
    """Return one of several."""
    found = tuple(options)
    return found[0] if len(found) == 1 else AnyOf(found)


def optional(part: Expression) -> Expression:
    """Return a part that may be left out."""
    return AnyOf((part, EMPTY))


def one_of_texts(texts: Iterable[str]) -> Expression:
    """Return exactly one of several texts, as a tree of common beginnings: few possibilities stay open."""
    return _tree(sorted(set(texts)), 0)


def _tree(texts: list[str], depth: int) -> Expression:
    """Return the rest of sorted texts that are alike in their first `depth` characters."""
    if len(texts) == 1:
        return text(texts[0][depth:])
    shared = _alike(texts[0], texts[-1], depth)
    if shared > depth:
        return InTurn((text(texts[0][depth:shared]), _tree(texts, shared)))
    options: list[Expression] = []
    if len(texts[0]) == depth:
        options.append(EMPTY)
        texts = texts[1:]
    begin = 0
    for index in range(1, len(texts) + 1):
        if index == len(texts) or texts[index][depth] != texts[begin][depth]:
            options.append(_tree(texts[begin:index], depth))
            begin = index
    return any_of(options)


def _alike(left: str, right: str, depth: int) -> int:
    end = min(len(left), len(right))
    while depth < end and left[depth] == right[depth]:
        depth += 1
    return depth


def any_text_but(texts: Iterable[str], character: One) -> Expression:
    """Return any text of a kind of character, except some texts."""
    possible = {each for each in texts if all(contains(character.ranges, ord(letter)) for letter in each)}
    return _other(sorted(possible), 0, character)


def _other(texts: list[str], depth: int, character: One) -> Expression:
    """Return the rest of a text that is none of these, which are alike in their first `depth` characters."""
    free = Repeated(character)
    if not texts:
        return free
    ends_here = len(texts[0]) == depth
    branches: dict[str, list[str]] = {}
    for other in texts[1:] if ends_here else texts:
        branches.setdefault(other[depth], []).append(other)
    rest = One(intersection(character.ranges, without(characters("".join(branches)).ranges)))
    options: list[Expression] = [] if ends_here else [EMPTY]
    options.append(InTurn((rest, free)))
    options += (
        InTurn((text(first), _other(group, depth + 1, character))) for first, group in branches.items()
    )
    return any_of(options)

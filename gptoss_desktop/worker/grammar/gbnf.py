"""Reads GBNF, llama.cpp's notation for grammars: `root ::= "yes" | [a-z]+ ws`."""

from __future__ import annotations

import re

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.errors import GrammarError
from gptoss_desktop.worker.grammar.expression import (
    EMPTY,
    Expression,
    Grammar,
    InTurn,
    Named,
    One,
    Repeated,
    any_of,
    in_turn,
    text,
)
from gptoss_desktop.worker.grammar.symbols import CHARACTERS, LAST_CHARACTER, intersection, union, without

MAX_LENGTH = 256 * 1024
"""Characters of a grammar."""
MAX_DEPTH = 64
"""Parentheses within each other."""

_BLANK = re.compile(r"(?:[ \t]|#[^\n]*)*")
_BLANK_LINES = re.compile(r"(?:\s|#[^\n]*)*")
_NEXT_OPTION = re.compile(r"(?:\s|#[^\n]*)*\|")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_TIMES = re.compile(r"\{\s*(\d{1,9})\s*(,?)\s*(\d{1,9})?\s*\}")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", '"': '"', "[": "[", "]": "]", "-": "-", "^": "^"}
_HEXADECIMAL = {"x": 2, "u": 4, "U": 8}


def parse_gbnf(source: str) -> Grammar:
    """Return the grammar whose rule `root` says what an answer must be.

    Raises:
        GrammarError: it is too long, no GBNF, or refers to a rule that is not there.
    """
    if len(source) > MAX_LENGTH:
        raise GrammarError(
            say(
                "It is {count} characters long, but at most {max_length} are read.",
                count=len(source),
                max_length=MAX_LENGTH,
            )
        )
    return _Parser(source).grammar()


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._depth = 0
        self._rules: dict[str, Expression] = {}
        self._used: dict[str, int] = {}

    def grammar(self) -> Grammar:
        self._skip(_BLANK_LINES)
        while self._at < len(self._source):
            self._rule()
            self._skip(_BLANK_LINES)
        for name, place in self._used.items():
            if name not in self._rules:
                self._at = place
                raise self._error(say("There is no rule {name}", name=name))
        if "root" not in self._rules:
            raise GrammarError(say("It has no rule root, where an answer would begin."))
        return Grammar(Named("root"), self._rules)

    def _rule(self) -> None:
        place = self._at
        name = self._name()
        self._skip(_BLANK)
        if not self._source.startswith("::=", self._at):
            raise self._error(say("After the name {name} there must be '::='", name=name))
        if name in self._rules:
            self._at = place
            raise self._error(say("There are two rules {name}", name=name))
        self._at += 3
        self._skip(_BLANK_LINES)
        self._rules[name] = self._options(_BLANK)
        if self._at < len(self._source) and self._source[self._at] not in "\r\n":
            raise self._error("Here a rule should end")

    def _name(self) -> str:
        match = _NAME.match(self._source, self._at)
        if match is None:
            raise self._error("Here the name of a rule should be")
        self._at = match.end()
        return match[0]

    def _options(self, blank: re.Pattern[str]) -> Expression:
        options = [self._sequence(blank)]
        while match := _NEXT_OPTION.match(self._source, self._at):
            self._at = match.end()
            self._skip(_BLANK_LINES)
            options.append(self._sequence(blank))
        return any_of(options)

    def _sequence(self, blank: re.Pattern[str]) -> Expression:
        parts: list[Expression] = []
        while self._at < len(self._source) and self._source[self._at] not in "|)\r\n":
            part = self._item()
            self._skip(blank)
            parts.append(self._repetitions(part, blank))
        return in_turn(*parts) if parts else EMPTY

    def _item(self) -> Expression:
        character = self._source[self._at]
        if character == '"':
            return self._literal()
        if character == "[":
            return self._class()
        if character == "(":
            return self._group()
        if character == ".":
            self._at += 1
            return One(CHARACTERS)
        place = self._at
        name = self._name()
        self._used.setdefault(name, place)
        return Named(name)

    def _group(self) -> Expression:
        opening = self._at
        self._at += 1
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error(say("Parentheses are nested more than {max_depth} deep", max_depth=MAX_DEPTH))
        self._skip(_BLANK_LINES)
        inner = self._options(_BLANK_LINES)
        if not self._source.startswith(")", self._at):
            self._at = opening
            raise self._error("This parenthesis is not closed")
        self._at += 1
        self._depth -= 1
        return inner

    def _repetitions(self, part: Expression, blank: re.Pattern[str]) -> Expression:
        while self._at < len(self._source) and self._source[self._at] in "*+?{":
            part = self._repeated(part, self._source[self._at])
            self._skip(blank)
        return part

    def _repeated(self, part: Expression, sign: str) -> Expression:
        if sign != "{":
            self._at += 1
            return Repeated(part, *{"*": (0, None), "+": (1, None), "?": (0, 1)}[sign])
        match = _TIMES.match(self._source, self._at)
        if match is None:
            raise self._error("Braces must hold a count, as {3}, {3,} or {3,5}")
        least = int(match[1])
        most = int(match[3]) if match[3] else None if match[2] else least
        if most is not None and most < least:
            raise self._error("In these braces the greater number comes first")
        self._at = match.end()
        return Repeated(part, least, most)

    def _literal(self) -> Expression:
        opening = self._at
        self._at += 1
        found: list[str] = []
        while not self._source.startswith('"', self._at):
            if self._at >= len(self._source) or self._source[self._at] == "\n":
                self._at = opening
                raise self._error("This text has no closing quotation mark")
            found.append(self._character())
        self._at += 1
        return text("".join(found)) if found else InTurn(())

    def _class(self) -> Expression:
        opening = self._at
        self._at += 1
        negated = self._source.startswith("^", self._at)
        self._at += negated
        intervals: list[tuple[int, int]] = []
        while not self._source.startswith("]", self._at):
            if self._at >= len(self._source) or self._source[self._at] == "\n":
                self._at = opening
                raise self._error("This bracket is not closed")
            low = high = ord(self._character())
            if self._source.startswith("-", self._at) and not self._source.startswith("-]", self._at):
                self._at += 1
                high = ord(self._character())
            if high < low:
                raise self._error("This range ends before it begins")
            intervals.append((low, high))
        self._at += 1
        found = union(intervals)
        return One(without(found) if negated else intersection(found, CHARACTERS))

    def _character(self) -> str:
        if self._at >= len(self._source):
            raise self._error("The grammar ends in the middle of a rule")
        character = self._source[self._at]
        self._at += 1
        if character != "\\":
            return character
        sign = self._source[self._at : self._at + 1]
        self._at += 1
        if sign in _ESCAPES:
            return _ESCAPES[sign]
        digits = self._source[self._at : self._at + _HEXADECIMAL.get(sign, 0)]
        if not digits or not re.fullmatch("[0-9A-Fa-f]+", digits) or len(digits) != _HEXADECIMAL[sign]:
            raise self._error(say("There is no escape \\{sign} here", sign=sign))
        if int(digits, 16) > LAST_CHARACTER:
            raise self._error("There is no such character")
        self._at += len(digits)
        return chr(int(digits, 16))

    def _skip(self, blank: re.Pattern[str]) -> None:
        match = blank.match(self._source, self._at)
        self._at = match.end() if match else self._at

    def _error(self, sentence: str) -> GrammarError:
        line = self._source.count("\n", 0, self._at) + 1
        column = self._at - (self._source.rfind("\n", 0, self._at) + 1) + 1
        return GrammarError(
            say("{sentence} (line {line}, column {column}).", sentence=sentence, line=line, column=column)
        )

"""Reads a JSON schema into a grammar all of whose texts are valid.

What is said about other types than a value's own does not bind it, and words that JSON Schema does not know
are comments; a keyword that would bind and cannot be kept is refused by its name. A grammar may allow less
than the schema: objects have their properties in the schema's order, numbers and spaces come to an end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.errors import GrammarError
from gptoss_desktop.worker.grammar.expression import (
    NOTHING,
    Expression,
    Grammar,
    Named,
    any_of,
)
from gptoss_desktop.worker.grammar.json_text import ARRAY, BOOLEAN, NULL, OBJECT, RULES, VALUE
from gptoss_desktop.worker.grammar.schema_disjoint import refuse_overlaps
from gptoss_desktop.worker.grammar.schema_merge import Schema, but, is_known, merged, resolve, schemas
from gptoss_desktop.worker.grammar.schema_numbers import number_expression
from gptoss_desktop.worker.grammar.schema_objects import array_expression, object_expression
from gptoss_desktop.worker.grammar.schema_strings import string_expression
from gptoss_desktop.worker.grammar.schema_types import KEYWORDS, refuse_unsupported, types_of
from gptoss_desktop.worker.grammar.schema_values import values_expression

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 64
"""Schemas within each other."""
MAX_SCHEMAS = 20_000
"""Schemas in a schema, each counted wherever it is used: anyOf within anyOf multiplies."""


def schema_grammar(schema: object) -> Grammar:
    """Return the grammar of the JSON texts that a schema allows.

    Raises:
        GrammarError: it is no schema, has a keyword that is not supported, or is too large.
    """
    try:
        return _Reader(schema).grammar()
    except RecursionError:
        raise GrammarError(say("The schema is nested too deeply.")) from None


class _Reader:
    def __init__(self, schema: object) -> None:
        self._document = schema
        self._rules: dict[str, Expression] = dict(RULES)
        self._waiting: list[str] = []
        self._left = MAX_SCHEMAS
        self._depth = 0

    def grammar(self) -> Grammar:
        root = self._convert(self._document, "the schema")
        while self._waiting:
            reference = self._waiting.pop()
            self._rules[reference] = self._convert(resolve(self._document, reference), reference)
        return Grammar(root, self._rules)

    def _convert(self, schema: object, where: str) -> Expression:
        self._left -= 1
        if self._left < 0:
            raise GrammarError(
                say(
                    "The schema is too large: it holds more than {max_schemas} schemas.",
                    max_schemas=MAX_SCHEMAS,
                )
            )
        if self._depth >= MAX_DEPTH:
            raise GrammarError(
                say(
                    "The schema is nested more than {max_depth} deep at {where}.",
                    max_depth=MAX_DEPTH,
                    where=where,
                )
            )
        if isinstance(schema, bool):
            return VALUE if schema else NOTHING
        if not isinstance(schema, dict):
            raise GrammarError(
                say(
                    "A schema must be an object or a boolean, but in {where} there is something else.",
                    where=where,
                )
            )
        self._depth += 1
        found = self._object(schema, where)
        self._depth -= 1
        return found

    def _object(self, schema: Schema, where: str) -> Expression:
        refuse_unsupported(schema, where)
        if "$ref" in schema:
            return self._reference(schema, where)
        if "allOf" in schema:
            parts = schemas(schema, "allOf", where)
            return self._convert(merged([but(schema, "allOf"), *parts], self._document, where), where)
        for name in ("anyOf", "oneOf"):
            if name in schema:
                return self._choice(schema, name, where)
        if "enum" in schema or "const" in schema:
            return values_expression(schema, where)
        return any_of(self._typed(schema, kind, where) for kind in types_of(schema, where))

    def _reference(self, schema: Schema, where: str) -> Expression:
        reference = schema["$ref"]
        if any(is_known(name) for name in schema if name != "$ref"):
            both = [but(schema, "$ref"), resolve(self._document, reference)]
            return self._convert(merged(both, self._document, where), where)
        if reference not in self._rules:
            resolve(self._document, reference)
            self._rules[reference] = NOTHING
            self._waiting.append(reference)
        return Named(reference)

    def _choice(self, schema: Schema, name: str, where: str) -> Expression:
        base = but(schema, name)
        options = [
            merged([base, option], self._document, where) if base else option
            for option in schemas(schema, name, where)
        ]
        if name == "oneOf":
            refuse_overlaps(options, self._document, where)
        return any_of(
            self._convert(option, f"{where}.{name}[{index}]") for index, option in enumerate(options)
        )

    def _typed(self, schema: Schema, kind: str, where: str) -> Expression:
        bound = any(name in schema for name in KEYWORDS[kind])
        makers: dict[str, Callable[[], Expression]] = {
            "object": lambda: object_expression(schema, where, self._convert) if bound else OBJECT,
            "array": lambda: array_expression(schema, where, self._convert) if bound else ARRAY,
            "string": lambda: string_expression(schema, where),
            "number": lambda: number_expression(schema, where, whole=False),
            "integer": lambda: number_expression(schema, where, whole=True),
            "boolean": lambda: BOOLEAN,
            "null": lambda: NULL,
        }
        return makers[kind]()

"""Whether of several schemas a value can fit one only, which oneOf asks for."""

from __future__ import annotations

import json
from itertools import combinations

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.errors import GrammarError
from gptoss_desktop.worker.grammar.schema_merge import Schema, merged
from gptoss_desktop.worker.grammar.schema_types import has_type, types_of

MAX_OPTIONS = 64
MAX_DISCRIMINATORS = 32
"""Properties of two options that are compared: every pair of options is."""
_MAX_DEPTH = 4
_NUMBERS = {"number", "integer"}


def refuse_overlaps(options: list[object], document: object, where: str) -> None:
    """Check that no value can fit two of the options, as far as types, constants and discriminators tell.

    Raises:
        GrammarError: two may overlap.
    """
    if len(options) > MAX_OPTIONS:
        raise GrammarError(
            say("oneOf in {where} has more than {max_options} options.", where=where, max_options=MAX_OPTIONS)
        )
    whole = [merged([option], document, where) for option in options]
    for (first, one), (second, other) in combinations(enumerate(whole), 2):
        if not _disjoint(one, other, document, _MAX_DEPTH):
            raise GrammarError(
                say(
                    "oneOf in {where} is not supported where a value may fit two options, as here {first} "
                    "and {second}: use anyOf, or give each option a type or a constant of its own.",
                    where=where,
                    first=first,
                    second=second,
                )
            )


def _disjoint(one: object, other: object, document: object, depth: int) -> bool:
    if one is False or other is False:
        return True
    if not isinstance(one, dict) or not isinstance(other, dict) or not depth:
        return False
    if _kinds(one).isdisjoint(_kinds(other)):
        return True
    left, right = _constants(one), _constants(other)
    if left is not None and right is not None and left.isdisjoint(right):
        return True
    if _kinds(one) != {"object"}:
        return False
    shared = sorted(_always(one) & _always(other))[:MAX_DISCRIMINATORS]
    return any(
        _disjoint(_inner(one, name, document), _inner(other, name, document), document, depth - 1)
        for name in shared
    )


def _always(schema: Schema) -> set[str]:
    """Return the properties that are named and must be there."""
    named, required = schema.get("properties"), schema.get("required")
    if not isinstance(named, dict) or not isinstance(required, list):
        return set()
    return {name for name in required if isinstance(name, str) and name in named}


def _inner(schema: Schema, name: str, document: object) -> object:
    return merged([schema["properties"][name]], document, name)


def _kinds(schema: Schema) -> set[str]:
    values = _values(schema)
    if values is None:
        # Types that come of the keywords alone are a guess that JSON Schema does not make.
        kinds = types_of(schema if "type" in schema else {}, "oneOf")
    else:
        kinds = [
            kind
            for value in values
            for kind in (*_NUMBERS, "object", "array", "string", "boolean", "null")
            if has_type(value, kind)
        ]
    return {"number" if kind in _NUMBERS else kind for kind in kinds}


def _values(schema: Schema) -> list[object] | None:
    if "const" in schema:
        return [schema["const"]]
    values = schema.get("enum")
    return values if isinstance(values, list) else None


def _constants(schema: Schema) -> set[str] | None:
    values = _values(schema)
    return None if values is None else {json.dumps(_plain(value), sort_keys=True) for value in values}


def _plain(value: object) -> object:
    """Return a value in one form, though 1 and 1.0 are equal."""
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value

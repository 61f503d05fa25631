"""References within a schema, and one schema that says what several say."""

from __future__ import annotations

from typing import Any, TypeAlias
from urllib.parse import unquote

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.errors import GrammarError
from gptoss_desktop.worker.grammar.schema_types import KNOWN, types_of

Schema: TypeAlias = dict[str, Any]

MAX_PARTS = 256
"""Schemas that are merged into one."""
_SAID_TOGETHER = (("properties", "additionalProperties"), ("prefixItems", "items"))
"""What the second of these is about depends on the first in the same schema."""


def resolve(document: object, reference: object) -> object:
    """Return what a reference names.

    Raises:
        GrammarError: it is not within the document, or there is nothing.
    """
    if not isinstance(reference, str) or not (reference == "#" or reference.startswith("#/")):
        raise GrammarError(
            say("$ref {reference} is not supported: it must begin with '#/'.", reference=f"{reference!r}")
        )
    found = document
    for step in reference.split("/")[1:]:
        name = unquote(step).replace("~1", "/").replace("~0", "~")
        if isinstance(found, dict) and name in found:
            found = found[name]
        elif isinstance(found, list) and name.isdecimal() and int(name[:9]) < len(found):
            found = found[int(name)]
        else:
            raise GrammarError(say("$ref {reference} names nothing in the schema.", reference=reference))
    return found


def is_known(name: str) -> bool:
    """Whether a word binds a value; a comment or an unknown word does not."""
    return name in KNOWN


def merged(parts: list[object], document: object, where: str) -> object:
    """Return one schema that allows what all parts allow.

    Raises:
        GrammarError: two parts say what cannot be said at once.
    """
    found: Schema = {}
    homes: dict[str, int] = {}
    waiting = list(reversed(parts))
    for number in range(MAX_PARTS):
        if not waiting:
            return found
        part = waiting.pop()
        if part is False:
            return False
        if part is True:
            continue
        if not isinstance(part, dict):
            raise GrammarError(
                say(
                    "A schema must be an object or a boolean, but in {where} there is something else.",
                    where=where,
                )
            )
        inner = _inner(part, document, where)
        if inner:
            waiting += inner
        else:
            _add(found, part, where)
            _check_together(homes, part, number, where)
    raise GrammarError(
        say("More than {max_parts} schemas are joined in {where}.", max_parts=MAX_PARTS, where=where)
    )


def _inner(part: Schema, document: object, where: str) -> list[object]:
    """Return what a part with a reference or an allOf consists of, the last first."""
    if "$ref" in part:
        return [but(part, "$ref"), resolve(document, part["$ref"])]
    if "allOf" in part:
        return [but(part, "allOf"), *reversed(schemas(part, "allOf", where))]
    return []


def _check_together(homes: dict[str, int], part: Schema, number: int, where: str) -> None:
    for name in part:
        homes.setdefault(name, number)
    for first, second in _SAID_TOGETHER:
        if first in homes and second in homes and homes[first] != homes[second]:
            raise GrammarError(
                say(
                    "{second} in {where} is not supported where {first} is said in another part.",
                    second=second,
                    where=where,
                    first=first,
                )
            )


def _add(found: Schema, part: Schema, where: str) -> None:
    for name, value in part.items():
        if name not in found or not is_known(name):
            found.setdefault(name, value)
        elif name == "type":
            found["type"] = _both_types(types_of(found, where), types_of(part, where), where)
        elif name == "required" and isinstance(value, list) and isinstance(found[name], list):
            found[name] = [*found[name], *value]
        elif name == "properties" and isinstance(value, dict) and isinstance(found[name], dict):
            found[name] = _both_properties(found[name], value)
        elif found[name] != value:
            raise GrammarError(
                say(
                    "{name} in {where} is not supported where another part has it too.",
                    name=name,
                    where=where,
                )
            )


def _both_types(left: list[str], right: list[str], where: str) -> list[str]:
    both = [kind for kind in left if kind in right or (kind == "integer" and "number" in right)]
    both += [kind for kind in right if kind == "integer" and "number" in left]
    if not both:
        raise GrammarError(say("The types in {where} exclude each other.", where=where))
    return both


def _both_properties(left: Schema, right: Schema) -> Schema:
    return {
        name: {"allOf": [left[name], right[name]]}
        if name in left and name in right
        else left.get(name, right.get(name))
        for name in {**left, **right}
    }


def but(schema: Schema, name: str) -> Schema:
    """Return a schema without one keyword."""
    return {key: value for key, value in schema.items() if key != name}


def schemas(schema: Schema, name: str, where: str) -> list[object]:
    """Return the schemas in a keyword's list.

    Raises:
        GrammarError: it is no list, or empty.
    """
    value = schema[name]
    if not isinstance(value, list) or not value:
        raise GrammarError(
            say("{name} in {where} must be a list with at least one schema.", name=name, where=where)
        )
    return value

"""The keywords of JSON schema by the type that they are about, and those that are not supported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.errors import GrammarError

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYWORDS: dict[str, tuple[str, ...]] = {
    "object": ("properties", "required", "additionalProperties", "minProperties", "maxProperties"),
    "array": ("items", "prefixItems", "minItems", "maxItems"),
    "string": ("minLength", "maxLength", "format"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "integer": (),
    "boolean": (),
    "null": (),
}
GENERAL = ("type", "enum", "const", "anyOf", "oneOf", "allOf", "$ref")
KNOWN = frozenset(GENERAL).union(*KEYWORDS.values())
"""Every keyword that binds a value and is kept."""

_UNSUPPORTED = (
    "not",
    "if",
    "then",
    "else",
    "pattern",
    "patternProperties",
    "propertyNames",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedProperties",
    "unevaluatedItems",
    "additionalItems",
    "contains",
    "uniqueItems",
    "$dynamicRef",
    "$recursiveRef",
)
_ALL = ("object", "array", "string", "number", "boolean", "null")


def refuse_unsupported(schema: Mapping[str, Any], where: str) -> None:
    """Check a schema for keywords that would bind a value and cannot be kept.

    Raises:
        GrammarError: names the first one.
    """
    for name in _UNSUPPORTED:
        if name in schema and schema[name] is not False:
            raise GrammarError(
                say("{name} in {where} is not supported: leave it out.", name=name, where=where)
            )


def types_of(schema: Mapping[str, Any], where: str) -> list[str]:
    """Return the types that a schema allows: without a type those that its keywords are about, else all.

    Raises:
        GrammarError: a type is unknown.
    """
    given = schema.get("type")
    if given is None:
        return [kind for kind in _ALL if any(name in schema for name in KEYWORDS[kind])] or list(_ALL)
    kinds = given if isinstance(given, list) else [given]
    for kind in kinds:
        if not isinstance(kind, str) or kind not in KEYWORDS:
            raise GrammarError(
                say(
                    "The type {kind} in {where} is unknown: use one of {join}.",
                    kind=f"{kind!r}",
                    where=where,
                    join=", ".join(KEYWORDS),
                )
            )
    if "number" in kinds and "integer" in kinds:
        kinds = [kind for kind in kinds if kind != "integer"]
    return list(dict.fromkeys(kinds))


def has_type(value: object, kind: str) -> bool:
    """Whether a JSON value is of a type."""
    if isinstance(value, bool):
        return kind == "boolean"
    if isinstance(value, int | float):
        return kind == "number" or (kind == "integer" and value % 1 == 0)
    names = {dict: "object", list: "array", str: "string", type(None): "null"}
    return names[type(value)] == kind

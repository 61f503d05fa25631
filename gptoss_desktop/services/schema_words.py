"""What a JSON value breaks of its schema, in sentences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.said import Said, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jsonschema.exceptions import ValidationError

_LIMITS = frozenset({"minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"})
_LENGTHS = frozenset({"minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"})
_LONGEST = 60
"""Characters of a value that a sentence repeats."""


def breach(error: ValidationError) -> Said:
    """Return the sentence about one breach, without its place."""
    keyword = str(error.validator)
    value: Any = error.instance
    limit: Any = error.validator_value
    if keyword in {"required", "additionalProperties"}:
        return _name_breach(keyword, limit, value, error.schema)
    if keyword in _LIMITS:
        return say("{value} is outside the limit of {limit}.", value=short(value), limit=short(limit))
    if keyword in _LENGTHS:
        return say(
            "The length of {count} is outside the limit of {limit}.", count=len(value), limit=short(limit)
        )
    match keyword:
        case "type":
            types = ", ".join(map(str, limit if isinstance(limit, list) else [limit]))
            return say("This must be {types}, but it is {found}.", types=types, found=type_name(value))
        case "enum" | "const":
            allowed = limit[0] if keyword == "enum" and len(limit) == 1 else limit
            return say(
                "This must be {allowed}, but it is {value}.", allowed=short(allowed), value=short(value)
            )
        case "pattern":
            return say("{value} does not match “{pattern}”.", value=short(value), pattern=str(limit))
        case "anyOf" | "oneOf":
            return say("{value} fits none of the forms that are allowed here.", value=short(value))
    return say("{message}.", message=error.message)


def _name_breach(keyword: str, limit: Any, value: Any, schema: Any) -> Said:  # noqa: ANN401  any JSON value
    if keyword == "required":
        missing = next((name for name in limit if name not in value), "")
        return say("“{name}” is missing.", name=str(missing))
    known = schema.get("properties", {}) if isinstance(schema, dict) else {}
    extra = next((name for name in value if name not in known), "")
    return say("“{name}” is not a name that the schema knows.", name=str(extra))


def schema_breach(error: ValidationError) -> Said:
    """Return the sentence about a schema that is none."""
    path = list(error.absolute_path)
    if path and path[-1] == "type" and error.validator in {"anyOf", "enum"}:
        return say(
            "{value} is not a type. Types are string, number, integer, boolean, object, array and null.",
            value=short(error.instance),
        )
    if not path and error.validator == "type":
        return say("A schema must be a JSON object, in braces.")
    return breach(error)


def place(path: Sequence[str | int]) -> str:
    """Return a path as people write it: `$.items[2].name`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "$" + "".join(steps)


def type_name(value: object) -> str:
    """Return the name that JSON has for the type of a value."""
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "null")


def short(value: Any) -> str:  # noqa: ANN401  any JSON value
    """Return a value as JSON, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

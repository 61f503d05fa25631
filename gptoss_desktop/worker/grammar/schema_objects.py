"""Objects and arrays of a schema."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.errors import GrammarError
from gptoss_desktop.worker.grammar.expression import (
    EMPTY,
    NOTHING,
    Expression,
    Repeated,
    any_of,
    any_text_but,
    in_turn,
    text,
)
from gptoss_desktop.worker.grammar.json_text import (
    COLON,
    COMMA,
    PLAIN_CHARACTER,
    empty_list,
    listed,
    separated,
)
from gptoss_desktop.worker.grammar.schema_counts import counts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Convert = Callable[[object, str], Expression]
    """Returns the expression of a schema inside another; the text says where it stands."""


@dataclass(frozen=True, slots=True)
class _Property:
    pair: Expression
    required: bool


def object_expression(schema: Mapping[str, Any], where: str, convert: Convert) -> Expression:
    """Return the objects that a schema allows: its properties in its order, then others where it has them.

    Properties that are not named come only where `additionalProperties` is given or no property is named.

    Raises:
        GrammarError: a keyword has the wrong form, or a count of properties cannot be kept.
    """
    properties = _properties(schema, where, convert)
    other = _other(schema, where, convert, {*_named(schema, where), *_required(schema, where)})
    least, most = counts(schema, "minProperties", "maxProperties", where)
    if not properties and other is not None:
        return _free(other, least, most, where)
    always = sum(item.required for item in properties)
    if least > always or (most is not None and (other is not None or most < len(properties))):
        raise GrammarError(
            say("minProperties or maxProperties in {where} is not supported beside properties.", where=where)
        )
    more = EMPTY if other is None else Repeated(in_turn(COMMA, other))
    begun: Expression = more
    fresh: Expression = NOTHING if other is None else separated(other, 1, None)
    # From the last one to the first: what may follow once something was said, and what while nothing was.
    for item in reversed(properties):
        said = in_turn(item.pair, begun)
        fresh = said if item.required else any_of((said, fresh))
        begun = in_turn(COMMA, said) if item.required else any_of((in_turn(COMMA, said), begun))
    filled = listed(fresh, "{", "}")
    return filled if always else any_of((empty_list("{", "}"), filled))


def _free(pair: Expression, least: int, most: int | None, where: str) -> Expression:
    if least > 1:
        # Two pairs of the same name would be one property.
        raise GrammarError(
            say("minProperties above 1 in {where} is not supported without properties.", where=where)
        )
    filled = listed(separated(pair, 1, most), "{", "}") if most != 0 else NOTHING
    return filled if least else any_of((empty_list("{", "}"), filled))


def _properties(schema: Mapping[str, Any], where: str, convert: Convert) -> list[_Property]:
    named, required = _named(schema, where), _required(schema, where)
    found = []
    for name, inner in named.items():
        value = convert(inner, f"{where}.{name}")
        found.append(_Property(_pair(name, value), name in required))
    unnamed = [name for name in required if name not in named]
    if unnamed:
        value = convert(schema.get("additionalProperties", True), f"{where}.additionalProperties")
        found += (_Property(_pair(name, value), required=True) for name in unnamed)
    return found


def _named(schema: Mapping[str, Any], where: str) -> dict[str, object]:
    named = schema.get("properties", {})
    if not isinstance(named, dict):
        raise GrammarError(say("properties in {where} must be an object.", where=where))
    return named


def _required(schema: Mapping[str, Any], where: str) -> dict[str, None]:
    required = schema.get("required", [])
    if not isinstance(required, list) or not all(isinstance(name, str) for name in required):
        raise GrammarError(say("required in {where} must be a list of names.", where=where))
    return dict.fromkeys(required)


def _other(schema: Mapping[str, Any], where: str, convert: Convert, names: set[str]) -> Expression | None:
    """Return the pair of a property that is not named, None where there may be none."""
    additional = schema.get("additionalProperties", not names)
    if additional is False:
        return None
    value = convert(additional, f"{where}.additionalProperties")
    # Written without escapes, so that no spelling of a named property passes for another name.
    key = any_text_but(names, PLAIN_CHARACTER)
    return in_turn(text('"'), key, text('"'), COLON, value)


def _pair(name: str, value: Expression) -> Expression:
    return in_turn(text(json.dumps(name, ensure_ascii=False)), COLON, value)


def array_expression(schema: Mapping[str, Any], where: str, convert: Convert) -> Expression:
    """Return the arrays that a schema allows: all of `prefixItems`, then `items`.

    Raises:
        GrammarError: a keyword has the wrong form.
    """
    least, most = counts(schema, "minItems", "maxItems", where)
    prefix = schema.get("prefixItems", [])
    if not isinstance(prefix, list):
        raise GrammarError(say("prefixItems in {where} must be a list.", where=where))
    if most is not None:
        prefix = prefix[:most]
    first = [convert(inner, f"{where}[{index}]") for index, inner in enumerate(prefix)]
    items = schema.get("items", True)
    if isinstance(items, list):
        raise GrammarError(say("items in {where} is a list: name it prefixItems.", where=where))
    item = convert(items, f"{where}[]")
    least = max(least - len(first), 0)
    most = None if most is None else most - len(first)
    if not first:
        filled = listed(separated(item, max(least, 1), most), "[", "]") if most != 0 else NOTHING
        return filled if least else any_of((empty_list("[", "]"), filled))
    parts = [part for inner in first[1:] for part in (COMMA, inner)]
    return listed(in_turn(first[0], *parts, Repeated(in_turn(COMMA, item), least, most)), "[", "]")

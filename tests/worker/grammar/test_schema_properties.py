"""Any schema: all that its grammar allows is valid, and what is valid and written in order is allowed."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from tests.worker.grammar.following import accepts, of_schema, some_text

WORDS = st.sampled_from(["a", "b", "ab", "é", "名", 'q"', "\\"])
COUNTS = st.integers(0, 3)


def _bounded(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    numbers = (
        st.integers(-150, 150) if kind == "integer" else st.integers(-80, 80).map(lambda number: number / 4)
    )
    return st.tuples(numbers, numbers, st.sampled_from(["minimum", "exclusiveMinimum"])).map(
        lambda found: {"type": kind, found[2]: min(found[:2]), "maximum": max(found[:2]) + 1}
    )


def _enum(values: list[Any]) -> dict[str, Any]:
    return {"enum": values}


def _array_of(found: tuple[Any, int, int]) -> dict[str, Any]:
    items, *counts = found
    return {"type": "array", "items": items, "minItems": min(counts), "maxItems": max(counts)}


LEAVES: st.SearchStrategy[Any] = st.one_of(
    st.just({"type": "boolean"}),
    st.just({"type": "null"}),
    st.just({"type": "string"}),
    st.tuples(COUNTS, COUNTS).map(lambda c: {"type": "string", "minLength": min(c), "maxLength": max(c)}),
    _bounded("integer"),
    _bounded("number"),
    st.lists(st.one_of(WORDS, st.integers(0, 30), st.none()), min_size=1, unique_by=repr).map(_enum),
    WORDS.map(lambda word: {"const": {word: [word]}}),
)


def _object(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(
        st.dictionaries(WORDS, inner, min_size=1, max_size=4),
        st.randoms(),
        st.sampled_from([None, False, True]),
    ).map(_object_of)


def _object_of(found: tuple[dict[str, Any], random.Random, bool | None]) -> dict[str, Any]:
    properties, chance, additional = found
    schema: dict[str, Any] = {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if chance.random() < 0.5],
    }
    if additional is not None:
        schema["additionalProperties"] = {"type": "integer"} if additional else False
    return schema


SCHEMAS: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        _object(inner),
        st.tuples(inner, COUNTS, COUNTS).map(_array_of),
        st.lists(inner, min_size=1, max_size=3).map(lambda options: {"anyOf": options}),
        st.lists(inner, min_size=1, max_size=2).map(lambda first: {"type": "array", "prefixItems": first}),
    ),
    max_leaves=6,
)


def _a_value(schema: Any, chance: random.Random) -> Any:
    """A value that is valid, its properties in the schema's order."""
    if "anyOf" in schema:
        return _a_value(chance.choice(schema["anyOf"]), chance)
    if "enum" in schema or "const" in schema:
        return chance.choice(schema.get("enum") or [schema["const"]])
    if schema["type"] == "object":
        value = {
            name: _a_value(inner, chance)
            for name, inner in schema["properties"].items()
            if name in schema["required"] or chance.random() < 0.5
        }
        if isinstance(schema.get("additionalProperties"), dict):
            value["another"] = 3
        return value
    if schema["type"] == "array":
        if "prefixItems" in schema:
            return [*(_a_value(inner, chance) for inner in schema["prefixItems"]), "more"]
        count = chance.randint(schema["minItems"], schema["maxItems"])
        return [_a_value(schema["items"], chance) for _ in range(count)]
    if schema["type"] == "string":
        length = chance.randint(schema.get("minLength", 0), schema.get("maxLength", 5))
        return "".join(chance.choice('aé日🦙"\\\n') for _ in range(length))
    if schema["type"] in ("integer", "number"):
        low = schema.get("minimum", schema.get("exclusiveMinimum"))
        number: float = chance.randint(int(low) - 1, int(schema["maximum"]) + 1)
        if schema["type"] == "number":
            number = round(number + chance.choice([0, 0.25, 0.5]), 2)
        return number if _valid(number, schema) else schema["maximum"]
    return chance.choice([True, False]) if schema["type"] == "boolean" else None


def _valid(value: Any, schema: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(schema).is_valid(value))


@given(SCHEMAS, st.randoms(use_true_random=False))
def test_whatever_the_grammar_allows_is_valid(schema: Any, chance: random.Random) -> None:
    automaton = of_schema(schema)
    text = some_text(automaton, chance, longest=400)
    if text is not None:
        assert _valid(json.loads(text), schema), text


@given(SCHEMAS, st.randoms(use_true_random=False))
def test_what_is_valid_is_allowed_and_a_changed_text_only_if_it_still_is(
    schema: Any, chance: random.Random
) -> None:
    automaton = of_schema(schema)
    value = _a_value(schema, chance)
    text = json.dumps(value, ensure_ascii=False)
    assert _valid(value, schema)
    assert accepts(automaton, text), text
    for _ in range(10):
        place = chance.randrange(len(text))
        changed = text[:place] + chance.choice(["", '"', "1", "a", ",", "}", "-", "."]) + text[place + 1 :]
        if accepts(automaton, changed):
            assert _valid(json.loads(changed), schema), changed


BOUNDS = st.decimals(-1000, 1000, places=3)


@given(BOUNDS, BOUNDS, st.booleans(), st.decimals(-1001, 1001, places=4))
def test_bounded_numbers_to_the_last_digit(
    one: Decimal, other: Decimal, strict: bool, tried: Decimal
) -> None:
    low, high = sorted((one, other))
    if low == high and strict:
        return
    name = "exclusiveMinimum" if strict else "minimum"
    automaton = of_schema({"type": "number", name: float(low), "maximum": float(high)})
    step = Decimal("0.0001")
    for number in (tried, low, high, low + step, low - step, high + step, high - step):
        inside = low < number <= high if strict else low <= number <= high
        assert accepts(automaton, f"{number:.4f}") == inside, number


@given(st.integers(-(10**7), 10**7), st.integers(-(10**7), 10**7), st.integers(-(10**8), 10**8))
def test_bounded_integers_to_the_last_digit(one: int, other: int, tried: int) -> None:
    low, high = sorted((one, other))
    automaton = of_schema({"type": "integer", "minimum": low, "maximum": high})
    for number in (tried, low, high, low - 1, high + 1, (low + high) // 2, 0):
        assert accepts(automaton, str(number)) == (low <= number <= high), number

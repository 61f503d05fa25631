"""JSON schemas: which values they allow, and what is refused by name."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from gptoss_desktop.worker.grammar.errors import GrammarError
from tests.worker.grammar.following import accepts, of_schema

TREE = {
    "$defs": {
        "node": {
            "type": "object",
            "properties": {
                "value": {"type": "integer"},
                "children": {"type": "array", "items": {"$ref": "#/$defs/node"}},
            },
            "required": ["value"],
            "additionalProperties": False,
        }
    },
    "$ref": "#/$defs/node",
}
PET = {
    "oneOf": [
        {"$ref": "#/$defs/cat"},
        {
            "type": "object",
            "properties": {"kind": {"const": "dog"}, "bark": {"type": "boolean"}},
            "required": ["kind"],
        },
        {"type": "null"},
    ],
    "$defs": {"cat": {"type": "object", "properties": {"kind": {"const": "cat"}}, "required": ["kind"]}},
}
INHERITED = {
    "allOf": [{"$ref": "#/$defs/base"}, {"properties": {"age": {"type": "integer"}}, "required": ["age"]}],
    "$defs": {"base": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}},
}


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ({}, [None, True, -1.5e9, "x", [1, [2]], {"a": {"b": []}}], []),
        ({"type": "object"}, [{}, {"a": 1}], [[], 1]),
        ({"type": ["string", "null"]}, ["x", None], [1]),
        ({"type": "string", "minLength": 2, "maxLength": 3}, ["ab", 'a"b', "日本語", "🦙🦙"], ["a", "abcd"]),
        (
            {"type": "string", "format": "date"},
            ["2026-11-24", "1999-02-28"],
            ["2026-02-30", "2026-13-01", "x"],
        ),
        ({"type": "string", "format": "date-time"}, ["2026-11-24T23:59:00Z"], ["2026-11-24T24:00:00Z"]),
        ({"type": "string", "format": "uuid"}, ["123e4567-e89b-12d3-a456-426614174000"], ["123e4567"]),
        ({"type": "string", "format": "ipv4"}, ["127.0.0.1", "255.255.255.249"], ["256.0.0.1", "1.1.1"]),
        ({"type": "string", "format": "email"}, ["anything: this is a comment"], []),
        ({"type": "integer"}, [0, -7, 123456], [1.5, "1"]),
        ({"type": "integer", "minimum": -5, "exclusiveMaximum": 120}, [-5, 0, 99, 119], [-6, 120]),
        ({"type": "integer", "minimum": 0.5, "maximum": 3.5}, [1, 3], [0, 4]),
        ({"type": "number", "exclusiveMinimum": 0, "maximum": 1}, [0.5, 1, 1.0, 0.001], [0, 1.01, -0.5]),
        ({"type": "number", "minimum": -2.25, "maximum": -0.5}, [-2.25, -1, -0.5], [-2.26, -0.49, 0, 1]),
        ({"minimum": 3}, [3, 4.5], [2]),
        ({"enum": ["red", "green", 3, None, [1]]}, ["red", 3, None, [1]], ["blue", 4]),
        ({"enum": ["a", 1, "b"], "type": "string"}, ["a", "b"], [1]),
        ({"const": "x"}, ["x"], ["y"]),
        (
            {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 2},
            [[1], [1, 2]],
            [[], [1, 2, 3], ["a"]],
        ),
        (
            {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "items": False},
            [[1, "a"]],
            [["a", 1], [1, "a", 2]],
        ),
        ({"type": "array", "maxItems": 0}, [[]], [[1]]),
        (
            {"type": "object", "properties": {"a": {"type": "integer"}, "b": True}, "required": ["b"]},
            [{"b": 1}, {"a": 1, "b": None}],
            [{}, {"a": 1}, {"a": "x", "b": 1}],
        ),
        (
            {"properties": {"a": {}}, "additionalProperties": {"type": "integer"}},
            [{}, {"a": "x", "ab": 1}, {"b": 2}],
            [{"b": "x"}],
        ),
        (
            {"type": "object", "required": ["x"], "additionalProperties": {"type": "integer"}},
            [{"x": 1}],
            [{"x": "1"}, {}],
        ),
        ({"type": "object", "additionalProperties": False}, [{}], [{"a": 1}]),
        ({"type": "object", "minProperties": 1, "maxProperties": 2}, [{"a": 1}, {"a": 1, "b": 2}], [{}]),
        ({"anyOf": [{"type": "integer"}, {"type": "string"}], "description": "either"}, [1, "x"], [None]),
        ({"type": "object", "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, [{"a": 1}, {"b": 1}], [{}]),
        (TREE, [{"value": 1}, {"value": 1, "children": [{"value": 2, "children": []}]}], [{"children": []}]),
        (PET, [{"kind": "cat"}, {"kind": "dog", "bark": True}, None], [{"kind": "cow"}, {}]),
        (INHERITED, [{"name": "x", "age": 3}], [{"name": "x"}, {"age": 3}]),
        ({"type": "object", "properties": {"a": {"$ref": "#"}}}, [{}, {"a": {"a": {}}}], [{"a": 1}]),
        ({"definitions": {"a/b~c": {"type": "null"}}, "$ref": "#/definitions/a~1b~0c"}, [None], [1]),
    ],
)
def test_which_values_it_allows(schema: Any, good: list[Any], bad: list[Any]) -> None:
    automaton = of_schema(schema)
    for value in good:
        jsonschema.validate(value, schema)  # the table itself must be right
        for text in (json.dumps(value, ensure_ascii=False), json.dumps(value, separators=(",", ":"))):
            if "\\ud" not in text:  # half of a surrogate pair is never written
                assert accepts(automaton, text), text
    for value in bad:
        assert not accepts(automaton, json.dumps(value, ensure_ascii=False)), value
        if "format" not in str(schema):
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate(value, schema)


def test_a_named_property_cannot_come_twice_under_another_spelling() -> None:
    automaton = of_schema({"properties": {"ab": {"type": "integer"}}, "additionalProperties": True})
    assert accepts(automaton, '{"ab": 1, "abc": "x", "a": 2}')
    assert not accepts(automaton, '{"ab": 1, "ab": "x"}')
    assert not accepts(automaton, '{"ab": 1, "a\\u0062": "x"}')


def test_other_names_are_proper_strings_whatever_the_named_ones_are() -> None:
    automaton = of_schema({"properties": {"\\": {}, 'a"': {}}, "additionalProperties": True})
    assert accepts(automaton, json.dumps({"\\": 1, 'a"': 2, "a": 3, "b!": 4}))
    for key in ('"\\3"', '"a"b"', '"a\\"b"'):
        assert not accepts(automaton, f"{{{key}: 1}}")


def test_numbers_and_spaces_come_to_an_end() -> None:
    automaton = of_schema({"type": "array", "items": {"type": "number"}})
    assert not accepts(automaton, "[" + "1" * 30 + "]")
    assert not accepts(automaton, "[1." + "1" * 30 + "]")
    assert not accepts(automaton, "[" + " " * 50 + "1]")


@pytest.mark.parametrize(
    ("schema", "sentence"),
    [
        ({"type": "string", "pattern": "a+"}, "pattern in the schema is not supported: leave it out."),
        ({"not": {"type": "null"}}, "not in the schema is not supported: leave it out."),
        (
            {"properties": {"a": {"uniqueItems": True}}},
            "uniqueItems in the schema.a is not supported: leave it out.",
        ),
        ({"type": "number", "multipleOf": 0.5}, "multipleOf in the schema is not supported."),
        ({"type": "text"}, "The type 'text' in the schema is unknown: use one of object, array, "),
        ({"$ref": "other.json"}, "$ref 'other.json' is not supported: it must begin with '#/'."),
        ({"$ref": "#/$defs/x"}, "$ref #/$defs/x names nothing in the schema."),
        ({"$ref": "#"}, "No finite text can satisfy it"),
        ({"required": ["a"], "properties": {"a": {"$ref": "#"}}}, "No finite text can satisfy it"),
        (False, "No finite text can satisfy it"),
        (
            {"type": "object", "required": ["a"], "additionalProperties": False},
            "No finite text can satisfy it",
        ),
        ({"type": "integer", "minimum": 5, "maximum": 4}, "No finite text can satisfy it"),
        (
            {"oneOf": [{"type": "integer"}, {"minimum": 3}]},
            "oneOf in the schema is not supported where a value may fit two options",
        ),
        (
            {"allOf": [{"minLength": 1}, {"minLength": 2}]},
            "minLength in the schema is not supported where another part has it too.",
        ),
        (
            {"properties": {"a": {}}, "allOf": [{"additionalProperties": False}]},
            "additionalProperties in the schema is not supported where properties is",
        ),
        ({"enum": ["a"], "minLength": 1}, "minLength in the schema is not supported beside enum or const."),
        ({"enum": []}, "enum in the schema must be a list with at least one value."),
        ({"enum": ["a"], "type": "integer"}, "No value in the schema is of its type."),
        ({"anyOf": []}, "anyOf in the schema must be a list with at least one schema."),
        ({"properties": []}, "properties in the schema must be an object."),
        ({"properties": {"a": 1}}, "A schema must be an object or a boolean, but in the schema.a there is"),
        ({"required": "a"}, "required in the schema must be a list of names."),
        ({"minItems": -1}, "minItems in the schema must be a whole number that is not negative."),
        ({"minLength": 10**6}, "minLength in the schema is 1000000, but at most 16384 is supported."),
        ({"type": "integer", "minimum": "3"}, "minimum in the schema must be a number."),
        ({"type": "integer", "minimum": 10**40}, "minimum in the schema has more than 15 digits."),
        ({"minProperties": 2}, "minProperties above 1 in the schema is not supported without properties."),
        (
            {"properties": {"a": {}}, "minProperties": 1},
            "minProperties or maxProperties in the schema is not supported beside",
        ),
        ({"items": [{}]}, "items in the schema is a list: name it prefixItems."),
        ([], "A schema must be an object or a boolean"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(schema: Any, sentence: str) -> None:
    with pytest.raises(GrammarError) as caught:
        of_schema(schema)
    assert str(caught.value).startswith(sentence)

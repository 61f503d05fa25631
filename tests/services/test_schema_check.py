"""Schemas that are none are named with line and column; answers are checked against their schema."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.domain.parameters import AnswerForm, FormKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.services.json_places import locate, problem_at
from gptoss_desktop.services.schema_check import check_answer, check_schema

CITY = {
    "type": "object",
    "properties": {"city": {"type": "string"}, "size": {"type": "integer", "minimum": 0}},
    "required": ["city"],
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    "schema", [{}, CITY, {"$ref": "#/$defs/a", "$defs": {"a": True}}, {"enum": [{"$ref": "x"}]}]
)
def test_schemas(schema: dict[str, object]) -> None:
    assert check_schema(json.dumps(schema, indent=2)) is None


@pytest.mark.parametrize(
    ("text", "line", "column", "sentence"),
    [
        ("", 1, 1, "Write a JSON schema, or begin with an example."),
        ('{\n  3: "object",\n}', 2, 3, "A name in double quotes is missing here."),
        ('{\n  "type" "object"}', 2, 10, "A colon is missing here."),
        ('{"a": 1', 1, 8, "A comma or a closing bracket is missing here."),
        ('{"a": NaN}', 1, 7, "NaN is not a value of JSON."),
        ('{"a": "x\n"}', 1, 9, "A text cannot go over the end of a line: write \\n."),
        ("{} {}", 1, 4, "There is more behind the end of the JSON."),
        ("\n 3", 2, 2, "A schema must be a JSON object, in braces."),
        (
            '{\n  "properties": {\n    "a": {"type": "text"}\n  }\n}',
            3,
            19,
            '"text" is not a type. Types are string, number, integer, boolean, object, array and null.',
        ),
        ('{"required": "a"}', 1, 14, "This must be array, but it is string."),
        ('{\n"minimum": "x"}', 2, 12, "This must be number, but it is string."),
        ('{"items": [], "$ref": "#/a"}', 1, 11, "This must be object, boolean, but it is array."),
        ('{"items":\n {"$ref": "#/$defs/a"}}', 2, 11, "“#/$defs/a” is not in this schema, and others"),
        ('{"$ref": "https://example.org/s"}', 1, 10, "“https://example.org/s” is not in this schema"),
        ('{"pattern": "("}', 1, 13, "“(” is not a regular expression: missing ), unterminated subpattern."),
        ("[" * 100_000, 1, 1, "There are too many brackets inside each other."),
        ('"' + "x" * 300_000, 1, 1, "The schema has 300001 characters; 262144 are possible."),
    ],
)
def test_what_is_no_schema_is_named_with_its_place(text: str, line: int, column: int, sentence: str) -> None:
    problem = check_schema(text)
    assert problem is not None
    assert str(problem.said).startswith(sentence)
    assert (problem.line, problem.column) == (line, column)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(JSON, st.sampled_from([None, 0, 2]), st.data())
def test_the_place_of_every_value_is_found(value: object, indent: int | None, data: st.DataObject) -> None:
    text = json.dumps(value, indent=indent)
    path: list[str | int] = []
    found = value
    while isinstance(found, list | dict) and found and data.draw(st.booleans()):
        step = data.draw(st.sampled_from(range(len(found)) if isinstance(found, list) else sorted(found)))
        path.append(step)
        found = found[step]
    at = locate(text, path)
    assert json.JSONDecoder().raw_decode(text, at)[0] == found
    problem = problem_at(text, at, say("x"))
    assert text.split("\n")[problem.line - 1][problem.column - 1 :] == text[at:].split("\n")[0]


def form(schema: object) -> AnswerForm:
    return AnswerForm(FormKind.SCHEMA, json.dumps(schema))


def test_an_answer_that_keeps_to_its_schema() -> None:
    found = check_answer('{"city": "Paris", "size": 3}', form(CITY))
    assert found.is_right
    assert found.value == {"city": "Paris", "size": 3}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('{"size": -1}', [("$", "“city” is missing."), ("$.size", "-1 is outside the limit of 0.")]),
        ('{"city": 3}', [("$.city", "This must be string, but it is integer.")]),
        ('{"city": "x", "b": 1}', [("$", "“b” is not a name that the schema knows.")]),
        ('{"city": ', [("$", "The answer is not JSON. Line 1, column 10: A value is missing here.")]),
        ("Paris", [("$", "The answer is not JSON. Line 1, column 1: A value is missing here.")]),
    ],
)
def test_what_an_answer_breaks_is_said_with_its_place(text: str, places: list[tuple[str, str]]) -> None:
    found = check_answer(text, form(CITY))
    assert not found.is_right
    assert [found.where for found in found.problems] == [where for where, _ in places]
    for problem, (_, sentence) in zip(found.problems, places, strict=True):
        assert str(problem.said).startswith(sentence)


def test_any_object_is_a_form_too() -> None:
    assert check_answer("{}", AnswerForm(FormKind.OBJECT)).is_right
    assert not check_answer("[]", AnswerForm(FormKind.OBJECT)).is_right


def test_a_reference_to_elsewhere_is_said_and_never_fetched() -> None:
    found = check_answer("{}", form({"$ref": "https://example.org/schema"}))
    assert "not in it: https://example.org/schema" in str(found.problems[0].said)


def test_a_pattern_that_would_take_for_ever_is_not_tried() -> None:
    begun = time.monotonic()
    assert check_answer(json.dumps("a" * 40 + "!"), form({"pattern": "^(a+)+$"})).is_json
    assert time.monotonic() - begun < 5
    assert not check_answer('"x"', form({"pattern": "^a+$"})).is_right

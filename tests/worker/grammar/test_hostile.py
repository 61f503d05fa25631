"""Schemas and grammars that would take for ever: each ends with a sentence, or stays small."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gptoss_desktop.worker.grammar.errors import GrammarError, GrammarLimitError
from gptoss_desktop.worker.grammar.expression import AnyOf, Grammar, InTurn, Named, text
from gptoss_desktop.worker.grammar.source import Form, Source
from gptoss_desktop.worker.grammar.table import compile_grammar
from tests.worker.grammar.following import accepts, automaton_of, of_gbnf, of_schema


def nested(levels: int) -> dict[str, Any]:
    schema: dict[str, Any] = {}
    for _ in range(levels):
        schema = {"type": "array", "items": schema}
    return schema


def doubled(levels: int) -> dict[str, Any]:
    """Each level is said twice, so that its text would be 2^levels long."""
    definitions: dict[str, Any] = {"0": {"type": "null"}}
    for level in range(levels):
        both = [
            {
                "type": "array",
                "prefixItems": [{"$ref": f"#/$defs/{level}"}] * 2,
                "minItems": 2,
                "items": False,
            }
        ]
        definitions[str(level + 1)] = {"anyOf": [*both, {"type": "null"}]}
    return {"$defs": definitions, "$ref": f"#/$defs/{levels}"}


def ambiguous(levels: int) -> dict[str, Any]:
    """Every opening bracket can be read in three ways, and which it was is known only at the end."""
    definitions: dict[str, Any] = {"0": {"type": "null"}}
    for level in range(levels):
        options = [{"type": "array", "items": {"$ref": f"#/$defs/{level}"}, "minItems": n} for n in (1, 2, 3)]
        definitions[str(level + 1)] = {"anyOf": options}
    return {"$defs": definitions, "$ref": f"#/$defs/{levels}"}


def multiplied() -> dict[str, Any]:
    """Choices within choices, merged at each level."""
    schema: dict[str, Any] = {"type": "object"}
    for level in range(30):
        schema = {"anyOf": [{**schema, "title": "a"}, {**schema, "title": "b"}], "$comment": str(level)}
    return schema


@pytest.mark.parametrize(
    ("schema", "sentence"),
    [
        (nested(100), "The schema is nested more than 64 deep"),
        ({"enum": ["x" * 1000] * 300}, "It is 301210 characters long, but at most 262144 are read."),
        ({"enum": [str(number) for number in range(29_000)]}, None),
        ({"enum": ["a" * length for length in range(700)]}, "The schema is nested too deeply."),
        ({"properties": {str(n): {"minItems": 16_384} for n in range(20)}}, "It is too large"),
        ({"allOf": [{"$ref": "#"}]}, "More than 256 schemas are joined in the schema."),
        ({"allOf": [{"allOf": [{}] * 200}] * 2}, "More than 256 schemas are joined in the schema."),
        ({"properties": {"k" * 3000: {}}, "additionalProperties": True}, "The schema is nested too deeply."),
    ],
)
def test_a_schema_without_measure(schema: Any, sentence: str | None) -> None:
    source = Source(Form.SCHEMA, json.dumps(schema))
    if sentence is None:
        compile_grammar(source.grammar())
        return
    with pytest.raises(GrammarError) as caught:
        compile_grammar(source.grammar())
    assert str(caught.value).startswith(sentence)


def test_ten_megabytes_are_not_even_read() -> None:
    long = json.dumps({"description": "x" * 10_000_000})
    with pytest.raises(GrammarError, match="characters long, but at most 262144 are read"):
        Source(Form.SCHEMA, long).grammar()


@pytest.mark.parametrize("wrong", ["[" * 100_000, "{", '{"type": NaN}', "nothing"])
def test_a_text_that_is_no_schema(wrong: str) -> None:
    with pytest.raises(GrammarError):
        compile_grammar(Source(Form.SCHEMA, wrong).grammar())


def test_what_is_said_twice_is_compiled_once() -> None:
    automaton = of_schema(doubled(60))
    assert accepts(automaton, "[[null,null],null]")


def test_many_readings_of_one_text_cost_what_one_does() -> None:
    automaton = of_schema(ambiguous(40))
    assert not accepts(automaton, "[" * 40 + "null" + "]" * 39)
    assert accepts(automaton, "[" * 40 + "null" + "]" * 40)


def test_a_choice_of_choices_is_counted() -> None:
    with pytest.raises(GrammarError, match="holds more than 20000 schemas"):
        of_schema(multiplied())


def test_an_answer_that_opens_too_much_ends() -> None:
    numbers = range(21_000)
    options = AnyOf(tuple(InTurn((text("a"), Named(str(number)))) for number in numbers))
    with pytest.raises(GrammarLimitError):
        automaton_of(Grammar(options, {str(number): text("b") for number in numbers}))


def test_an_endless_ambiguity_stays_within_bounds() -> None:
    automaton = of_gbnf('root ::= x\nx ::= "a" x "b" | "a" x "c" | "a"? "d"')
    assert accepts(automaton, "a" * 300 + "d" + "bc" * 150)

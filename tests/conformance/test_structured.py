"""The answer's text held to a form; the reasoning is free."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.protocol.structured import Choice, Grammar, JsonObject, JsonSchema
from tests.conformance.talk import CALL, REASONING, TOOLS, answer, asked, request

if TYPE_CHECKING:
    from gptoss_desktop.engine.client import EngineClient
    from gptoss_desktop.protocol.structured import StructuredOutput
    from tests.conformance.talk import Heard

SUM = "What is 2 + 2?"
THOUGHT = "The user wants the sum of 2 and 2. It is 4."
CITY = {
    "type": "object",
    "properties": {"city": {"enum": ["Paris", "Rome"]}},
    "required": ["city"],
    "additionalProperties": False,
}


def held(client: EngineClient, structured: StructuredOutput, **fields: Any) -> Heard:
    return answer(client, request(client, asked(SUM), wanted={"structured": structured} | fields))


def test_a_json_schema(client: EngineClient) -> None:
    heard = held(client, JsonSchema(CITY))
    assert heard.outcome.failure is None, heard.outcome.failure
    assert json.loads(heard.text()) in ({"city": "Paris"}, {"city": "Rome"})
    assert heard.text(REASONING) == THOUGHT
    assert heard.outcome.reason is FinishReason.STOP


def test_any_json_object(client: EngineClient) -> None:
    heard = held(client, JsonObject())
    assert heard.outcome.failure is None, heard.outcome.failure
    assert isinstance(json.loads(heard.text()), dict)
    assert heard.text(REASONING) == THOUGHT


@pytest.mark.parametrize(
    ("structured", "texts"),
    [
        (Choice(("yes", "no")), {"yes", "no"}),
        (Grammar('root ::= "It is " ("four" | "five") "."'), {"It is four.", "It is five."}),
    ],
    ids=["choice", "grammar"],
)
def test_a_choice_and_a_grammar(client: EngineClient, structured: StructuredOutput, texts: set[str]) -> None:
    heard = held(client, structured)
    assert heard.outcome.failure is None, heard.outcome.failure
    assert heard.text() in texts
    assert heard.text(REASONING) == THOUGHT


def test_a_tool_call_that_must_be(client: EngineClient) -> None:
    wanted = {"tools": TOOLS, "tool_choice": "required"}
    heard = answer(client, request(client, asked("What is the weather in Paris?"), wanted=wanted))
    assert heard.outcome.failure is None, heard.outcome.failure
    assert heard.outcome.reason is FinishReason.TOOL_CALLS
    assert [part.name for part in heard.parts if part.kind is CALL] == ["get_weather"]


def test_a_schema_that_is_none(client: EngineClient) -> None:
    failure = held(client, JsonSchema({"type": "nonsense"})).outcome.failure
    assert failure is not None
    assert failure.kind is FailureKind.BAD_REQUEST
    assert "\n" not in failure.sentence

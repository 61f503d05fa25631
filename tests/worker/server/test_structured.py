"""Answers that must have a form, over the socket, from a model with channels and from one without."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.support.engine_process import chat_body, joined

if TYPE_CHECKING:
    from tests.support.engine_process import Engine

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "city": {"type": "string", "maxLength": 20},
        "degrees": {"type": "number", "minimum": -50, "maximum": 60},
        "sky": {"enum": ["clear", "cloudy"]},
    },
    "required": ["city", "degrees", "sky"],
    "additionalProperties": False,
}
FORMAT = {"type": "json_schema", "json_schema": {"name": "weather", "strict": True, "schema": SCHEMA}}
QUESTION = "What is 2 + 2?"


def message(body: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = body["choices"][0]["message"]
    return found


def test_the_final_message_has_the_form_and_the_reasoning_is_free(gptoss: Engine) -> None:
    free = message(gptoss.chat(QUESTION))
    body = gptoss.chat(QUESTION, response_format=FORMAT)
    jsonschema.validate(json.loads(message(body)["content"]), SCHEMA)
    assert message(body)["reasoning"] == free["reasoning"]
    assert body["choices"][0]["finish_reason"] == "stop"
    assert "recovered" not in body["choices"][0]
    chunks = gptoss.stream(QUESTION, response_format=FORMAT)
    assert joined(chunks, "content") == message(body)["content"]
    assert joined(chunks, "reasoning") == free["reasoning"]


@pytest.mark.parametrize("name", ["gptoss", "smollm2"])
def test_every_way_to_ask(name: str, request: pytest.FixtureRequest) -> None:
    engine: Engine = request.getfixturevalue(name)
    new, old = "structured_outputs", "guided_"
    asked: dict[str, Any]
    for asked in ({new: {"json": SCHEMA}}, {old + "json": json.dumps(SCHEMA)}):
        jsonschema.validate(json.loads(message(engine.chat(QUESTION, **asked))["content"]), SCHEMA)
    for asked in ({new: {"choice": ["two", "five"]}}, {old + "choice": ["two", "five"]}):
        assert message(engine.chat(QUESTION, **asked))["content"] in {"two", "five"}
    grammar = 'root ::= "It is " [0-9]{1,3} "."'
    for asked in ({new: {"grammar": grammar}}, {old + "grammar": grammar}):
        content = message(engine.chat(QUESTION, **asked))["content"]
        assert content[:6] + content[-1] == "It is ."
        assert content[6:-1].isdecimal()
    for asked in (
        {"response_format": {"type": "json_object"}},
        {"structured_outputs": {"json_object": True}},
    ):
        body = engine.chat(QUESTION, **asked, max_tokens=300)
        if body["choices"][0]["finish_reason"] == "stop":
            assert isinstance(json.loads(message(body)["content"]), dict)
        else:
            assert message(body)["content"].lstrip().startswith("{")
    assert message(engine.chat(QUESTION, response_format={"type": "text"}))["content"]


def test_an_answer_that_is_cut_says_so(smollm2: Engine) -> None:
    body = smollm2.chat(QUESTION, response_format=FORMAT, max_tokens=4)
    assert body["choices"][0]["finish_reason"] == "length"


def test_a_completion_is_bound_from_its_first_token(gptoss: Engine) -> None:
    asked = {"prompt": "The sky is", "temperature": 0, "max_tokens": 9, "guided_choice": [" blue", " green"]}
    choice = gptoss.post("/v1/completions", **asked).json()["choices"][0]
    assert choice["text"] in {" blue", " green"}
    assert choice["finish_reason"] == "stop"


def test_one_bound_answer_among_free_ones(gptoss: Engine) -> None:
    alone = message(gptoss.chat(QUESTION))

    def ask(number: int) -> dict[str, Any]:
        asked = {} if number else {"response_format": FORMAT, "temperature": 1, "seed": 4}
        with gptoss.new_client() as client:
            reply = client.post("/v1/chat/completions", json={**chat_body(QUESTION), **asked})
            found: dict[str, Any] = reply.json()
            return found

    with ThreadPoolExecutor(4) as pool:
        first, *others = pool.map(ask, range(4))
    assert [message(other) for other in others] == [alone] * 3
    if first["choices"][0]["finish_reason"] == "stop":
        jsonschema.validate(json.loads(message(first)["content"]), SCHEMA)
    again = ask(0)
    assert message(again) == message(first)


def test_going_on_within_the_form(gptoss: Engine, smollm2: Engine) -> None:
    begun = '{"city": "Paris", "deg'
    messages = [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": begun}]
    on = {"messages": messages, "continue_final_message": True, "add_generation_prompt": False}
    for engine in (gptoss, smollm2):
        body = engine.chat(QUESTION, response_format=FORMAT, **on)
        jsonschema.validate(json.loads(begun + message(body)["content"]), SCHEMA)
    wrong = gptoss.post(
        "/v1/chat/completions", **chat_body(QUESTION, **on, structured_outputs={"choice": ["a", "b"]})
    )
    assert wrong.status_code == 400
    assert "does not allow this beginning" in wrong.json()["error"]["message"]


def test_reasoning_within_a_budget(gptoss: Engine) -> None:
    free = gptoss.chat(QUESTION)
    body = gptoss.chat(QUESTION, thinking_token_budget=3)
    assert body["usage"]["completion_tokens_details"]["reasoning_tokens"] == 3
    assert message(free)["reasoning"].startswith(message(body)["reasoning"])
    assert message(body)["content"] == message(free)["content"]
    assert "recovered" not in body["choices"][0]
    for unlimited in (-1, 10_000):
        assert message(gptoss.chat(QUESTION, thinking_token_budget=unlimited)) == message(free)
    none = gptoss.chat(QUESTION, thinking_token_budget=0, response_format=FORMAT)
    assert "reasoning" not in message(none)
    jsonschema.validate(json.loads(message(none)["content"]), SCHEMA)


def test_bad_words(gptoss: Engine) -> None:
    body = gptoss.chat(QUESTION, bad_words=["four", "4", "user"])
    text = (message(body).get("reasoning") or "") + (message(body)["content"] or "")
    assert "4" not in text
    assert " user" not in text

"""Calls that must be made, calls that may be, and calls that must not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.support.engine_process import joined

if TYPE_CHECKING:
    from tests.support.engine_process import Engine

WEATHER = {
    "type": "object",
    "properties": {"city": {"type": "string", "maxLength": 12}, "unit": {"enum": ["C", "F"]}},
    "required": ["city", "unit"],
}
TOOLS = [
    {"type": "function", "function": {"name": "get_weather", "parameters": WEATHER}},
    {"type": "function", "function": {"name": "no-arguments"}},
]


def named(name: str) -> dict[str, Any]:
    return {"type": "function", "function": {"name": name}}


@pytest.mark.parametrize("choice", ["required", named("get_weather")], ids=str)
@pytest.mark.parametrize("sampling", [{}, {"temperature": 1, "seed": 2, "thinking_token_budget": 2}], ids=str)
def test_a_call_that_must_be_made(gptoss: Engine, choice: Any, sampling: dict[str, Any]) -> None:
    body = gptoss.chat("What is 2 + 2?", tools=TOOLS, tool_choice=choice, **sampling)
    message = body["choices"][0]["message"]
    assert body["choices"][0]["finish_reason"] == "tool_calls"
    assert message["content"] is None
    call = message["tool_calls"][0]["function"]
    if choice == "required":
        assert call["name"] in {"get_weather", "no-arguments"}
    else:
        assert call["name"] == "get_weather"
        jsonschema.validate(json.loads(call["arguments"]), WEATHER)


def test_a_call_without_a_schema_has_an_object(gptoss: Engine) -> None:
    body = gptoss.chat("Hello!", tools=TOOLS, tool_choice=named("no-arguments"), max_tokens=200)
    arguments = body["choices"][0]["message"]["tool_calls"][0]["function"]["arguments"]
    assert arguments.lstrip().startswith("{")


def test_a_forced_call_streams_like_any_other(gptoss: Engine) -> None:
    asked = {"tools": TOOLS, "tool_choice": named("get_weather")}
    whole = gptoss.chat("What is 2 + 2?", **asked)["choices"][0]["message"]
    chunks = gptoss.stream("What is 2 + 2?", **asked)
    deltas = [
        call
        for chunk in chunks
        for choice in chunk["choices"]
        for call in choice["delta"].get("tool_calls") or ()
    ]
    assert deltas[0]["function"]["name"] == "get_weather"
    arguments = "".join(call["function"]["arguments"] for call in deltas)
    assert arguments == whole["tool_calls"][0]["function"]["arguments"]
    assert joined(chunks, "reasoning") == whole["reasoning"]


def test_a_free_choice_beside_a_form(gptoss: Engine) -> None:
    """The model calls the tool, or answers in the form; with `none` it cannot call."""
    form = {"response_format": {"type": "json_object"}, "tools": TOOLS, "max_tokens": 300}
    free = gptoss.chat("What is the weather in Paris?", **form)["choices"][0]
    assert free["finish_reason"] == "tool_calls"
    bound = gptoss.chat("What is the weather in Paris?", tool_choice="none", **form)["choices"][0]
    assert "tool_calls" not in bound["message"]
    assert bound["message"]["content"].lstrip().startswith("{")


def test_models_without_tools_refuse_them(smollm2: Engine) -> None:
    reply = smollm2.post(
        "/v1/chat/completions",
        messages=[{"role": "user", "content": "Hi"}],
        tools=TOOLS,
        tool_choice="required",
    )
    assert reply.json()["error"]["param"] == "tools"

"""gpt-oss over the wire: reasoning, answer and tool calls in fields of their own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.engine_process import chat_body, joined

if TYPE_CHECKING:
    from tests.support.engine_process import Engine

WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "Get the weather of a city.",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}},
    },
}
QUESTION = "What is the weather in Paris?"


@pytest.mark.parametrize(
    ("effort", "reasoning"),
    [
        ("low", "Easy."),
        ("medium", "The user wants the sum of 2 and 2. It is 4."),
        ("high", "The user wants the sum of 2 and 2. It is 4. Let me check it once more. Yes, that holds."),
    ],
)
def test_the_effort_decides_how_long_it_thinks(gptoss: Engine, effort: str, reasoning: str) -> None:
    body = gptoss.chat("What is 2 + 2?", reasoning_effort=effort)
    message = body["choices"][0]["message"]
    assert message == {"role": "assistant", "content": "2 + 2 = **4**.", "reasoning": reasoning}
    assert body["choices"][0]["finish_reason"] == "stop"
    assert body["usage"]["completion_tokens_details"]["reasoning_tokens"] > 0


def test_a_stream_says_the_same_as_a_whole_answer(gptoss: Engine) -> None:
    chunks = gptoss.stream("What is 2 + 2?", stream_options={"include_usage": True})
    assert chunks[0]["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    assert joined(chunks, "content") == "2 + 2 = **4**."
    assert joined(chunks, "reasoning") == "The user wants the sum of 2 and 2. It is 4."
    assert chunks[-2]["choices"][0]["finish_reason"] == "stop"
    assert "recovered" not in chunks[-2]["choices"][0]
    assert chunks[-1]["choices"] == []
    assert chunks[-1]["usage"]["prompt_tokens"] > 60
    assert chunks[-1]["metrics"]["time_to_first_token_ms"] > 0
    assert chunks[-1]["metrics"]["tokens_per_second"] > 0
    assert chunks[-1]["metrics"]["queue_time_ms"] >= 0


def test_a_tool_call_and_its_result_make_a_round_trip(gptoss: Engine) -> None:
    first = gptoss.chat(QUESTION, tools=[WEATHER])["choices"][0]
    assert first["finish_reason"] == "tool_calls"
    call = first["message"]["tool_calls"][0]
    assert call["function"]["name"] == "get_weather"
    assert json.loads(call["function"]["arguments"]) == {"city": "Paris"}
    result = {"role": "tool", "tool_call_id": call["id"], "content": '{"temperature": 21, "sky": "sunny"}'}
    conversation = [{"role": "user", "content": QUESTION}, first["message"], result]
    answer = gptoss.chat(QUESTION, messages=conversation, tools=[WEATHER])["choices"][0]
    assert answer["message"]["content"] == "It is sunny and 21 degrees in Paris."


def test_a_streamed_tool_call_is_named_first(gptoss: Engine) -> None:
    chunks = gptoss.stream(QUESTION, tools=[WEATHER])
    calls = [call for chunk in chunks for call in chunk["choices"][0]["delta"].get("tool_calls", ())]
    assert calls[0]["function"]["name"] == "get_weather"
    assert calls[0]["id"].startswith("call_")
    assert all("id" not in call for call in calls[1:])
    assert json.loads("".join(call["function"]["arguments"] for call in calls)) == {"city": "Paris"}
    assert chunks[-1]["choices"][0]["finish_reason"] == "tool_calls"


def test_tools_can_be_switched_off(gptoss: Engine) -> None:
    def prompt_tokens(**body: Any) -> int:
        return int(gptoss.chat("Hello!", **body)["usage"]["prompt_tokens"])

    assert prompt_tokens(tools=[WEATHER], tool_choice="none") == prompt_tokens()


def test_a_stop_string_ends_the_answer_and_is_left_out(gptoss: Engine) -> None:
    choice = gptoss.chat("What is the capital of France?", stop=["is **Pa", "never"])["choices"][0]
    assert choice["message"]["content"] == "The capital of France "
    assert (choice["finish_reason"], choice["stop_reason"]) == ("stop", "is **Pa")


def test_a_stop_string_in_the_reasoning_is_let_pass(gptoss: Engine) -> None:
    message = gptoss.chat("What is the capital of France?", stop="country")["choices"][0]["message"]
    assert "country in Europe" in message["reasoning"]
    assert message["content"] == "The capital of France is **Paris**."


def test_the_length_limit_and_what_remains(gptoss: Engine) -> None:
    choice = gptoss.chat("What is 2 + 2?", max_completion_tokens=6)["choices"][0]
    assert choice["finish_reason"] == "length"
    assert choice["message"]["reasoning"].startswith("The user")
    assert choice["message"]["content"] == ""


def test_malformed_harmony_is_kept_and_marked(gptoss: Engine) -> None:
    bias = {"200008": -100}  # never <|message|>: no header is ever closed
    chunks = gptoss.stream("What is 2 + 2?", logit_bias=bias, max_tokens=100, return_token_ids=True)
    assert chunks[-1]["choices"][0]["recovered"] is True
    ids = [token for chunk in chunks for token in chunk["choices"][0].get("token_ids", ())]
    text = gptoss.post("/detokenize", tokens=ids).json()["prompt"]
    said = "".join(joined(chunks, name) for name in ("reasoning", "commentary", "content"))
    words = [
        word for word in text.replace("<|", " <|").replace("|>", "|> ").split() if not word.startswith("<|")
    ]
    assert words
    assert all(word in said for word in words)


def test_old_reasoning_is_not_sent_to_the_model_again(gptoss: Engine) -> None:
    def prompt_tokens(**extra: str) -> int:
        messages = [
            {"role": "user", "content": "Hello!"},
            {"role": "assistant", "content": "Hello! How can I help you today?", **extra},
            {"role": "user", "content": "What is 2 + 2?"},
        ]
        return int(gptoss.post("/tokenize", messages=messages).json()["count"])

    assert prompt_tokens(reasoning="a long, long thought") == prompt_tokens()


def test_a_second_turn_reuses_the_first(gptoss: Engine) -> None:
    first = gptoss.chat("Hello!")
    messages = [
        *chat_body("Hello!")["messages"],
        {"role": "assistant", "content": first["choices"][0]["message"]["content"]},
        {"role": "user", "content": "What is 2 + 2?"},
    ]
    usage = gptoss.chat("", messages=messages)["usage"]
    assert usage["prompt_tokens_details"]["cached_tokens"] >= first["usage"]["prompt_tokens"] - 5

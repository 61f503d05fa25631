"""What a request may say: limits, overflow, names of what is not there. Over the real socket."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.engine_process import chat_body

if TYPE_CHECKING:
    from tests.support.engine_process import Engine

CHAT = "/v1/chat/completions"
IMAGE = [{"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}]

TOOL: dict[str, Any] = {"type": "function", "function": {"name": "f"}}
ODD_TOOL = {"type": "function", "function": {"name": "odd", "parameters": {"not": {}}}}

BAD_REQUESTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "temperature": (
        {"temperature": 9},
        "parameter_out_of_range",
        "temperature is 9, but it must be a number from 0 to 2.",
    ),
    "temperature text": (
        {"temperature": "hot"},
        "parameter_out_of_range",
        "temperature is 'hot', but it must be",
    ),
    "top_p": (
        {"top_p": -0.1},
        "parameter_out_of_range",
        "top_p is -0.1, but it must be a number from 0 to 1.",
    ),
    "seed": ({"seed": 1.5}, "parameter_out_of_range", "seed is 1.5, but it must be a whole number from 0 to"),
    "max_tokens": (
        {"max_tokens": 0},
        "parameter_out_of_range",
        "max_tokens is 0, but it must be a whole number",
    ),
    "completion tokens": (
        {"max_completion_tokens": 0},
        "parameter_out_of_range",
        "max_completion_tokens is 0, but it must be a whole number",
    ),
    "top_logprobs": (
        {"logprobs": True, "top_logprobs": 21},
        "parameter_out_of_range",
        "top_logprobs is 21, but it must be a whole number from 0 to 20.",
    ),
    "top_logprobs alone": (
        {"top_logprobs": 2},
        "invalid_request",
        "top_logprobs is 2, but it must be left out",
    ),
    "logit_bias": (
        {"logit_bias": {"5": 101}},
        "parameter_out_of_range",
        "logit_bias[5] is 101, but it must be a number from -100 to 100.",
    ),
    "logit_bias key": (
        {"logit_bias": {"x": 1}},
        "invalid_request",
        "logit_bias is an object, but it must be",
    ),
    "many stops": (
        {"stop": ["x"] * 17},
        "parameter_out_of_range",
        "stop is a list of 17 strings, but it must be",
    ),
    "empty stop": (
        {"stop": ""},
        "parameter_out_of_range",
        "stop is a string of 0 characters, but it must be",
    ),
    "stream": ({"stream": "yes"}, "invalid_request", "stream is 'yes', but it must be true or false."),
    "effort": (
        {"reasoning_effort": "extreme"},
        "invalid_request",
        "reasoning_effort is 'extreme', but it must be low, medium or high.",
    ),
    "min_tokens": (
        {"min_tokens": 10, "max_tokens": 5},
        "invalid_request",
        "min_tokens is 10, but it must be at most the answer's length of 5.",
    ),
    "n": ({"n": 2}, "unsupported", "n asks for something that this engine does not support: leave it out."),
    "best_of": (
        {"best_of": 2},
        "unsupported",
        "best_of asks for something that this engine does not support",
    ),
    "regex": ({"guided_regex": "a+"}, "unsupported", "guided_regex asks for something"),
    "structured regex": (
        {"structured_outputs": {"regex": "a+"}},
        "unsupported",
        "structured_outputs.regex asks for something that this engine does not support: leave it out.",
    ),
    "response_format": (
        {"response_format": {"type": "xml"}},
        "invalid_request",
        "response_format.type is 'xml', but it must be text, json_object or json_schema.",
    ),
    "no schema": (
        {"response_format": {"type": "json_schema", "json_schema": {"name": "x"}}},
        "invalid_request",
        "response_format.json_schema.schema is None, but it must be a JSON schema.",
    ),
    "schema": (
        {"structured_outputs": {"json": {"type": "string", "pattern": "a"}}},
        "invalid_request",
        "structured_outputs.json cannot be obeyed. pattern in the schema is not supported: leave it out.",
    ),
    "schema as text": (
        {"guided_json": "{"},
        "invalid_request",
        "guided_json cannot be obeyed. The schema is no JSON.",
    ),
    "grammar": (
        {"guided_grammar": "root ::= x"},
        "invalid_request",
        "guided_grammar cannot be obeyed. There is no rule x (line 1, column 10).",
    ),
    "choice": (
        {"structured_outputs": {"choice": []}},
        "invalid_request",
        "structured_outputs.choice is a list, but it must be a list of 1 to 4096 strings",
    ),
    "two structures": (
        {"response_format": {"type": "json_object"}, "guided_choice": ["a"]},
        "invalid_request",
        "response_format and guided_choice both say what the answer must be: leave one of them out.",
    ),
    "tool_choice": (
        {"tool_choice": "required"},
        "invalid_request",
        "tool_choice asks for a tool that is not among tools.",
    ),
    "tool_choice's form": (
        {"tool_choice": "always"},
        "invalid_request",
        "tool_choice is 'always', but it must be none, auto, required or",
    ),
    "structure and tool": (
        {"tool_choice": "required", "tools": [TOOL], "response_format": {"type": "json_object"}},
        "invalid_request",
        "tool_choice is 'required', but it must be none or auto with response_format.",
    ),
    "parameters": (
        {"tool_choice": "required", "tools": [ODD_TOOL]},
        "invalid_request",
        "tools cannot be obeyed. The parameters of odd: not in the schema is not supported",
    ),
    "priority": (
        {"priority": "high"},
        "parameter_out_of_range",
        "priority is 'high', but it must be a whole number",
    ),
    "budget": (
        {"thinking_token_budget": -2},
        "parameter_out_of_range",
        "thinking_token_budget is -2, but it must be a whole number from -1",
    ),
    "bad_words": (
        {"bad_words": ["a", " "]},
        "invalid_request",
        "bad_words is a list, but it must be at most",
    ),
    "image": (
        {"messages": [{"role": "user", "content": IMAGE}]},
        "unsupported",
        "Unsupported input type: image_url, this model reads text only.",
    ),
    "no messages": (
        {"messages": []},
        "invalid_request",
        "messages must be a list with at least one message.",
    ),
    "role": (
        {"messages": [{"role": "robot", "content": ""}]},
        "invalid_request",
        "messages[0].role is 'robot'",
    ),
}


@pytest.mark.parametrize(("body", "code", "sentence"), BAD_REQUESTS.values(), ids=BAD_REQUESTS.keys())
def test_a_bad_request_gets_one_sentence(
    gptoss: Engine, body: dict[str, Any], code: str, sentence: str
) -> None:
    reply = gptoss.post(CHAT, **{**chat_body("Hello!"), **body})
    error = reply.json()["error"]
    assert (reply.status_code, error["code"]) == (400, code)
    assert error["message"].startswith(sentence)
    assert error["message"].endswith(".")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The request's body is not JSON"),
        (b"{", "The request's body is not JSON"),
        (b"\xff\xfe", "The request's body is not JSON"),
        (b"[1]", "The request's body must be a JSON object."),
        (b"[" * 100_000, "The request's body is nested too deeply."),
    ],
)
@pytest.mark.parametrize("path", [CHAT, "/v1/completions", "/tokenize", "/detokenize"])
def test_a_malformed_body_gets_one_sentence(gptoss: Engine, path: str, data: bytes, sentence: str) -> None:
    reply = gptoss.client.post(path, content=data)
    assert reply.status_code == 400
    assert reply.json()["error"]["message"].startswith(sentence)


def test_a_body_without_end_is_refused(gptoss: Engine) -> None:
    reply = gptoss.client.post(CHAT, content=b"x" * (16 * 1024 * 1024 + 1))
    assert reply.status_code == 413


def test_unknown_fields_and_paths(gptoss: Engine) -> None:
    assert gptoss.chat("Hello!", a_field_of_tomorrow={"x": 1}, service_tier="auto")["choices"]
    assert gptoss.client.get("/v2").json()["error"]["message"] == "GET /v2 is not served here: Not Found."
    assert gptoss.client.get(CHAT).status_code == 405


def test_a_prompt_that_is_too_long_is_told_with_both_numbers(gptoss: Engine) -> None:
    for stream in (False, True):
        reply = gptoss.post(CHAT, **chat_body("word " * 2000, stream=stream))
        error = reply.json()["error"]
        assert (reply.status_code, error["code"]) == (400, "context_length_exceeded")
        assert "2068 tokens long, but the context holds 1024" in error["message"]


def test_a_length_beyond_the_context_is_cut_and_told(gptoss: Engine) -> None:
    body = gptoss.chat("Hello!", max_tokens=5000)
    room = 1024 - body["usage"]["prompt_tokens"]
    assert body["choices"][0]["max_tokens_clamped_to"] == room
    chunks = gptoss.stream("Hello!", max_tokens=5000)
    assert chunks[-1]["choices"][0]["max_tokens_clamped_to"] == room
    assert "max_tokens_clamped_to" not in gptoss.chat("Hello!", max_tokens=room)["choices"][0]


def test_text_that_is_no_text(gptoss: Engine) -> None:
    data = json.dumps(chat_body("a\ud800b\x00c <|end|>"))
    assert gptoss.client.post(CHAT, content=data).status_code == 200

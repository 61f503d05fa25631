"""Bad requests: a status, a kind, and one sentence that a person can use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gptoss_desktop.domain.failure import FailureKind, Remedy
from gptoss_desktop.engine import failures
from tests.conformance.talk import answer, asked, request
from tests.conformance.wire import CHAT, call, chat, chat_body

if TYPE_CHECKING:
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.engine.client import EngineClient
    from tests.conformance.engines import Engine

BAD_FIELDS: dict[str, dict[str, Any]] = {
    "top_p": {"top_p": 7},
    "temperature": {"temperature": -1},
    "max_tokens": {"max_tokens": -3},
    "reasoning_effort": {"reasoning_effort": "extreme"},
    "seed": {"seed": "x"},
    "top_logprobs": {"logprobs": True, "top_logprobs": 99},
    "stop": {"stop": [""]},
}
ENDPOINTS = [CHAT, "/v1/completions", "/tokenize", "/detokenize"]


def usable(failure: EngineFailure) -> bool:
    """Whether the sentence is one: on one line, not too long, and not made for programs."""
    sentence = failure.sentence
    return (
        sentence.endswith((".", ")"))
        and "\n" not in sentence
        and len(sentence) < 300
        and "{'" not in sentence
        and "input_value" not in sentence
    )


@pytest.mark.parametrize("fields", BAD_FIELDS.values(), ids=BAD_FIELDS.keys())
def test_a_bad_field_is_named(engine: Engine, fields: dict[str, Any]) -> None:
    found = chat(engine, "Hello!", **fields)
    assert found.status == 400
    failure = failures.from_http(found.status, found.data)
    assert failure.kind is FailureKind.BAD_REQUEST
    assert usable(failure), failure.sentence
    name = list(fields)[-1]
    # vLLM speaks of the log-probabilities as its sampler does.
    assert name.removeprefix("top_") in failure.sentence


@pytest.mark.parametrize("data", [b"", b"{bad", b"[1]"], ids=["nothing", "no JSON", "no object"])
@pytest.mark.parametrize("path", ENDPOINTS)
def test_a_malformed_body_gets_one_sentence(engine: Engine, path: str, data: bytes) -> None:
    found = call(engine, "POST", path, data)
    assert found.status == 400
    failure = failures.from_http(found.status, found.data)
    assert failure.kind is FailureKind.BAD_REQUEST
    assert usable(failure), failure.sentence


def test_a_role_that_there_is_not(engine: Engine) -> None:
    body = chat_body(engine, "") | {"messages": [{"role": "robot", "content": "Hi"}]}
    found = call(engine, "POST", CHAT, body)
    assert found.status == 400
    failure = failures.from_http(found.status, found.data)
    assert usable(failure), failure.sentence
    assert "role" in failure.sentence


def test_a_prompt_that_is_too_long(client: EngineClient) -> None:
    failure = answer(client, request(client, asked("word " * 6000))).outcome.failure
    assert failure is not None
    assert (failure.kind, failure.remedy) == (FailureKind.CONTEXT_OVERFLOW, Remedy.SHORTEN)
    assert usable(failure), failure.sentence
    assert "4096" in failure.sentence


def test_a_plain_prompt_that_is_too_long(engine: Engine) -> None:
    body = {"model": engine.name, "prompt": [1] * 5000, "max_tokens": 5}
    found = call(engine, "POST", "/v1/completions", body)
    failure = failures.from_http(found.status, found.data)
    assert (found.status, failure.kind) == (400, FailureKind.CONTEXT_OVERFLOW)
    assert usable(failure), failure.sentence


def test_a_path_that_there_is_not(engine: Engine) -> None:
    found = call(engine, "GET", "/v2/nothing")
    assert found.status == 404
    failure = failures.from_http(found.status, found.data)
    assert failure.kind is FailureKind.BAD_REQUEST
    assert "Not Found" in failure.sentence


def test_after_all_that_it_still_answers(engine: Engine) -> None:
    assert call(engine, "GET", "/health").status == 200
    assert chat(engine, "What is 2 + 2?").message["content"] == "2 + 2 = **4**."

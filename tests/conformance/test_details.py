"""What a request may ask to be told of an answer: times, tokens, log-probabilities."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tests.conformance.talk import answer, ask, asked, request
from tests.conformance.wire import call, chat, stream
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.engine.client import EngineClient
    from tests.conformance.engines import Engine

METRICS = (
    "vllm:num_requests_running",
    "vllm:num_requests_waiting",
    "vllm:kv_cache_usage_perc",
    "vllm:prefix_cache_queries_total",
    "vllm:prefix_cache_hits_total",
    "vllm:prompt_tokens_total",
    "vllm:generation_tokens_total",
    "vllm:num_preemptions_total",
    "vllm:request_success_total",
    "vllm:time_to_first_token_seconds_bucket",
    "vllm:inter_token_latency_seconds_bucket",
    "vllm:request_time_per_output_token_seconds_bucket",
    "vllm:e2e_request_latency_seconds_bucket",
)


def test_the_metrics_have_the_same_names(engine: Engine) -> None:
    chat(engine, "Hello!", max_tokens=2)
    page = call(engine, "GET", "/metrics").data.decode()
    names = {line.partition("{")[0] for line in page.splitlines() if not line.startswith("#")}
    assert set(METRICS) <= names


def test_the_engine_measures_each_answer(client: EngineClient) -> None:
    timings = ask(client, "Hello!").outcome.timings
    assert timings.time_to_first_token_ms is not None
    assert timings.time_to_first_token_ms > 0
    assert timings.tokens_per_second is not None
    assert timings.tokens_per_second > 0
    assert timings.queue_time_ms is not None
    assert timings.queue_time_ms >= 0


def test_the_models_are_listed_with_their_context(engine: Engine) -> None:
    (model, *_) = call(engine, "GET", "/v1/models").body["data"]
    assert (model["id"], model["max_model_len"]) == (engine.name, engine.info.context)
    assert call(engine, "GET", "/version").body["version"]


def test_log_probabilities_of_every_token(client: EngineClient) -> None:
    wanted = request(client, asked("Hello!"), max_tokens=8, wanted={"top_logprobs": 2})
    heard = answer(client, wanted)
    assert heard.outcome.failure is None
    found = [token for some in heard.tokens for token in some.logprobs]
    assert len(found) == heard.outcome.usage.completion_tokens == 8
    assert [token.text for token in found[:3]] == ["<|channel|>", "analysis", "<|message|>"]
    for token in found:
        assert math.exp(token.logprob) <= 1.001
        assert len(token.alternatives) == 2
        # At temperature 0 the likeliest is what was said.
        assert token.alternatives[0] == (token.text, token.logprob)
        assert token.data.decode() == token.text


def test_log_probabilities_do_not_change_the_answer(client: EngineClient) -> None:
    wanted = request(client, asked("Hello!"), wanted={"top_logprobs": 0})
    assert answer(client, wanted).text() == "Hello! How can I help you today?"


def test_token_ids_of_a_stream(engine: Engine) -> None:
    chunks = stream(engine, "Hello!", return_token_ids=True)
    ids = [
        token for chunk in chunks for choice in chunk["choices"] for token in choice.get("token_ids") or ()
    ]
    prompt = chunks[0].get("prompt_token_ids") or chunks[0]["choices"][0]["prompt_token_ids"]
    assert len(prompt) == chunks[-1]["usage"]["prompt_tokens"]
    assert ids[:3] == [200005, 35644, 200008]
    assert ids == chat(engine, "Hello!", return_token_ids=True).choice["token_ids"]


def test_texts_become_tokens_and_texts_again(client: EngineClient) -> None:
    text = "Grüße, 世界! 🦜\u2028<|end|>\n\tdef f(x): return x  # ok"
    found: list[object] = []
    client.tokenize(text, found.append)
    wait_until(lambda: found)
    (ids,) = found
    assert isinstance(ids, tuple)
    assert 200007 in ids
    client.detokenize(ids, found.append)
    wait_until(lambda: len(found) == 2)
    assert found[1] == text

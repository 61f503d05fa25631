"""The official client of the API, the list of models, and the page of metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2
import openai
import pytest

from gptoss_desktop import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.engine_process import Engine


@pytest.fixture
def client(gptoss: Engine) -> Iterator[openai.OpenAI]:
    transport = httpx2.HTTPTransport(uds=gptoss.socket_path)
    with (
        httpx2.Client(transport=transport) as http,
        openai.OpenAI(api_key="none", base_url="http://engine/v1", http_client=http, max_retries=0) as found,
    ):
        yield found


def test_the_official_client_chats(client: openai.OpenAI) -> None:
    answer = client.chat.completions.create(
        model="any", messages=[{"role": "user", "content": "Hello!"}], temperature=0, max_tokens=100
    )
    assert answer.choices[0].message.content == "Hello! How can I help you today?"
    assert answer.usage is not None
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens


def test_the_official_client_streams(client: openai.OpenAI) -> None:
    stream = client.chat.completions.create(
        model="any",
        messages=[{"role": "user", "content": "Hello!"}],
        temperature=0,
        stream=True,
        stream_options={"include_usage": True},
    )
    chunks = list(stream)
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert text == "Hello! How can I help you today?"
    assert chunks[-1].usage is not None


def test_the_official_client_gets_the_official_errors(client: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match="temperature is 9"):
        client.chat.completions.create(
            model="any", messages=[{"role": "user", "content": "Hello!"}], temperature=9
        )


def test_the_official_client_completes(client: openai.OpenAI) -> None:
    answer = client.completions.create(model="any", prompt="Hello", temperature=0, max_tokens=3)
    assert answer.choices[0].finish_reason in {"stop", "length"}


def test_models_health_and_version(gptoss: Engine, client: openai.OpenAI) -> None:
    model = client.models.list().data[0]
    assert model.id == "tiny-gptoss"
    assert model.owned_by == "gptoss-desktop"
    assert gptoss.client.get("/v1/models").json()["data"][0]["max_model_len"] == 1024
    assert gptoss.client.get("/health").json() == {}
    assert gptoss.client.get("/version").json() == {"version": __version__}


METRICS = {
    "vllm:num_requests_running": "gauge",
    "vllm:num_requests_waiting": "gauge",
    "vllm:kv_cache_usage_perc": "gauge",
    "vllm:prefix_cache_queries_total": "counter",
    "vllm:prefix_cache_hits_total": "counter",
    "vllm:prompt_tokens_total": "counter",
    "vllm:generation_tokens_total": "counter",
    "vllm:num_preemptions_total": "counter",
    "vllm:time_to_first_token_seconds": "histogram",
    "vllm:inter_token_latency_seconds": "histogram",
    "vllm:request_time_per_output_token_seconds": "histogram",
    "vllm:e2e_request_latency_seconds": "histogram",
}


def test_the_metrics_have_vllms_names(gptoss: Engine) -> None:
    gptoss.chat("Hello!")
    page = gptoss.client.get("/metrics").text
    types = dict(line.split()[2:] for line in page.splitlines() if line.startswith("# TYPE "))
    assert METRICS.items() <= types.items()
    labels = '{model_name="tiny-gptoss",engine="0"'
    for name, kind in METRICS.items():
        assert f"{name}{'_count' if kind == 'histogram' else ''}{labels}" in page
    assert f'vllm:time_to_first_token_seconds_bucket{labels},le="+Inf"}}' in page


def test_the_metrics_count(gptoss: Engine) -> None:
    names = (
        "vllm:prompt_tokens_total",
        "vllm:generation_tokens_total",
        "vllm:e2e_request_latency_seconds_count",
    )
    before = [gptoss.metric(name) for name in names]
    usage = gptoss.chat("What is 2 + 2?")["usage"]
    after = [gptoss.metric(name) for name in names]
    growth = [new - old for new, old in zip(after, before, strict=True)]
    assert growth == [usage["prompt_tokens"], usage["completion_tokens"], 1]

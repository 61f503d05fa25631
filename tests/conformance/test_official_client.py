"""OpenAI's own client on either socket, as docs/engines.md shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2
import openai
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conformance.engines import Engine

HELLO = "Hello! How can I help you today?"


@pytest.fixture
def official(engine: Engine) -> Iterator[openai.OpenAI]:
    transport = httpx2.HTTPTransport(uds=engine.socket)
    with (
        httpx2.Client(transport=transport, timeout=120) as http,
        openai.OpenAI(
            api_key="none", base_url="http://localhost/v1", http_client=http, max_retries=0
        ) as found,
    ):
        yield found


def test_it_chats(official: openai.OpenAI, engine: Engine) -> None:
    answer = official.chat.completions.create(
        model=engine.name, messages=[{"role": "user", "content": "Hello!"}], temperature=0, max_tokens=100
    )
    assert answer.choices[0].message.content == HELLO
    assert answer.usage is not None
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens


def test_it_streams(official: openai.OpenAI, engine: Engine) -> None:
    stream = official.chat.completions.create(
        model=engine.name,
        messages=[{"role": "user", "content": "Hello!"}],
        temperature=0,
        stream=True,
        stream_options={"include_usage": True},
    )
    chunks = list(stream)
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert text == HELLO
    assert chunks[-1].usage is not None


def test_it_gets_its_own_errors(official: openai.OpenAI, engine: Engine) -> None:
    with pytest.raises(openai.BadRequestError, match="top_p"):
        official.chat.completions.create(
            model=engine.name, messages=[{"role": "user", "content": "Hello!"}], top_p=9
        )


def test_it_lists_the_model(official: openai.OpenAI, engine: Engine) -> None:
    assert next(iter(official.models.list())).id == engine.name

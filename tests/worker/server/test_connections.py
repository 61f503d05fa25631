"""Clients that go away, and a queue that is full."""

from __future__ import annotations

import json
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.engine_process import chat_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.engine_process import Engine

CHAT = "/v1/chat/completions"
LONG = chat_body("Write a very long story.", max_tokens=450, ignore_eos=True)
RUNNING, WAITING = "vllm:num_requests_running", "vllm:num_requests_waiting"


class Connection:
    """A request whose answer nobody waits for, on a socket of its own that can be cut."""

    def __init__(self, engine: Engine, body: dict[str, Any]) -> None:
        data = json.dumps(body).encode()
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(engine.socket_path)
        self._socket.sendall(
            b"POST %b HTTP/1.1\r\nhost: x\r\ncontent-length: %d\r\n\r\n" % (CHAT.encode(), len(data))
        )
        self._socket.sendall(data)

    def cut(self) -> None:
        self._socket.close()


def wait_for(engine: Engine, name: str, value: float) -> None:
    while engine.metric(name) != value:
        pass


@pytest.fixture(autouse=True)
def idle(smollm2: Engine) -> None:
    """What an earlier test cut off has left the batch."""
    wait_for(smollm2, WAITING, 0)
    wait_for(smollm2, RUNNING, 0)


@pytest.fixture
def streaming(smollm2: Engine) -> Iterator[Iterator[str]]:
    """The lines of a long answer, the first of which is there. It holds the only slot."""
    with smollm2.new_client() as client, client.stream("POST", CHAT, json={**LONG, "stream": True}) as reply:
        lines = reply.iter_lines()
        next(lines)
        yield lines


def test_a_full_queue_is_told_at_once(smollm2: Engine, streaming: Iterator[str]) -> None:
    assert next(streaming) == ""
    queued = Connection(smollm2, chat_body("Hi", max_tokens=1))
    wait_for(smollm2, WAITING, 1)
    reply = smollm2.post(CHAT, **chat_body("Hi"))
    assert (reply.status_code, reply.json()["error"]["code"]) == (503, "server_busy")
    assert reply.headers["retry-after"] == "1"
    queued.cut()


def test_the_second_starts_at_once_when_the_first_disconnects(smollm2: Engine) -> None:
    before = smollm2.metric("vllm:generation_tokens_total")
    first = Connection(smollm2, {**LONG, "stream": True})
    wait_for(smollm2, RUNNING, 1)
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(smollm2.chat, "Hi", max_tokens=2)
        wait_for(smollm2, WAITING, 1)
        first.cut()
    assert second.result()["usage"]["completion_tokens"] == 2
    # Of the first one's 450 tokens most were never made.
    assert smollm2.metric("vllm:generation_tokens_total") - before < 225


def test_a_queued_request_whose_client_left_is_forgotten(smollm2: Engine, streaming: Iterator[str]) -> None:
    assert next(streaming) == ""
    queued = Connection(smollm2, chat_body("Hi", max_tokens=1))
    wait_for(smollm2, WAITING, 1)
    queued.cut()
    wait_for(smollm2, WAITING, 0)


def test_an_answer_that_is_not_streamed_is_cancelled_too(smollm2: Engine) -> None:
    before = smollm2.metric("vllm:generation_tokens_total")
    whole = Connection(smollm2, LONG)
    wait_for(smollm2, RUNNING, 1)
    whole.cut()
    wait_for(smollm2, RUNNING, 0)
    assert smollm2.metric("vllm:generation_tokens_total") - before < 225

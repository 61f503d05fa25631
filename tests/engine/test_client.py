"""Short requests over a real socket."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.failure import EngineFailure, FailureKind, Remedy
from gptoss_desktop.engine.client import EngineClient
from gptoss_desktop.engine.replies import Reply
from gptoss_desktop.protocol.metrics import EngineMetrics
from tests.support.qt import wait_until
from tests.support.stand_in_server import delta, finish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def get(client: EngineClient, path: str) -> Reply:
    replies: list[Reply] = []
    client.get(path, replies.append)
    wait_until(lambda: replies)
    return replies[0]


def test_get(client: EngineClient) -> None:
    assert get(client, "/health") == Reply(200, b"")
    assert get(client, "/echo").json() == {"method": "GET", "body": ""}


def test_post_sends_json(client: EngineClient) -> None:
    replies: list[Reply] = []
    client.post("/echo", {"prompt": "é\u2028"}, replies.append)
    wait_until(lambda: replies)
    assert replies[0].json() == {"method": "POST", "body": '{"prompt": "\\u00e9\\u2028"}'}


def test_an_api_error_is_a_failure(client: EngineClient) -> None:
    reply = get(client, "/nothing")
    assert reply.status == 404
    assert reply.failure is not None
    assert reply.failure.kind is FailureKind.MODEL_NOT_FOUND
    assert reply.failure.remedy is Remedy.CHOOSE_MODEL


def test_a_redirect_is_not_followed(client: EngineClient) -> None:
    reply = get(client, "/redirect")
    assert reply.status == 302
    assert reply.failure is not None


@pytest.mark.usefixtures("qapp")
def test_nobody_listens(runtime_dir: Path) -> None:
    client = EngineClient(str(runtime_dir / "nobody"))
    reply = get(client, "/health")
    assert reply.status is None
    assert reply.failure is not None
    assert reply.failure.kind is FailureKind.CONNECTION_LOST
    client.deleteLater()


def test_an_engine_that_never_answers_is_given_up(client: EngineClient) -> None:
    replies: list[Reply] = []
    body = {"steps": [["wait", "never"]]}
    client.post("/v1/chat/completions", body, replies.append, timeout_ms=100)
    wait_until(lambda: replies)
    assert replies[0].failure is not None


def test_a_retired_client_ends_with_its_last_answer(client: EngineClient, server: str) -> None:
    retiring = EngineClient(server)
    gone: list[object] = []
    retiring.destroyed.connect(lambda: gone.append(True))
    outcomes: list[object] = []
    steps = [["send", delta("a")], ["wait", "more"], ["send", finish()]]
    retiring.stream_chat({"steps": steps}).finished.connect(outcomes.append)
    retiring.retire()
    assert get(client, "/health").status == 200
    assert not gone
    client.post("/release/more", {}, lambda _: None)
    wait_until(lambda: gone)
    assert len(outcomes) == 1


def told(ask: Callable[[Callable[[object], None]], None]) -> object:
    found: list[object] = []
    ask(found.append)
    wait_until(lambda: found)
    return found[0]


def test_the_engine_tells_its_figures(client: EngineClient) -> None:
    expected = EngineMetrics(
        running=3,
        waiting=4,
        kv_usage=0.25,
        prefix_queries=100,
        prefix_hits=40,
        prompt_tokens=100,
        generation_tokens=50,
        finished=4,
    )
    assert told(client.metrics) == expected
    assert expected.prefix_hit_rate == 0.4


def test_figures_of_an_engine_that_is_gone(qapp: object, runtime_dir: Path) -> None:
    client = EngineClient(str(runtime_dir / "nobody"))
    assert told(client.metrics) is None
    failure = told(partial(client.sleep, 1))
    assert isinstance(failure, EngineFailure)
    assert failure.kind is FailureKind.CONNECTION_LOST


def test_tokens_of_a_text_and_back(client: EngineClient) -> None:
    assert told(partial(client.tokenize, "Hi")) == (11, 12)
    assert told(partial(client.detokenize, (11, 12))) == "text"


def test_an_engine_that_can_sleep(client: EngineClient) -> None:
    assert told(partial(client.sleep, 1)) is None
    assert told(client.is_sleeping) is True
    assert told(client.wake) is None


def test_an_engine_that_cannot(client: EngineClient) -> None:
    # The stand-in knows of no level but 1, and of no reset.
    for failure in (told(partial(client.sleep, 2)), told(client.reset_prefix_cache)):
        assert isinstance(failure, EngineFailure)
        assert (failure.kind, failure.remedy) == (FailureKind.BAD_REQUEST, Remedy.CHANGE_PLAN)


def test_a_body_that_lacks_what_is_asked_for(client: EngineClient) -> None:
    replies: list[Reply] = []
    client.get("/echo", replies.append)
    wait_until(lambda: replies)
    failure = replies[0].value(lambda body: body["tokens"])
    assert isinstance(failure, EngineFailure)
    assert failure.kind is FailureKind.PROTOCOL

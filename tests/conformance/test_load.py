"""Several answers at once, and answers that nobody waits for any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.answer import FinishReason
from tests.conformance.engines import PARALLEL
from tests.conformance.talk import COUNT, PATIENCE_S, answer, asked, begin, request
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.engine.client import EngineClient
    from gptoss_desktop.protocol.metrics import EngineMetrics

QUESTIONS = {
    "What is 2 + 2?": "2 + 2 = **4**.",
    "What is the capital of France?": "The capital of France is **Paris**.",
    "Hello!": "Hello! How can I help you today?",
}


def metrics(client: EngineClient) -> EngineMetrics:
    found: list[EngineMetrics | None] = []
    client.metrics(found.append)
    wait_until(lambda: found)
    assert found[0] is not None
    return found[0]


def test_as_many_at_once_as_there_is_room_for(client: EngineClient) -> None:
    questions = [*QUESTIONS, *QUESTIONS, *QUESTIONS][:PARALLEL]
    running = [begin(client, request(client, asked(question))) for question in questions]
    wait_until(lambda: all(heard.outcomes for heard in running), PATIENCE_S)
    assert [heard.text() for heard in running] == [QUESTIONS[question] for question in questions]


def test_more_than_there_is_room_for_wait_their_turn(client: EngineClient) -> None:
    questions = [*QUESTIONS] * 4
    running = [begin(client, request(client, asked(question))) for question in questions]
    wait_until(lambda: all(heard.outcomes for heard in running), PATIENCE_S)
    assert [heard.text() for heard in running] == [QUESTIONS[question] for question in questions]


def test_a_cancelled_answer_stops_the_work(client: EngineClient) -> None:
    heard = begin(client, request(client, asked(COUNT)))
    wait_until(heard.text, PATIENCE_S)
    assert metrics(client).running == 1
    heard.stream.cancel()
    assert heard.outcome.reason is FinishReason.CANCELLED
    wait_until(lambda: metrics(client).running == 0)
    assert metrics(client).waiting == 0


def test_the_others_go_on_when_one_is_cancelled(client: EngineClient) -> None:
    doomed = begin(client, request(client, asked(COUNT)))
    wait_until(doomed.text, PATIENCE_S)
    other = begin(client, request(client, asked("Hello!")))
    doomed.stream.cancel()
    wait_until(lambda: other.outcomes, PATIENCE_S)
    assert other.text() == QUESTIONS["Hello!"]


def test_what_is_urgent_does_not_wait_for_what_is_not(client: EngineClient) -> None:
    running = [begin(client, request(client, asked(COUNT))) for _ in range(PARALLEL)]
    wait_until(lambda: all(heard.text() for heard in running), PATIENCE_S)
    patient = begin(client, request(client, asked("Hello!"), wanted={"priority": 5}))
    urgent = begin(client, request(client, asked("Hello!"), wanted={"priority": -5}))
    wait_until(lambda: metrics(client).waiting == 2, PATIENCE_S)
    running[0].stream.cancel()
    wait_until(lambda: urgent.parts, PATIENCE_S)
    assert not patient.parts
    for heard in (*running, patient, urgent):
        heard.stream.cancel()
    wait_until(lambda: metrics(client).running == metrics(client).waiting == 0)


def test_a_prompt_that_was_seen_is_not_computed_again(client: EngineClient) -> None:
    # More than vLLM's block, of which only whole ones are cached: 128 tokens on a CPU.
    question = "Hello! " + "word " * 200
    before = metrics(client)
    first = answer(client, request(client, asked(question), max_tokens=2))
    second = answer(client, request(client, asked(question), max_tokens=2))
    assert second.outcome.usage.cached_tokens >= 128
    assert second.outcome.usage.cached_tokens > first.outcome.usage.cached_tokens
    assert metrics(client).prefix_hits >= before.prefix_hits + 128
    assert metrics(client).prefix_hit_rate


def test_the_engine_counts_what_it_does(client: EngineClient) -> None:
    before = metrics(client)
    usage = answer(client, request(client, asked("Hello!"), max_tokens=5)).outcome.usage
    wait_until(lambda: metrics(client).finished == before.finished + 1)
    after = metrics(client)
    assert after.generation_tokens - before.generation_tokens == usage.completion_tokens == 5
    assert after.prompt_tokens - before.prompt_tokens == usage.prompt_tokens
    assert 0 <= after.kv_usage <= 1

"""Where an answer ends, and what chance does to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.answer import FinishReason
from tests.conformance.talk import REASONING, answer, ask, asked, request

if TYPE_CHECKING:
    from gptoss_desktop.engine.client import EngineClient

FRANCE = "What is the capital of France?"


def test_a_stop_string_ends_the_answer_and_is_left_out(client: EngineClient) -> None:
    heard = ask(client, FRANCE, stop=("is **Pa", "never"))
    assert heard.text() == "The capital of France "
    assert heard.outcome.reason is FinishReason.STOP
    assert heard.outcome.stop_reason == "is **Pa"
    assert heard.outcome.usage.completion_tokens > 10


def test_a_stop_string_is_looked_for_in_the_answer_only(client: EngineClient) -> None:
    heard = ask(client, FRANCE, stop=("country",))
    assert "country in Europe" in heard.text(REASONING)
    assert heard.text() == "The capital of France is **Paris**."
    assert heard.outcome.stop_reason is None


def test_the_length_limit_and_what_there_was(client: EngineClient) -> None:
    heard = ask(client, "What is 2 + 2?", max_tokens=6)
    assert heard.outcome.reason is FinishReason.LENGTH
    assert heard.text(REASONING).startswith("The user")
    assert heard.text() == ""
    assert heard.outcome.usage.completion_tokens == 6


def test_a_seed_decides_the_text(client: EngineClient) -> None:
    def told(seed: int) -> tuple[str, str]:
        wanted = request(client, asked("Hello!"), temperature=2.0, seed=seed, max_tokens=24)
        heard = answer(client, wanted)
        assert heard.outcome.failure is None
        return heard.text(REASONING), heard.text()

    first = [told(seed) for seed in range(4)]
    assert [told(seed) for seed in range(4)] == first
    assert len(set(first)) > 1

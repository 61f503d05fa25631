"""Requests share the engine: they begin, end, wait and leave as they should."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.worker.llama.types import QueueFullError
from tests.support.generation import Answer, running_engine

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.model import LoadedModel


def _tokens(model: LoadedModel, text: str) -> list[int]:
    return model.tokenize(text, add_special=False, parse_special=False)


def test_many_at_once_get_what_each_gets_alone(model: LoadedModel) -> None:
    prompts = [_tokens(model, f"Here are {number} reasons to love 東京 and 🦙:") for number in range(6)]
    with running_engine(model, parallel=4) as engine:
        alone = []
        for prompt in prompts:
            answer = engine.ask(prompt, 12, reuse_prefix=False)
            answer.wait()
            alone.append(answer.tokens)
        together = [engine.ask(prompt, 12, reuse_prefix=False) for prompt in prompts]
        assert [answer.wait().reason for answer in together] == [FinishReason.LENGTH] * 6
    assert [answer.tokens for answer in together] == alone
    assert all(answer.delivered == answer.sampled for answer in together)


def test_usage_and_timings(smollm2: LoadedModel) -> None:
    prompt = _tokens(smollm2, "One, two, three, four")
    with running_engine(smollm2) as engine:
        finish = engine.ask(prompt, 10).wait()
        assert (finish.usage.prompt_tokens, finish.usage.completion_tokens) == (len(prompt), 10)
        assert finish.timings.time_to_first_token_ms is not None
        assert finish.timings.queue_time_ms is not None
        assert 0 <= finish.timings.queue_time_ms <= finish.timings.time_to_first_token_ms
        assert finish.timings.tokens_per_second is not None
        assert finish.timings.tokens_per_second > 0
        assert engine.ask(prompt, 1).wait().timings.tokens_per_second is None
        stats = engine.scheduler.stats()
    assert (stats.running, stats.waiting, stats.kv_usage) == (0, 0, 0.0)
    assert (stats.prompt_tokens, stats.generation_tokens) == (2 * len(prompt), 11)
    assert (stats.prefix_queries, stats.prefix_hits) == (2 * len(prompt), len(prompt) - 1)


def test_the_next_turn_computes_only_what_is_new(model: LoadedModel) -> None:
    prompt = _tokens(model, "A llama went to the market to buy some hay. " * 10)
    with running_engine(model, parallel=2) as engine:
        first = engine.ask(prompt, 8)
        first.wait()
        turn = [*prompt, *first.tokens, *prompt[:20]]
        warm = engine.ask(turn, 8, top_logprobs=0)
        # The last token of an answer is sampled, never computed.
        assert warm.wait().usage.cached_tokens == len(prompt) + 7
        assert engine.ask(turn, 8, seed=1).wait().usage.cached_tokens == 0
        assert engine.ask(turn, 8, seed=1, reuse_prefix=True).wait().usage.cached_tokens > 0


def test_it_stops_at_a_token_a_string_or_the_end_of_the_context(smollm2: LoadedModel) -> None:
    prompt = _tokens(smollm2, "One, two, three, four")
    with running_engine(smollm2, context=256) as engine:
        reference = engine.ask(prompt, 12)
        reference.wait()

        third = reference.tokens[2]
        at_token = engine.ask(prompt, 12, stop_tokens=frozenset({third}))
        assert at_token.wait().reason is FinishReason.STOP
        assert at_token.tokens == reference.tokens[: reference.tokens.index(third)]
        assert at_token.end_token == third

        by_processor = engine.ask(prompt, 12, answer=Answer(stop_when=lambda tokens: len(tokens) == 4))
        assert by_processor.wait().reason is FinishReason.STOP
        assert by_processor.tokens == by_processor.delivered_tokens == reference.tokens[:4]

        to_the_end = engine.ask(prompt, 10_000)
        finish = to_the_end.wait()
        assert finish.reason is FinishReason.LENGTH
        assert finish.usage.prompt_tokens + finish.usage.completion_tokens == 256


def test_the_end_of_generation_ends_it(smollm2: LoadedModel) -> None:
    end = smollm2.eos_token
    prompt = _tokens(smollm2, "Hi")
    likely = {end: 100.0}
    with running_engine(smollm2) as engine:
        at_once = engine.ask(prompt, 12, ignore_eos=False, logit_bias=likely)
        finish = at_once.wait()
        assert (finish.reason, finish.usage.completion_tokens) == (FinishReason.STOP, 1)
        assert (at_once.tokens, at_once.end_token) == ([], end)
        held = engine.ask(prompt, 12, ignore_eos=False, logit_bias=likely, min_tokens=5)
        assert held.wait().usage.completion_tokens == 6
        assert len(held.tokens) == 5
        never = engine.ask(prompt, 12, ignore_eos=True, logit_bias=likely)
        assert never.wait().reason is FinishReason.LENGTH


def test_cancelling_makes_room_at_once(smollm2: LoadedModel) -> None:
    prompt = _tokens(smollm2, "Once upon a time")
    with running_engine(smollm2, context=2048) as engine:
        long = engine.ask(prompt, 2000)
        long.wait_first()
        second = engine.ask(prompt, 4)
        engine.scheduler.cancel(long.id)
        assert second.wait().reason is FinishReason.LENGTH
        assert not long.ended.is_set()
        assert len(long.tokens) < 2000
        computed = [*prompt, *long.tokens[:-1]]
        # What the cancelled request computed serves a later one, exactly.
        again = engine.ask([*computed, *prompt], 4)
        cold = engine.ask([*computed, *prompt], 4, reuse_prefix=False)
        assert again.wait().usage.cached_tokens >= len(prompt)
        cold.wait()
        assert again.tokens == cold.tokens


def test_cancelling_in_the_queue_and_while_the_prompt_is_computed(smollm2: LoadedModel) -> None:
    short = _tokens(smollm2, "Hello")
    long = _tokens(smollm2, "word " * 1500)
    with running_engine(smollm2, context=2048) as engine:
        computing = engine.ask(long, 4)
        queued = engine.ask(short, 4)
        last = engine.ask(short, 4)
        engine.scheduler.cancel(queued.id)
        engine.scheduler.cancel(computing.id)
        engine.scheduler.cancel("unknown")
        assert last.wait().reason is FinishReason.LENGTH
        assert not computing.started.is_set()
        assert not queued.started.is_set()
        assert engine.scheduler.stats().kv_usage == 0.0


def test_a_short_request_does_not_wait_for_a_long_prompt(smollm2: LoadedModel) -> None:
    long_prompt = _tokens(smollm2, "word " * 1200)
    short_prompt = _tokens(smollm2, "Hello")
    with running_engine(smollm2, context=2048, parallel=2) as engine:
        long = engine.ask(long_prompt, 2, seed=1)
        short = engine.ask(short_prompt, 2)
        short.wait()
        assert not long.started.is_set()
        assert long.wait().reason is FinishReason.LENGTH


def test_a_long_prompt_does_not_starve(smollm2: LoadedModel) -> None:
    """Short requests keep coming until the long one has answered."""
    long_prompt = _tokens(smollm2, "word " * 400)
    short_prompt = _tokens(smollm2, "Hello")
    with running_engine(smollm2, parallel=2) as engine:
        long = engine.ask(long_prompt, 1, seed=1)
        rounds = 0
        while not long.started.is_set():
            engine.ask(short_prompt, 1).wait()
            rounds += 1
        assert rounds < 50


def test_the_queue_is_bounded(smollm2: LoadedModel) -> None:
    prompt = _tokens(smollm2, "Hello")
    with running_engine(smollm2, parallel=1, queue_limit=2, start=False) as engine:
        accepted = [engine.ask(prompt, 2) for _ in range(3)]  # one for the slot, two that wait
        assert engine.scheduler.stats().waiting == 3
        with pytest.raises(QueueFullError, match="waiting already"):
            engine.ask(prompt, 2)
        engine.scheduler.start()
        assert [answer.wait().reason for answer in accepted] == [FinishReason.LENGTH] * 3
        assert engine.ask(prompt, 2).wait().reason is FinishReason.LENGTH


@pytest.mark.parametrize(
    ("prompt", "max_tokens", "sentence"),
    [
        ([], 4, "empty"),
        ([5] * 256, 4, "has 256 tokens and the context holds 256"),
        ([5, 10**6], 4, "outside the vocabulary of 49152"),
        ([5], 0, "max_tokens is 0"),
    ],
)
def test_what_cannot_be_computed_is_refused(
    smollm2: LoadedModel, prompt: list[int], max_tokens: int, sentence: str
) -> None:
    with running_engine(smollm2, context=256) as engine, pytest.raises(ValueError, match=sentence):
        engine.ask(prompt, max_tokens)


def test_closing_ends_what_is_unfinished(smollm2: LoadedModel) -> None:
    prompt = _tokens(smollm2, "Hello")
    with running_engine(smollm2) as engine:
        running = engine.ask(prompt, 400)
        waiting = engine.ask(prompt, 400)
        running.wait_first()
        engine.scheduler.close()
        for answer in (running, waiting):
            finish = answer.wait()
            assert finish.reason is FinishReason.ERROR
            assert finish.error.startswith("The engine was stopped")
        with pytest.raises(RuntimeError, match="shutting down"):
            engine.ask(prompt, 2)


def test_logprobs_are_those_of_the_raw_logits(model: LoadedModel) -> None:
    prompt = _tokens(model, "The capital of France is")
    with running_engine(model) as engine:
        answer = engine.ask(prompt, 3, top_logprobs=5, temperature=0.0)
        answer.wait()
        plain = engine.ask(prompt, 3)
        plain.wait()
    for sampled in answer.sampled:
        assert sampled.logprob is not None
        assert sampled.top[0].token == sampled.token  # greedy
        assert sampled.top[0].logprob == pytest.approx(sampled.logprob)
        assert [entry.logprob for entry in sampled.top] == sorted(
            (e.logprob for e in sampled.top), reverse=True
        )
        assert sampled.logprob <= 0.0
    assert plain.tokens == answer.tokens
    assert all(sampled.logprob is None for sampled in plain.sampled)

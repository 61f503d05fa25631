"""What a request gets does not depend on who is computed beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.generation import running_engine

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.model import LoadedModel

_SEEDS = range(8)
_TOKENS = 16
# Past 256 cells llama.cpp computes the attention of a lone sequence in another way than that of several.
_LENGTHS = (7, 20, 40, 130, 140, 200, 250, 300)


def _prompts(model: LoadedModel) -> list[list[int]]:
    tokens = model.tokenize(
        "Once upon a time there was a llama. " * 200, add_special=False, parse_special=False
    )
    return [tokens[shift : shift + length] for shift, length in enumerate(_LENGTHS)]


def test_a_seed_reproduces_at_any_batch_composition(model: LoadedModel) -> None:
    prompts = _prompts(model)
    with running_engine(model, context=512, parallel=8) as engine:
        alone = []
        for seed, prompt in zip(_SEEDS, prompts, strict=True):
            answer = engine.ask(prompt, _TOKENS, temperature=1.0, seed=seed)
            answer.wait()
            alone.append(answer.tokens)
        together = [
            engine.ask(p, _TOKENS, temperature=1.0, seed=s) for s, p in zip(_SEEDS, prompts, strict=True)
        ]
        assert all(answer.wait().usage.cached_tokens == 0 for answer in together)
        assert [answer.tokens for answer in together] == alone

        unseeded = [engine.ask(prompt, _TOKENS, temperature=1.0) for prompt in prompts[:6]]
        mixed = [
            engine.ask(p, _TOKENS, temperature=1.0, seed=s) for s, p in zip(_SEEDS, prompts, strict=True)
        ]
        for answer in (*unseeded, *mixed):
            answer.wait()
        assert [answer.tokens for answer in mixed] == alone
    assert len({tuple(tokens) for tokens in alone}) > 1


def test_seeds_differ(smollm2: LoadedModel) -> None:
    prompt = _prompts(smollm2)[1]
    with running_engine(smollm2) as engine:
        first, second = (engine.ask(prompt, 24, temperature=1.0, seed=seed) for seed in (1, 2))
        first.wait()
        second.wait()
        assert first.tokens != second.tokens


def test_a_seed_of_any_size(smollm2: LoadedModel) -> None:
    prompt = _prompts(smollm2)[1]
    with running_engine(smollm2) as engine:
        for seed in (0xFFFFFFFF, -1, 2**70):
            pair = [engine.ask(prompt, 12, temperature=1.0, seed=seed) for _ in range(2)]
            assert all(answer.wait() for answer in pair)
            assert pair[0].tokens == pair[1].tokens


def test_no_seed_draws_one(smollm2: LoadedModel) -> None:
    prompt = _prompts(smollm2)[1]
    with running_engine(smollm2) as engine:
        pair = [engine.ask(prompt, 24, temperature=1.5) for _ in range(2)]
        assert all(answer.wait() for answer in pair)
        assert pair[0].tokens != pair[1].tokens

"""Every stage is in the chain where it is asked for, in llama.cpp's order, and does what its name says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gptoss_desktop.worker.llama.sampler import SamplerChain
from gptoss_desktop.worker.llama.types import GenerationRequest, SamplingParameters
from tests.support.generation import Answer, running_engine

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.model import LoadedModel


def _stages(model: LoadedModel, **sampling: Any) -> list[str]:
    request = GenerationRequest("x", [1, 2, 3], SamplingParameters(**sampling), 5, Answer())
    chain = SamplerChain(request, model.vocabulary, 256)
    names = chain.stage_names()
    chain.close()
    return names


@pytest.mark.parametrize(
    ("sampling", "stages"),
    [
        ({}, ["dist"]),
        ({"temperature": 0.0, "top_p": 0.5, "top_k": 9, "mirostat": 2}, ["greedy"]),
        (
            {"temperature": 0.7, "top_k": 40, "top_p": 0.9, "min_p": 0.1},
            ["top-k", "top-p", "min-p", "temp", "dist"],
        ),
        ({"typical_p": 0.9, "top_n_sigma": 1.0}, ["top-n-sigma", "typical", "dist"]),
        ({"xtc_probability": 0.5, "dynatemp_range": 0.3}, ["xtc", "temp-ext", "dist"]),
        ({"repetition_penalty": 1.1, "presence_penalty": 0.5}, ["penalties", "penalties", "dist"]),
        ({"frequency_penalty": 0.1, "dry_multiplier": 0.8}, ["dry", "penalties", "dist"]),
        ({"mirostat": 1}, ["temp", "mirostat"]),
        ({"mirostat": 2, "logit_bias": {5: 1.0}}, ["logit-bias", "temp", "mirostat-v2"]),
        ({"min_tokens": 3, "logit_bias": {10**9: 1.0}}, ["logit-bias", "dist"]),
        ({"ignore_eos": True, "min_tokens": 3}, ["logit-bias", "dist"]),
    ],
)
def test_only_what_is_asked_for(smollm2: LoadedModel, sampling: dict[str, Any], stages: list[str]) -> None:
    assert [name.lstrip("+?") for name in _stages(smollm2, **sampling)] == stages


@pytest.mark.parametrize(
    "sampling",
    [
        {"top_k": 1},
        {"top_p": 1e-6},
        {"min_p": 1.0},
        {"typical_p": 0.5},
        {"top_n_sigma": 1e-6},
        {"xtc_probability": 1.0},
        {"temperature": 0.5, "dynatemp_range": 0.4},
        {"mirostat": 1},
        {"mirostat": 2},
        {"repetition_penalty": 1.3},
        {"dry_multiplier": 0.8},
        {"frequency_penalty": 1.0, "presence_penalty": 1.0},
    ],
    ids=str,
)
def test_every_stage_samples_and_keeps_its_seed(model: LoadedModel, sampling: dict[str, Any]) -> None:
    prompt = model.tokenize("The best way to learn is", add_special=False, parse_special=False)
    with running_engine(model, parallel=2) as engine:
        pair = [engine.ask(prompt, 6, seed=3, **{"temperature": 1.0, **sampling}) for _ in range(2)]
        for answer in pair:
            answer.wait()
    assert pair[0].tokens == pair[1].tokens
    assert len(pair[0].tokens) == 6


def test_narrow_stages_are_greedy(smollm2: LoadedModel) -> None:
    prompt = smollm2.tokenize("The best way to learn is", add_special=False, parse_special=False)
    with running_engine(smollm2) as engine:
        greedy = engine.ask(prompt, 10)
        greedy.wait()
        narrow_ones: list[dict[str, Any]] = [
            {"top_k": 1},
            {"top_p": 1e-6},
            {"min_p": 1.0},
            {"temperature": 1e-3},
        ]
        for sampling in narrow_ones:
            narrow = engine.ask(prompt, 10, **{"temperature": 1.0, **sampling})
            narrow.wait()
            assert narrow.tokens == greedy.tokens, sampling


def test_the_repetition_penalty_sees_the_prompt_and_the_others_do_not(smollm2: LoadedModel) -> None:
    prompt = smollm2.tokenize("The best way to learn is", add_special=False, parse_special=False)
    with running_engine(smollm2) as engine:
        plain = engine.ask(prompt, 1)
        plain.wait()
        likeliest = plain.tokens[0]
        told = [likeliest, *prompt]
        before = engine.ask(told, 1)
        before.wait()
        target = before.tokens[0]
        told = [target, *told]
        unpenalised = engine.ask(told, 1)
        unpenalised.wait()
        presence = engine.ask(told, 1, presence_penalty=2.0, frequency_penalty=2.0)
        presence.wait()
        assert presence.tokens == unpenalised.tokens
        repetition = engine.ask([unpenalised.tokens[0], *told], 1, repetition_penalty=100.0)
        repetition.wait()
        assert repetition.tokens[0] not in {*told, unpenalised.tokens[0]}
        varied = engine.ask(prompt, 30, presence_penalty=2.0, frequency_penalty=50.0)
        varied.wait()
        assert len(set(varied.tokens)) == 30


def test_a_bias_forbids_a_token(smollm2: LoadedModel) -> None:
    prompt = smollm2.tokenize("The best way to learn is", add_special=False, parse_special=False)
    with running_engine(smollm2) as engine:
        plain = engine.ask(prompt, 1)
        plain.wait()
        other = engine.ask(prompt, 20, logit_bias={plain.tokens[0]: -100.0})
        other.wait()
    assert plain.tokens[0] not in other.tokens

"""The stages of a sampler chain. Each function returns the stages that are not neutral, ready to be added."""

from __future__ import annotations

import ctypes
import secrets
from typing import TYPE_CHECKING, Any, TypeAlias

import llama_cpp.llama_cpp as llama

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gptoss_desktop.worker.llama.types import SamplingParameters
    from gptoss_desktop.worker.llama.vocabulary import Vocabulary

Stage: TypeAlias = Any
"""An opaque llama_sampler pointer."""

_MIN_KEEP = 1
"""Tokens that a truncating stage always leaves."""
_MIROSTAT_M = 100
"""Tokens that mirostat 1 estimates its exponent from: the value of its paper."""
_NO_SEED = llama.LLAMA_DEFAULT_SEED
"""32 bits; llama.cpp takes exactly this one to mean "draw a seed", so it is never passed on."""


def native_seed(seed: int | None) -> int:
    """Map any whole number to one of llama.cpp's seeds, the same one every time; None draws one."""
    return secrets.randbelow(_NO_SEED) if seed is None else seed % _NO_SEED


def bias(vocabulary: Vocabulary, biases: Mapping[int, float]) -> Stage | None:
    """Return the stage that adds to single tokens' logits; None for none. Unknown tokens are left out."""
    known = [(token, value) for token, value in biases.items() if 0 <= token < vocabulary.size]
    if not known:
        return None
    entries = (llama.llama_logit_bias * len(known))(*known)
    return llama.llama_sampler_init_logit_bias(vocabulary.size, len(known), entries)


def over_prompt(parameters: SamplingParameters, vocabulary: Vocabulary, context: int) -> Iterator[Stage]:
    """Yield the stages that must be told the prompt: the repetition penalty and DRY."""
    if parameters.repetition_penalty != 1.0:
        window = _window(parameters.penalty_last_n, context)
        yield llama.llama_sampler_init_penalties(
            vocabulary.size, window, parameters.repetition_penalty, 0.0, 0.0
        )
    if parameters.dry_multiplier > 0.0:
        breakers = [text.encode() for text in parameters.dry_sequence_breakers if text]
        yield llama.llama_sampler_init_dry(
            vocabulary.handle,
            parameters.dry_multiplier,
            parameters.dry_base,
            parameters.dry_allowed_length,
            _window(parameters.dry_penalty_last_n, context),
            (ctypes.c_char_p * len(breakers))(*breakers),
            len(breakers),
        )


def over_output(parameters: SamplingParameters, vocabulary: Vocabulary, context: int) -> Iterator[Stage]:
    """Yield the stages that look at the output only, down to the one that chooses."""
    if parameters.frequency_penalty != 0.0 or parameters.presence_penalty != 0.0:
        window = _window(parameters.penalty_last_n, context)
        yield llama.llama_sampler_init_penalties(
            vocabulary.size, window, 1.0, parameters.frequency_penalty, parameters.presence_penalty
        )
    if parameters.temperature <= 0.0:
        yield llama.llama_sampler_init_greedy()  # no stage below ever makes another token the likeliest
    elif parameters.mirostat:
        yield llama.llama_sampler_init_temp(parameters.temperature)
        yield _mirostat(parameters, vocabulary)
    else:
        seed = native_seed(parameters.seed)
        yield from _truncation(parameters, seed)
        yield from _temperature(parameters)
        yield llama.llama_sampler_init_dist(seed)


def _truncation(parameters: SamplingParameters, seed: int) -> Iterator[Stage]:
    if parameters.top_n_sigma > 0.0:
        yield llama.llama_sampler_init_top_n_sigma(parameters.top_n_sigma)
    if parameters.top_k > 0:
        yield llama.llama_sampler_init_top_k(parameters.top_k)
    if parameters.typical_p < 1.0:
        yield llama.llama_sampler_init_typical(parameters.typical_p, _MIN_KEEP)
    if parameters.top_p < 1.0:
        yield llama.llama_sampler_init_top_p(parameters.top_p, _MIN_KEEP)
    if parameters.min_p > 0.0:
        yield llama.llama_sampler_init_min_p(parameters.min_p, _MIN_KEEP)
    if parameters.xtc_probability > 0.0:
        yield llama.llama_sampler_init_xtc(
            parameters.xtc_probability, parameters.xtc_threshold, _MIN_KEEP, seed
        )


def _temperature(parameters: SamplingParameters) -> Iterator[Stage]:
    if parameters.dynatemp_range > 0.0:
        yield llama.llama_sampler_init_temp_ext(
            parameters.temperature, parameters.dynatemp_range, parameters.dynatemp_exponent
        )
    elif parameters.temperature != 1.0:
        yield llama.llama_sampler_init_temp(parameters.temperature)


def _mirostat(parameters: SamplingParameters, vocabulary: Vocabulary) -> Stage:
    seed = native_seed(parameters.seed)
    if parameters.mirostat == 1:
        return llama.llama_sampler_init_mirostat(
            vocabulary.size, seed, parameters.mirostat_tau, parameters.mirostat_eta, _MIROSTAT_M
        )
    return llama.llama_sampler_init_mirostat_v2(seed, parameters.mirostat_tau, parameters.mirostat_eta)


def _window(last_n: int, context: int) -> int:
    """Tokens that a penalty looks back over: -1 means all, which a context's length bounds."""
    return context if last_n < 0 else last_n

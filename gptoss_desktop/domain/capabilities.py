"""Which parameters an engine and its model have, and why they lack the others.

The suite in `tests/conformance/` asks both engines whether this is so.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.parameters import FormKind, GenerationParameters
from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.domain.said import Said, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gptoss_desktop.domain.engine import EngineInfo

_ONLY_LLAMA = (
    "typical_p",
    "top_n_sigma",
    "xtc_probability",
    "xtc_threshold",
    "dynatemp_range",
    "dynatemp_exponent",
    "mirostat",
    "mirostat_tau",
    "mirostat_eta",
    "penalty_last_n",
    "dry_multiplier",
    "dry_base",
    "dry_allowed_length",
    "dry_penalty_last_n",
    "dry_sequence_breakers",
)
"""Stages of llama.cpp's sampler chain that vLLM's sampler does not have."""
_DEFAULTS = GenerationParameters()


def lacking(info: EngineInfo | None) -> Mapping[str, Said]:
    """Return the parameters that have no effect on this engine with this model, each with the reason.

    Nothing is lacking while no engine is there: what is set may be right for the next one.
    """
    if info is None:
        return MappingProxyType({})
    found: dict[str, Said] = {}
    if not info.has_reasoning:
        no_reasoning = say("This model does not reason before it answers.")
        found |= {"reasoning_effort": no_reasoning, "thinking_token_budget": no_reasoning}
    else:
        found["skip_special_tokens"] = say(
            "This model's special tokens are always understood, and never part of the text."
        )
    if info.engine == EngineKind.VLLM:
        found |= dict.fromkeys(_ONLY_LLAMA, say("Only llama.cpp has this."))
        found["reuse_prefix"] = say("vLLM always reuses what it has computed of a prompt.")
        found.setdefault(
            "thinking_token_budget", say("vLLM cannot end this model's reasoning after a number of tokens.")
        )
    return MappingProxyType(found)


def lacking_forms(info: EngineInfo | None) -> Mapping[FormKind, Said]:
    """Return the forms of an answer that this engine cannot hold it to, each with the reason."""
    if info is None or info.engine == EngineKind.VLLM:
        return MappingProxyType({})
    return MappingProxyType(
        {FormKind.REGEX: say("llama.cpp has no regular expressions here; write a grammar, or use vLLM.")}
    )


def left_out(parameters: GenerationParameters, info: EngineInfo | None) -> Mapping[str, Said]:
    """Return what is set and would not be sent to this engine, each with the reason."""
    reasons = dict(lacking(info))
    if parameters.form is not None and parameters.form.kind in lacking_forms(info):
        reasons["form"] = lacking_forms(info)[parameters.form.kind]
    return MappingProxyType({name: said for name, said in reasons.items() if name in parameters.changed()})


def supported(parameters: GenerationParameters, info: EngineInfo | None) -> GenerationParameters:
    """Return the parameters with the engine's default in the place of what it lacks."""
    defaults: dict[str, Any] = {name: getattr(_DEFAULTS, name) for name in left_out(parameters, info)}
    return replace(parameters, **defaults)

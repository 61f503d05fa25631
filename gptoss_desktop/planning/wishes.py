"""Wishes that no machine can meet: each is refused before anything else is looked at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import ALL_LAYERS, EngineKind, KvType
from gptoss_desktop.domain.said import say
from gptoss_desktop.planning.refusal import PlanRefusedError
from gptoss_desktop.planning.sizes import LEAST_CONTEXT, MOST_CONTEXT, MOST_PARALLEL, number

if TYPE_CHECKING:
    from gptoss_desktop.domain.plan import LoraOptions
    from gptoss_desktop.domain.said import Said
    from gptoss_desktop.planning.inputs import PlanInputs, PlanOverrides

LEAST_SHARE, MOST_SHARE = 0.05, 0.98
"""The part of a card's memory that may be asked for. CUDA's context takes about 0.6 GiB beside it."""
MOST_THREADS = 512
"""GGML_MAX_N_THREADS in llama.cpp's ggml.h."""
LORA_RANKS = (1, 8, 16, 32, 64, 128, 256, 320, 512)
"""The ranks that vLLM 0.32 takes (vllm/config/lora.py, MaxLoRARanks)."""
MOST_ADAPTERS = 64


def check_wishes(inputs: PlanInputs) -> None:
    """Check every override against its range and the model.

    Raises:
        PlanRefusedError: one of them can be met on no machine.

    """
    wishes = inputs.overrides
    _check_ranges(wishes)
    _check_engine(wishes)
    if wishes.speculative and not _is_json_object(wishes.speculative):
        raise refused(say("The speculative decoding settings are not a JSON object."))
    if wishes.lora is not None:
        _check_lora(wishes.lora)
    own = inputs.model.context_length
    if wishes.context is not None and own and wishes.context > own:
        raise refused(
            say(
                "A context of {context} tokens is longer than the {own} that {model} was trained for.",
                context=number(wishes.context),
                own=number(own),
                model=inputs.model.name,
            )
        )


def refused(sentence: Said, advice: Said | None = None) -> PlanRefusedError:
    """Return the refusal of a wish."""
    return PlanRefusedError(FailureKind.PLAN_REFUSED, sentence, advice or automatic())


def automatic() -> Said:
    """Return the advice for a wish that cannot be met."""
    return say("Change this setting of the plan, or leave it to the program.")


def _check_ranges(wishes: PlanOverrides) -> None:
    if wishes.context is not None and not LEAST_CONTEXT <= wishes.context <= MOST_CONTEXT:
        raise refused(
            say(
                "The context is {value} tokens, but it has to be from {least} to {most}.",
                value=number(wishes.context),
                least=LEAST_CONTEXT,
                most=number(MOST_CONTEXT),
            )
        )
    if wishes.parallel is not None and not 1 <= wishes.parallel <= MOST_PARALLEL:
        raise refused(
            say(
                "The number of requests at once is {value}, but it has to be from 1 to {most}.",
                value=wishes.parallel,
                most=MOST_PARALLEL,
            )
        )
    if wishes.memory_share is not None and not LEAST_SHARE <= wishes.memory_share <= MOST_SHARE:
        raise refused(
            say(
                "The share of a card's memory is {value}, but it has to be from {least} to {most}.",
                value=wishes.memory_share,
                least=LEAST_SHARE,
                most=MOST_SHARE,
            )
        )
    if wishes.threads is not None and not 1 <= wishes.threads <= MOST_THREADS:
        raise refused(
            say(
                "The number of threads is {value}, but it has to be from 1 to {most}.",
                value=wishes.threads,
                most=MOST_THREADS,
            )
        )
    if wishes.gpu_layers is not None and wishes.gpu_layers < ALL_LAYERS:
        raise refused(say("The number of layers on the graphics card cannot be negative."))
    if wishes.cpu_expert_layers is not None and wishes.cpu_expert_layers < 0:
        raise refused(say("The number of layers with experts in main memory cannot be negative."))
    if wishes.kv_offload_gib is not None and not wishes.kv_offload_gib > 0:
        raise refused(say("The main memory for conversations has to be more than 0 GiB."))


def _check_engine(wishes: PlanOverrides) -> None:
    """Refuse a cache format that the chosen engine does not know."""
    if wishes.engine is EngineKind.VLLM and wishes.kv_type is KvType.Q8_0:
        raise refused(say("The cache format q8_0 is llama.cpp's; vLLM knows fp8."))
    if wishes.engine is EngineKind.LLAMA_CPP and wishes.kv_type is KvType.FP8:
        raise refused(say("The cache format fp8 is vLLM's; llama.cpp knows q8_0."))


def _check_lora(lora: LoraOptions) -> None:
    if lora.max_rank not in LORA_RANKS:
        raise refused(
            say(
                "The adapters' highest rank is {rank}, but vLLM takes only {ranks}.",
                rank=lora.max_rank,
                ranks=", ".join(map(str, LORA_RANKS)),
            )
        )
    if not 1 <= lora.max_adapters <= MOST_ADAPTERS:
        raise refused(
            say(
                "The number of adapters at once is {count}, but it has to be from 1 to {most}.",
                count=lora.max_adapters,
                most=MOST_ADAPTERS,
            )
        )


def _is_json_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False

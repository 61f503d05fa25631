"""vLLM on the processor: for trying its interface, and only when a person asks for vLLM."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import EngineKind, EnginePlan, KvType, VllmOptions
from gptoss_desktop.domain.said import say
from gptoss_desktop.planning.obstacle import Obstacle
from gptoss_desktop.planning.proposal import MemoryEstimate, Proposal
from gptoss_desktop.planning.sizes import gib, gib_down, number, rounded_context
from gptoss_desktop.planning.vllm_gates import folder_of
from gptoss_desktop.planning.vllm_memory import kv_token_bytes, longest_context, tokens_needed
from gptoss_desktop.planning.vllm_settings import (
    CPU_BATCHED_TOKENS,
    CPU_CONTEXT,
    CPU_SEQUENCES,
)
from gptoss_desktop.planning.wishes import refused

if TYPE_CHECKING:
    from gptoss_desktop.domain.model import ModelInfo, ModelShape
    from gptoss_desktop.domain.said import Said
    from gptoss_desktop.planning.inputs import PlanInputs

LEAST_CACHE = 64 * 2**20
"""Bytes: the size that a model of a few MB was run with."""
CACHE_PART = 0.5
"""The part of main memory, after the weights, that the cache may take."""
PROCESS_BYTES = 2_600_000_000
"""What the server and its engine take beside the weights: measured with a model of a few MB."""
WEIGHTS_FACTOR = 2.0
"""Experts in MXFP4 are packed anew for the processor's kernels while the loaded ones are still there. An
allowance, not measured with a large model."""


def propose(inputs: PlanInputs) -> Proposal | Obstacle:
    """Return the proposal for a runtime that computes on the processor. `ready_runtime` was asked before.

    Raises:
        PlanRefusedError: a wish needs a graphics card.

    """
    folder = folder_of(inputs)
    if folder is None or folder.shape is None or inputs.runtime is None:
        raise ValueError("the gates were not asked")
    _check_wishes(inputs)
    wishes = inputs.overrides
    own = folder.context_length or CPU_CONTEXT
    context = wishes.context or min(own, CPU_CONTEXT)
    parallel = wishes.parallel or CPU_SEQUENCES
    taken = int(folder.shape.weight_bytes * WEIGHTS_FACTOR) + PROCESS_BYTES
    cache = _cache(inputs, folder.shape, context, parallel, taken)
    tokens = cache // kv_token_bytes(folder.shape, KvType.AUTO)
    longest = min(own, rounded_context(longest_context(folder.shape, tokens, CPU_BATCHED_TOKENS)))
    if tokens < tokens_needed(folder.shape, context, CPU_BATCHED_TOKENS):
        return _too_small(inputs, folder, taken, longest)
    plan = EnginePlan(
        model=folder.path,
        engine=EngineKind.VLLM,
        context=context,
        parallel=parallel,
        isolation=inputs.isolation,
        allow_no_isolation=inputs.allow_no_isolation,
        vllm=VllmOptions(
            python=inputs.runtime.python,
            kv_cache_bytes=cache,
            eager=wishes.eager is not False,
            lora=wishes.lora,
            speculative=wishes.speculative or "",
        ),
    )
    ram = taken + cache
    estimate = MemoryEstimate(weights=0, cache=0, working=0, gpu_total=0, ram=ram, tokens=tokens)
    said = say(
        "{model} runs on the processor with vLLM, much slower than on a card, and takes up to {ram} GiB of "
        "main "
        "memory; a conversation can have {context} tokens.",
        model=folder.name,
        ram=gib(ram),
        context=number(context),
    )
    return Proposal(plan, (said,), estimate)


def _cache(inputs: PlanInputs, shape: ModelShape, context: int, parallel: int, taken: int) -> int:
    """Return the bytes for every request at its full length, or the most that memory leaves."""
    needed = tokens_needed(shape, context, CPU_BATCHED_TOKENS) * parallel * kv_token_bytes(shape, KvType.AUTO)
    wanted = max(LEAST_CACHE, needed)
    if not inputs.hardware.ram_bytes:
        return wanted
    return min(wanted, int(max(0, inputs.hardware.ram_free_bytes - taken) * CACHE_PART))


def _check_wishes(inputs: PlanInputs) -> None:
    wishes = inputs.overrides
    needs_card = (
        bool(wishes.gpus)
        or (wishes.tensor_parallel or 1) > 1
        or wishes.memory_share is not None
        or wishes.kv_type is KvType.FP8
        or bool(wishes.sleep_mode)
        or wishes.kv_offload_gib is not None
    )
    if needs_card:
        raise refused(_no_cards(inputs))


def _no_cards(inputs: PlanInputs) -> Said:
    name = inputs.runtime.name if inputs.runtime else ""
    return say(
        "The engine runtime {name} computes on the processor alone, so cards, a share of their memory, an "
        "fp8 cache, "
        "sleep and offloading cannot be chosen.",
        name=name,
    )


def _too_small(inputs: PlanInputs, folder: ModelInfo, taken: int, longest: int) -> Obstacle:
    if longest and inputs.overrides.context:
        return Obstacle(
            FailureKind.OUT_OF_MEMORY,
            say(
                "A context of {wanted} tokens does not fit in main memory with vLLM; {longest} tokens do.",
                wanted=number(inputs.overrides.context),
                longest=number(longest),
            ),
            say("Choose a context of {longest} tokens or fewer.", longest=number(longest)),
            longest,
        )
    return Obstacle(
        FailureKind.OUT_OF_MEMORY,
        say(
            "vLLM takes up to {needed} GiB of main memory for {model} on the processor, and conversations "
            "more; "
            "{free} GiB are free.",
            needed=gib(taken),
            model=folder.name,
            free=gib_down(inputs.hardware.ram_free_bytes),
        ),
        say("Close programs that hold memory, or choose a smaller model."),
    )

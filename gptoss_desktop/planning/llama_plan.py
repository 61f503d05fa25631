"""llama.cpp, on graphics cards and on the processor: the proposals, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import ALL_LAYERS, EngineKind, EnginePlan, KvType, LlamaOptions, SplitMode
from gptoss_desktop.domain.said import say
from gptoss_desktop.planning import llama_words
from gptoss_desktop.planning.cards import fit_cards
from gptoss_desktop.planning.llama_layout import (
    Layout,
    Wanted,
    best_layout,
    card_use,
    longest_context,
    tensor_split,
)
from gptoss_desktop.planning.llama_memory import (
    CARD_WORKING,
    MASK_TOKEN_BYTES,
    MOST_PARALLEL,
    RAM_WORKING,
    REPACKING,
    Room,
    kv_token_bytes,
    room,
    weights_of,
)
from gptoss_desktop.planning.obstacle import Obstacle
from gptoss_desktop.planning.proposal import MemoryEstimate, Proposal
from gptoss_desktop.planning.sizes import SHORTEST_CONTEXT, UNKNOWN_CONTEXT, USEFUL_CONTEXT, rounded_context

if TYPE_CHECKING:
    from gptoss_desktop.domain.hardware import Gpu
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.planning.inputs import PlanInputs

LLAMA_CAPABILITY = (5, 0)
"""The oldest cards that ggml's CUDA kernels are built for by default (ggml-cuda/CMakeLists.txt)."""


def propose_on_cards(inputs: PlanInputs, model: ModelInfo) -> Proposal | Obstacle:
    """Return llama.cpp's proposal for the cards. `check_llama_wishes` has run before."""
    cards = fit_cards(inputs)
    if not inputs.llama.gpu:
        return Obstacle(
            FailureKind.PLAN_REFUSED,
            say(
                "The llama.cpp of this program was built for the processor alone, so it uses no graphics "
                "card."
            ),
            say("Use vLLM on the cards, or a build of this program with CUDA in llama.cpp."),
        )
    new_enough = [gpu for gpu in cards if gpu.capability >= LLAMA_CAPABILITY]
    if not new_enough:
        return Obstacle(
            FailureKind.NO_DRIVER,
            say("There is no graphics card that llama.cpp can use."),
            say("Use the processor."),
        )
    wanted = _wanted(inputs, model)
    layout = best_layout(new_enough, wanted)
    if layout is None:
        return llama_words.cards_too_small(model, new_enough, inputs, longest_context(new_enough, wanted))
    return _on_cards(inputs, model, wanted, layout)


def propose_on_processor(inputs: PlanInputs, model: ModelInfo) -> Proposal | Obstacle:
    """Return llama.cpp's proposal without any card."""
    wishes = inputs.overrides
    longest = model.context_length or UNKNOWN_CONTEXT
    token_bytes = kv_token_bytes(model, _kv_type(inputs))
    weights = int(weights_of(model).total * REPACKING) + RAM_WORKING
    if not inputs.hardware.ram_bytes:
        # Nobody can say what fits: what the engine does when nothing is said.
        divided = Room(wishes.context or min(longest, UNKNOWN_CONTEXT), wishes.parallel or MOST_PARALLEL)
    else:
        tokens = max(0, inputs.hardware.ram_free_bytes - weights) // token_bytes
        automatic = longest if wishes.context else min(longest, USEFUL_CONTEXT)
        divided = room(tokens, automatic, wishes.context, wishes.parallel)
        if divided.context < (wishes.context or min(SHORTEST_CONTEXT, longest)):
            fits = min(longest, rounded_context(tokens // (wishes.parallel or 1)))
            return llama_words.memory_too_small(model, inputs, weights, fits)
    ram = weights + divided.tokens * token_bytes
    plan = _plan(inputs, model, divided, (), LlamaOptions(kv_type=_kv_type(inputs)))
    estimate = MemoryEstimate(weights=0, cache=0, working=0, gpu_total=0, ram=ram, tokens=divided.tokens)
    return Proposal(plan, llama_words.processor_reasons(model, inputs, plan, ram), estimate)


def _wanted(inputs: PlanInputs, model: ModelInfo) -> Wanted:
    wishes, hardware = inputs.overrides, inputs.hardware
    return Wanted(
        weights=weights_of(model),
        token_bytes=kv_token_bytes(model, _kv_type(inputs)),
        longest=model.context_length or UNKNOWN_CONTEXT,
        ram_free=hardware.ram_free_bytes if hardware.ram_bytes else None,
        context=wishes.context,
        parallel=wishes.parallel,
        gpu_layers=_asked_layers(inputs, model),
        expert_layers=wishes.cpu_expert_layers,
    )


def _asked_layers(inputs: PlanInputs, model: ModelInfo) -> int | None:
    """Return the layers that a person wants on cards; llama.cpp counts the output as one more."""
    wanted = inputs.overrides.gpu_layers
    return ALL_LAYERS if wanted is not None and wanted > weights_of(model).layers else wanted


def _on_cards(inputs: PlanInputs, model: ModelInfo, wanted: Wanted, layout: Layout) -> Proposal:
    many = len(layout.cards) > 1
    options = LlamaOptions(
        gpu_layers=layout.cut.gpu_layers,
        cpu_expert_layers=layout.cut.expert_layers,
        split_mode=SplitMode.LAYER if many else SplitMode.NONE,
        tensor_split=tensor_split(layout),
        kv_type=_kv_type(inputs),
    )
    plan = _plan(inputs, model, layout.room, layout.cards, options)
    working = CARD_WORKING + MASK_TOKEN_BYTES * layout.room.tokens
    use = card_use(layout, wanted)
    weights, cache = max(use, key=sum)
    estimate = MemoryEstimate(
        weights=weights,
        cache=cache,
        working=working,
        gpu_total=sum(map(sum, use)) + working * len(use),
        ram=layout.ram,
        tokens=layout.room.tokens,
    )
    return Proposal(plan, llama_words.card_reasons(model, plan, layout), estimate)


def _plan(
    inputs: PlanInputs, model: ModelInfo, divided: Room, cards: tuple[Gpu, ...], options: LlamaOptions
) -> EnginePlan:
    return EnginePlan(
        model=model.path,
        engine=EngineKind.LLAMA_CPP,
        context=divided.context,
        parallel=divided.parallel,
        threads=inputs.overrides.threads,
        isolation=inputs.isolation,
        allow_no_isolation=inputs.allow_no_isolation,
        gpus=tuple(gpu.uuid for gpu in cards),
        llama=options,
    )


def _kv_type(inputs: PlanInputs) -> KvType:
    return KvType.Q8_0 if inputs.overrides.kv_type is KvType.Q8_0 else KvType.AUTO

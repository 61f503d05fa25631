"""What is said about a plan with vLLM, to somebody who knows what a graphics card is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import KvType
from gptoss_desktop.domain.said import say
from gptoss_desktop.planning.cards import busy, card_names, holders
from gptoss_desktop.planning.obstacle import Obstacle
from gptoss_desktop.planning.sizes import gib, gib_down, number, rounded_context
from gptoss_desktop.planning.vllm_groups import class_key
from gptoss_desktop.planning.vllm_settings import LARGEST_SHARE

if TYPE_CHECKING:
    from gptoss_desktop.domain.hardware import Gpu
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.domain.plan import EnginePlan, VllmOptions
    from gptoss_desktop.domain.said import Said
    from gptoss_desktop.planning.inputs import PlanOverrides
    from gptoss_desktop.planning.vllm_groups import Group


def reasons(
    folder: ModelInfo, plan: EnginePlan, group: Group, found: list[Group], wishes: PlanOverrides
) -> tuple[Said, ...]:
    """Return why the plan is as it is, the most important first."""
    said = [_fits(folder, group), _context(folder, plan, group, asked=wishes.context is not None)]
    if len(group.cards) > 1:
        said.append(_why_many(group, found))
    elif wishes.gpus is None and wishes.tensor_parallel is None:
        said += _spare(group, found)
    if group.kv_type is KvType.FP8:
        said.append(
            say(
                "Conversations are kept in 8 bits a number (fp8), half of what they take otherwise, "
                "at a small cost in accuracy."
            )
        )
    if group.share < LARGEST_SHARE:
        said += busy(group.cards)
    if plan.vllm is not None:
        said += _options(plan.vllm)
    return tuple(said)


def too_small(folder: ModelInfo, group: Group, wanted: int | None) -> Obstacle:
    """Return that even the roomiest group does not do, with the context that it could have."""
    longest = rounded_context(group.longest)
    fullest = _fullest(group)
    who = holders(fullest)
    advice = (
        say("End what holds the memory ({holders}), or use llama.cpp.", holders=who)
        if who
        else say("Use llama.cpp, or a smaller model.")
    )
    if wanted is not None and longest > 0:
        return Obstacle(
            FailureKind.GPU_MEMORY,
            say(
                "A context of {wanted} tokens does not fit on {cards} with vLLM; {longest} tokens do.",
                wanted=number(wanted),
                cards=card_names(group.cards),
                longest=number(longest),
            ),
            say("Choose a context of {longest} tokens or fewer.", longest=number(longest)),
            longest,
        )
    return Obstacle(
        FailureKind.GPU_MEMORY,
        say(
            "{model} needs {needed} GiB on each card with vLLM, and conversations more; vLLM may take "
            "{budget} of the "
            "{free} GiB that are free on {cards}.",
            budget=gib_down(group.share * fullest.total_bytes),
            model=folder.name,
            needed=gib(group.memory.weights + group.memory.working),
            cards=fullest.name,
            free=gib_down(fullest.free_bytes),
        ),
        advice,
        longest,
    )


def _fits(folder: ModelInfo, group: Group) -> Said:
    values: dict[str, str | int] = {
        "model": folder.name,
        "weights": gib(group.memory.weights),
        "cards": card_names(group.cards),
        "free": gib_down(_fullest(group).free_bytes),
        "tokens": number(group.tokens),
    }
    if len(group.cards) == 1:
        return say(
            "{model} needs {weights} GiB; the {cards} has {free} GiB free, so the whole model fits on it, "
            "and "
            "{tokens} tokens of conversations beside it.",
            **values,
        )
    return say(
        "{model} needs {weights} GiB on each of {cards}, and the fullest has {free} GiB free, so the whole "
        "model "
        "fits, and {tokens} tokens of conversations beside it.",
        **values,
    )


def _context(folder: ModelInfo, plan: EnginePlan, group: Group, *, asked: bool) -> Said:
    context = plan.context or 0
    at_once = plan.parallel
    if context == folder.context_length:
        return say(
            "A conversation can have the model's full {context} tokens; there is room for {whole} of that "
            "length at "
            "once, and up to {parallel} requests are answered together.",
            context=number(context),
            whole=max(1, group.tokens // context),
            parallel=at_once,
        )
    if asked:
        return say(
            "A conversation can have {context} tokens, as asked; {longest} would fit. Up to {parallel} "
            "requests are "
            "answered together.",
            context=number(context),
            longest=number(group.longest),
            parallel=at_once,
        )
    return say(
        "The memory limits a conversation to {context} tokens; up to {parallel} requests are answered "
        "together.",
        context=number(context),
        parallel=at_once,
    )


def _why_many(group: Group, found: list[Group]) -> Said:
    count = len(group.cards)
    fewer = [other for other in found if len(other.cards) < count and other.kv_type is group.kv_type]
    alone = max((other.longest for other in fewer), default=0)
    linked = group.linked
    values: dict[str, str | int] = {"count": count, "alone": number(rounded_context(alone))}
    if linked and alone:
        return say(
            "{count} cards share the model over NVLink, since fewer would leave {alone} tokens at most.",
            **values,
        )
    if alone:
        return say(
            "{count} cards share the model, since fewer would leave {alone} tokens at most. They have no "
            "NVLink, so "
            "they exchange results over the slower bus.",
            **values,
        )
    if linked:
        return say("{count} cards share the model over NVLink.", **values)
    return say(
        "{count} cards share the model. They have no NVLink, so they exchange results over the slower bus.",
        **values,
    )


def _spare(group: Group, found: list[Group]) -> list[Said]:
    """Say that equal cards stay free, where a larger group would have fitted too."""
    equal = [other for other in found if class_key(other.cards[0]) == class_key(group.cards[0])]
    largest = max(len(other.cards) for other in equal)
    if largest == 1:
        return []
    return [
        say(
            "One card is enough. Spread over {count} equal ones, single answers may come faster; the "
            "plan's tensor "
            "parallel size does that.",
            count=largest,
        )
    ]


def _options(options: VllmOptions) -> list[Said]:
    said = []
    if options.lora is not None:
        said.append(
            say(
                "With adapters, experts in MXFP4 are computed by the kernel Marlin, and an answer with one "
                "is "
                "slower: 238 tokens a second in place of 306 on an H100."
            )
        )
    if options.eager:
        said.append(say("Without CUDA graphs the start is shorter and every token slower."))
    if options.speculative:
        said.append(say("Speculative decoding takes memory that is not in this estimate."))
    if options.sleep_mode:
        said.append(
            say("The engine can be put to sleep, which frees the cards and keeps the model in main memory.")
        )
    if options.kv_offload_gib is not None:
        said.append(
            say(
                "{size} GiB of main memory keep conversations that no longer fit on the cards.",
                size=options.kv_offload_gib,
            )
        )
    return said


def _fullest(group: Group) -> Gpu:
    return min(group.cards, key=lambda gpu: (gpu.free_bytes, gpu.index))

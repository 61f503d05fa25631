"""Which changes to a plan may help against what, with their figures. None repeats what the plan has."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from gptoss_desktop.domain.plan import EngineKind, KvType
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gptoss_desktop.domain.plan import EnginePlan

Figures: TypeAlias = "Mapping[str, str]"
"""What a pattern found in a log, by the names of its groups."""
Suggest: TypeAlias = "Callable[[EnginePlan, Figures], tuple[PlanChange, ...]]"
"""The changes, the best first; none where the plan has made them already."""

DEFAULT_SHARE = 0.92
"""vLLM's own `--gpu-memory-utilization`, of its engine/arg_utils.py."""
SHARE_MARGIN = 0.02
"""Left free beside what others hold: the amount moves between two starts."""
SHARE_STEP = 0.05
"""What a card gives back when an engine ran out of memory in the middle of its work: 4 GB of 80."""
LEAST_SHARE = 0.1
"""Below this no model that anybody runs with vLLM has room for its weights."""
LEAST_LOWERED = 0.75
"""When that much less did not help, the share is not the reason."""
LEAST_CONTEXT = 2048
"""Tokens. A shorter context has no room for a question with reasoning and an answer."""


def fitting_context(plan: EnginePlan, figures: Figures) -> tuple[PlanChange, ...]:
    """The context that the engine has said would fit (`tokens`), else half of the present one."""
    told = int(figures.get("tokens") or 0)
    if told >= LEAST_CONTEXT and (plan.context is None or told < plan.context):
        return (PlanChange(ChangeKind.CONTEXT, told),)
    return shorter_context(plan, figures)


def shorter_context(plan: EnginePlan, _figures: Figures) -> tuple[PlanChange, ...]:
    """Half the context. Where the plan leaves it to the engine, half is not known."""
    if plan.context is None or plan.context // 2 < LEAST_CONTEXT:
        return ()
    return (PlanChange(ChangeKind.CONTEXT, plan.context // 2),)


def fewer_sequences(plan: EnginePlan, _figures: Figures) -> tuple[PlanChange, ...]:
    """Half as many requests at once."""
    return (PlanChange(ChangeKind.SEQUENCES, plan.parallel // 2),) if plan.parallel > 1 else ()


def share_that_is_free(plan: EnginePlan, figures: Figures) -> tuple[PlanChange, ...]:
    """The share of the card that is free now: `free` of `total`, both in GiB."""
    free = math.floor((float(figures["free"]) / float(figures["total"]) - SHARE_MARGIN) * 100) / 100
    return _share(plan, free)


def lower_share(plan: EnginePlan, _figures: Figures) -> tuple[PlanChange, ...]:
    """A little less of the card."""
    share = round(_present_share(plan) - SHARE_STEP, 2)
    return _share(plan, share) if share >= LEAST_LOWERED else ()


def usual_share(plan: EnginePlan, _figures: Figures) -> tuple[PlanChange, ...]:
    """As much of the card as vLLM takes by itself, where the plan gives it less."""
    if plan.vllm is None or _present_share(plan) >= DEFAULT_SHARE:
        return ()
    return (PlanChange(ChangeKind.MEMORY_SHARE, DEFAULT_SHARE),)


def fp8_cache(plan: EnginePlan, _figures: Figures) -> tuple[PlanChange, ...]:
    """A cache of half the size; a CPU build has none."""
    if plan.vllm is None or plan.vllm.kv_type is KvType.FP8 or not plan.gpus:
        return ()
    return (PlanChange(ChangeKind.FP8_CACHE),)


def eager(plan: EnginePlan, _figures: Figures) -> tuple[PlanChange, ...]:
    """No compilation and no graphs."""
    return (PlanChange(ChangeKind.EAGER),) if plan.vllm is not None and not plan.vllm.eager else ()


def no_peer_to_peer(plan: EnginePlan, _figures: Figures) -> tuple[PlanChange, ...]:
    """Transfers between the cards go through main memory."""
    if plan.vllm is None or plan.vllm.tensor_parallel == 1 or not plan.vllm.peer_to_peer:
        return ()
    return (PlanChange(ChangeKind.NO_PEER_TO_PEER),)


def other_gpus(plan: EnginePlan, _figures: Figures) -> tuple[PlanChange, ...]:
    """Cards that the plan does not use, or fewer of them."""
    return (PlanChange(ChangeKind.OTHER_GPUS),) if plan.gpus else ()


def llama_cpp(plan: EnginePlan, _figures: Figures) -> tuple[PlanChange, ...]:
    """The other engine."""
    return (PlanChange(ChangeKind.LLAMA_CPP),) if plan.engine is EngineKind.VLLM else ()


def model_length(plan: EnginePlan, figures: Figures) -> tuple[PlanChange, ...]:
    """The context that the model was made for (`tokens`)."""
    told = int(figures["tokens"])
    return (PlanChange(ChangeKind.CONTEXT, told),) if plan.context is None or told < plan.context else ()


def each(*suggestions: Suggest) -> Suggest:
    """Return the changes of all, in this order."""

    def suggest(plan: EnginePlan, figures: Figures) -> tuple[PlanChange, ...]:
        return tuple(change for one in suggestions for change in one(plan, figures))

    return suggest


less_memory = each(fewer_sequences, shorter_context)
"""For either engine, where memory of any kind has run out."""


def _share(plan: EnginePlan, share: float) -> tuple[PlanChange, ...]:
    if plan.vllm is None or not LEAST_SHARE <= share < _present_share(plan):
        return ()
    return (PlanChange(ChangeKind.MEMORY_SHARE, share),)


def _present_share(plan: EnginePlan) -> float:
    share = None if plan.vllm is None else plan.vllm.memory_share
    return DEFAULT_SHARE if share is None else share

"""One change to a plan that may help after a failure: a button for a person, a step for the recovery."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import KvType

if TYPE_CHECKING:
    from gptoss_desktop.domain.plan import EnginePlan


class ChangeKind(StrEnum):
    """What to change. Each is applied by `apply`, but the last two, for which another plan has to be made."""

    CONTEXT = "context"
    """value: tokens"""
    SEQUENCES = "sequences"
    """value: requests at once"""
    MEMORY_SHARE = "memory_share"
    """value: 0 to 1"""
    FP8_CACHE = "fp8_cache"
    NO_PEER_TO_PEER = "no_peer_to_peer"
    EAGER = "eager"
    OTHER_GPUS = "other_gpus"
    LLAMA_CPP = "llama_cpp"


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A change and its figure, where it has one."""

    kind: ChangeKind
    value: float | None = None


def apply(plan: EnginePlan, change: PlanChange) -> EnginePlan:
    """Return the plan with a change made.

    Raises:
        ValueError: the change needs another plan altogether, or vLLM's for one of llama.cpp.

    """
    value = change.value
    match change.kind:
        case ChangeKind.CONTEXT if value is not None:
            return replace(plan, context=int(value))
        case ChangeKind.SEQUENCES if value is not None:
            return replace(plan, parallel=int(value))
    if plan.vllm is None:
        raise ValueError(f"{change.kind} cannot be applied to a plan of {plan.engine}")
    match change.kind:
        case ChangeKind.MEMORY_SHARE if value is not None:
            return replace(plan, vllm=replace(plan.vllm, memory_share=value))
        case ChangeKind.FP8_CACHE:
            return replace(plan, vllm=replace(plan.vllm, kv_type=KvType.FP8))
        case ChangeKind.NO_PEER_TO_PEER:
            return replace(plan, vllm=replace(plan.vllm, peer_to_peer=False))
        case ChangeKind.EAGER:
            return replace(plan, vllm=replace(plan.vllm, eager=True, graph_sizes=()))
    raise ValueError(f"{change.kind} needs another plan")

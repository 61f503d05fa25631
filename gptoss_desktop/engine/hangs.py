"""What may help an engine that stands still: it says nothing, so the place tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gptoss_desktop.engine.helpful_changes import each, eager, llama_cpp, no_peer_to_peer, other_gpus

if TYPE_CHECKING:
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.domain.plan_change import PlanChange

_BUILDING = frozenset({"compiling", "profiling memory", "capturing graphs"})
"""Stages that a start without compiled graphs leaves out or shortens."""
_CONNECTING = re.compile(r"Initializing a V1 LLM engine|backend=nccl|using nccl|init_process_group|NCCL")
_LOADING = re.compile(r"Starting to load model|Loading safetensors|Loading weights took")


def changes(stage: str, plan: EnginePlan) -> tuple[PlanChange, ...]:
    """Return the changes for a hang in a stage, "" for one in the middle of an answer.

    Several cards that wait for each other are the most frequent reason, wherever they meet.
    """
    several = plan.vllm is not None and plan.vllm.tensor_parallel > 1
    cards = (no_peer_to_peer, other_gpus) if several else ()
    building = (eager,) if stage in _BUILDING else ()
    return each(*cards, *building, llama_cpp)(plan, {})


def cards_are_connecting(log: str, plan: EnginePlan) -> bool:
    """Whether the last thing that the log shows is several cards that look for each other."""
    if plan.vllm is None or plan.vllm.tensor_parallel == 1:
        return False
    return _last(_CONNECTING, log) > _last(_LOADING, log)


def _last(pattern: re.Pattern[str], log: str) -> int:
    return max((match.start() for match in pattern.finditer(log)), default=-1)

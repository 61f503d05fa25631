"""Choices of plans after the first one: for a change, and in the order in which they are tried."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.domain.plan_change import ChangeKind
from gptoss_desktop.planning.inputs import PlanOverrides
from gptoss_desktop.planning.proposal import PlanChoice, Proposal

if TYPE_CHECKING:
    from gptoss_desktop.domain.hardware import Hardware
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.domain.plan_change import PlanChange
    from gptoss_desktop.domain.said import Said
    from gptoss_desktop.services.planning import Planner


def for_change(
    planner: Planner,
    model: ModelInfo,
    change: PlanChange,
    failed: EnginePlan,
    *,
    excluded_gpus: frozenset[str] | None = None,
    hardware: Hardware | None = None,
) -> PlanChoice:
    """Return the plans for a change that cannot be applied to the failed plan. Blocking.

    Without `excluded_gpus`, another card is one that the failed plan did not use. Cards that were chosen by
    hand are not insisted on.

    Raises:
        PlanRefusedError: there is no such plan.

    """
    try:
        wishes = planner.saved(model)
    except ValueError:
        wishes = PlanOverrides()
    wishes = replace(wishes, gpus=None, tensor_parallel=None)
    if change.kind is ChangeKind.LLAMA_CPP:
        wishes = replace(wishes, engine=EngineKind.LLAMA_CPP)
    excluded = excluded_gpus
    if excluded is None:
        excluded = frozenset(failed.gpus) if change.kind is ChangeKind.OTHER_GPUS else frozenset()
    return planner.make(model, wishes, excluded_gpus=excluded, hardware=hardware)


def promoted(choice: PlanChoice, plan: EnginePlan, reasons: tuple[Said, ...] = ()) -> PlanChoice:
    """Return the choice with a plan in the first place, whatever was said for it before.

    A plan that is not among the proposals differs from one of them by a change; the estimate of the nearest,
    the first of the same engine, stands for it.
    """
    others = tuple(proposal for proposal in choice.proposals if proposal.plan != plan)
    known = next((proposal for proposal in choice.proposals if proposal.plan == plan), None)
    if known is None:
        same_engine = (p for p in choice.proposals if p.plan.engine is plan.engine)
        nearest = next(same_engine, choice.proposals[0])
        known = Proposal(plan, (), nearest.estimate)
    first = replace(known, reasons=(*reasons, *known.reasons))
    return replace(choice, proposals=(first, *others))

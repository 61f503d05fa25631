"""What the planner answers with: plans in the order in which to try them, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.domain.said import Said


@dataclass(frozen=True, slots=True)
class MemoryEstimate:
    """The memory that a plan will take, in bytes.

    `weights`, `cache` and `working` are those of the fullest of the plan's cards; 0 without one. `gpu_total`
    is the sum over all its cards, `ram` what it takes of main memory. `tokens` are the tokens that
    the key-value cache holds, over all conversations.
    """

    weights: int
    cache: int
    working: int
    gpu_total: int
    ram: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """One plan, why it is so, and what it takes."""

    plan: EnginePlan
    reasons: tuple[Said, ...]
    estimate: MemoryEstimate


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """The best proposal first, then the fall-backs in line; never empty.

    `notes` say why an engine or a card is not in it.
    """

    proposals: tuple[Proposal, ...]
    notes: tuple[Said, ...] = ()

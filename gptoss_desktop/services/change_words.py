"""What each change to a plan is called in the middle of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan_change import ChangeKind
from gptoss_desktop.domain.said import Said, say

if TYPE_CHECKING:
    from gptoss_desktop.domain.plan_change import PlanChange

PERCENT = 100


def restarted_with(change: PlanChange, happened: str) -> Said:
    """Return what happened, and what the engine restarts with."""
    value = change.value or 0
    match change.kind:
        case ChangeKind.CONTEXT:
            return say(
                "{happened} The engine restarts with a context of {tokens} tokens.",
                happened=happened,
                tokens=f"{int(value):,}",
            )
        case ChangeKind.SEQUENCES:
            return say(
                "{happened} The engine restarts with {count} answers at once.",
                happened=happened,
                count=int(value),
            )
        case ChangeKind.MEMORY_SHARE:
            return say(
                "{happened} The engine restarts with {share} % of the card's memory.",
                happened=happened,
                share=round(value * PERCENT),
            )
        case ChangeKind.FP8_CACHE:
            return say("{happened} The engine restarts with a cache of half the size.", happened=happened)
        case ChangeKind.NO_PEER_TO_PEER:
            return say(
                "{happened} The engine restarts without direct transfers between the cards.",
                happened=happened,
            )
        case ChangeKind.EAGER:
            return say(
                "{happened} The engine restarts without compiled graphs, which is slower.", happened=happened
            )
    return say("{happened} The engine restarts with another plan.", happened=happened)


def advice_for(change: PlanChange) -> Said:
    """Return a change as advice: what a person can ask for at the next start."""
    value = change.value or 0
    match change.kind:
        case ChangeKind.CONTEXT:
            return say("a context of {tokens} tokens", tokens=f"{int(value):,}")
        case ChangeKind.SEQUENCES:
            return say("{count} answers at once", count=int(value))
        case ChangeKind.MEMORY_SHARE:
            return say("{share} % of the card's memory", share=round(value * PERCENT))
        case ChangeKind.FP8_CACHE:
            return say("a key-value cache in FP8")
        case ChangeKind.NO_PEER_TO_PEER:
            return say("no direct transfers between the cards")
        case ChangeKind.EAGER:
            return say("no compiled graphs")
        case ChangeKind.OTHER_GPUS:
            return say("other graphics cards")
    return say("the engine llama.cpp")

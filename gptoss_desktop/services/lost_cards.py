"""What a new look at the cards says about a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import Said, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gptoss_desktop.domain.hardware import Gpu, Hardware
    from gptoss_desktop.domain.plan import EnginePlan

GIB = 2**30
MOST_HOLDERS = 3
"""Holders of memory that are named; the rest are small beside them."""


def lost_cards(plan: EnginePlan, hardware: Hardware) -> frozenset[str]:
    """Return which cards of a plan are gone: those that have a problem or are absent, else all of them."""
    well = {gpu.uuid for gpu in hardware.gpus if not gpu.problem}
    lost = frozenset(plan.gpus) - well
    return lost or frozenset(plan.gpus)


def lost_words(lost: frozenset[str], names: Mapping[str, str]) -> Said:
    """Return the sentence about cards that are gone. `names` are the cards' names by UUID."""
    known = sorted(names[uuid] for uuid in lost if uuid in names)
    if len(lost) == 1 and known:
        return say("The graphics card {card} does not answer any more.", card=known[0])
    if known:
        return say("The graphics cards {cards} do not answer any more.", cards=", ".join(known))
    return say("A graphics card does not answer any more.")


def holders_words(sentence: str, plan: EnginePlan, hardware: Hardware) -> Said | None:
    """Return a sentence about memory, with who holds it; None where nobody else does."""
    cards = [gpu for gpu in hardware.gpus if not plan.gpus or gpu.uuid in plan.gpus]
    holders = _largest(cards)
    if not holders:
        return None
    return say("{sentence} Memory of the card is held by {holders}.", sentence=sentence, holders=holders)


def _largest(cards: Sequence[Gpu]) -> str:
    processes = sorted((p for gpu in cards for p in gpu.processes), key=lambda process: -process.used_bytes)
    return ", ".join(
        f"{process.name or '?'} ({process.pid}): {process.used_bytes / GIB:.1f} GiB"
        for process in processes[:MOST_HOLDERS]
    )

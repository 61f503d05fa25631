"""How the memory of a machine is divided under a plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.domain.hardware import Gpu, Hardware
    from gptoss_desktop.planning.proposal import Proposal


class Part(Enum):
    """What memory is used for. OTHERS are programs that are not this one; WHOLE is not divided further."""

    WEIGHTS = auto()
    CACHE = auto()
    WORKING = auto()
    WHOLE = auto()
    OTHERS = auto()
    FREE = auto()


@dataclass(frozen=True, slots=True)
class MemoryUse:
    """The parts of one memory in bytes, in the order in which they are drawn; FREE is never below 0."""

    total: int
    parts: tuple[tuple[Part, int], ...]

    @property
    def taken(self) -> int:
        """What a plan takes, in bytes, without others' part."""
        return sum(amount for part, amount in self.parts if part not in {Part.OTHERS, Part.FREE})

    @property
    def overfull(self) -> bool:
        """Whether more is needed than there is."""
        return sum(amount for _, amount in self.parts) > self.total


def card_use(gpu: Gpu, proposal: Proposal) -> MemoryUse:
    """Return the use of one card. What is taken of it now is others': a probe leaves our own engine out."""
    estimate = proposal.estimate
    used = gpu.uuid in proposal.plan.gpus
    own = (
        ((Part.WEIGHTS, estimate.weights), (Part.CACHE, estimate.cache), (Part.WORKING, estimate.working))
        if used
        else ()
    )
    return _filled(gpu.total_bytes, ((Part.OTHERS, gpu.total_bytes - gpu.free_bytes), *own))


def ram_use(hardware: Hardware, proposal: Proposal) -> MemoryUse:
    """Return the use of main memory."""
    return _filled(hardware.ram_bytes, ((Part.WHOLE, proposal.estimate.ram),))


def _filled(total: int, parts: Iterable[tuple[Part, int]]) -> MemoryUse:
    shown = tuple((part, amount) for part, amount in parts if amount > 0)
    free = max(0, total - sum(amount for _, amount in shown))
    return MemoryUse(total, (*shown, (Part.FREE, free)))

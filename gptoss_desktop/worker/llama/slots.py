"""The slots: one sequence id of the context each, and exactly which tokens its KV memory holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gptoss_desktop.worker.llama.prefix import reusable_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.worker.llama.context import DecodeContext

_LOSS_WEIGHT = 0.25
"""What a kept token that would be thrown away counts against one that is reused.

Under 1, since the old text of a slot may never be asked for again; above 0, since a conversation of thousands
of tokens must not give way for a system prompt that every conversation begins with.
"""


@dataclass(slots=True, eq=False)
class Slot:
    """A sequence id; `tokens` are those in its KV memory, in order, whether it is busy or kept for reuse."""

    index: int
    tokens: list[int] = field(default_factory=list)
    busy: bool = False
    last_used: int = 0


class SlotTable:
    """Hands out slots: the one whose kept tokens serve the prompt best. For the decode thread only."""

    def __init__(self, context: DecodeContext, window: int) -> None:
        self.slots = tuple(Slot(index) for index in range(context.parallel))
        self._context = context
        self._window = window
        self._clock = 0

    @property
    def free(self) -> int:
        """How many slots are not busy."""
        return sum(not slot.busy for slot in self.slots)

    def claim(self, prompt: Sequence[int], *, reuse: bool) -> Slot:
        """Take a free slot (there must be one). Its tokens are afterwards the reused prefix of the prompt."""
        free = [slot for slot in self.slots if not slot.busy]
        slot, kept = self._choose(free, prompt) if reuse else (_oldest(free), 0)
        self._trim(slot, kept)
        slot.busy = True
        return slot

    def release(self, slot: Slot) -> None:
        """Give a slot back; its KV stays for a later prompt that begins alike."""
        self._clock += 1
        slot.last_used = self._clock
        slot.busy = False

    def clear(self, slot: Slot) -> None:
        """Forget everything a slot's KV memory holds."""
        self._context.remove(slot.index, 0)
        slot.tokens.clear()

    def _choose(self, free: Sequence[Slot], prompt: Sequence[int]) -> tuple[Slot, int]:
        reusable = {slot.index: self._reusable(slot, prompt) for slot in free}

        def gain(slot: Slot) -> float:
            lost = len(slot.tokens) - reusable[slot.index]
            return reusable[slot.index] - _LOSS_WEIGHT * lost

        best = max(free, key=gain)
        if gain(best) <= 0.0:
            best = _oldest(free)
        return best, reusable[best.index]

    def _reusable(self, slot: Slot, prompt: Sequence[int]) -> int:
        first = self._context.first_position(slot.index)
        return reusable_tokens(slot.tokens, prompt, first, self._window)

    def _trim(self, slot: Slot, kept: int) -> None:
        if kept == 0 or not self._context.remove(slot.index, kept):
            self.clear(slot)
        else:
            del slot.tokens[kept:]


def _oldest(free: Sequence[Slot]) -> Slot:
    # Of several that were never used, the lowest: llama.cpp computes neighbouring sequence ids together.
    return min(free, key=lambda slot: (slot.last_used, slot.index))

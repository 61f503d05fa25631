"""Which prompt is computed next, and how much of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.worker.llama.context import MAX_BATCH

if TYPE_CHECKING:
    from collections.abc import Sequence as Items

    from gptoss_desktop.worker.llama.sequence import Sequence

CHUNK = 128
"""Tokens of a prompt computed between two decode steps.

Measured on two CPU cores, chunks of 128 compute 285 tokens/s, of 64 270, of 512 302: small enough for a
short request not to wait long, large enough to lose little. A constant, since what is computed depends on
where a prompt is cut.
"""

_OLDEST_EVERY = 4


class PrefillOrder:
    """The shortest remaining prompt first; every fourth chunk goes to the oldest, so that none starves."""

    def __init__(self) -> None:
        self._turn = 0

    def choose(self, waiting: Items[Sequence]) -> Sequence:
        """Choose of sequences in the order of their admission, of which there is at least one."""
        self._turn += 1
        if self._turn % _OLDEST_EVERY == 0:
            return waiting[0]
        return min(waiting, key=lambda sequence: sequence.prompt_left)


STEP_BUDGET = CHUNK
"""Tokens of prompts after which a step ends: several short prompts are computed in one step."""


def chunk_length(sequence: Sequence, *, alone: bool) -> int:
    """How many of its tokens to compute now: more where nobody waits for the end of the step."""
    size = MAX_BATCH if alone and not sequence.isolated else CHUNK
    return min(size, sequence.prompt_left)

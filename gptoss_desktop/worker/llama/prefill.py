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


STEP_SECONDS = 1.0
"""How long a chunk may take: a request that is cancelled leaves, and one that came begins, after a step.

A model of gpt-oss-20b's size computes about 20 tokens/s on two cores: a chunk of 512 would take 26 s.
"""
SMALLEST_CHUNK = 16


class Pace:
    """How many tokens of a prompt `STEP_SECONDS` are enough for, by the last chunk that was computed."""

    def __init__(self) -> None:
        self._limit = MAX_BATCH

    def computed(self, tokens: int, seconds: float) -> None:
        """Learn from a chunk; a very short one says little about a long one."""
        if tokens >= SMALLEST_CHUNK and seconds > 0:
            fitting = int(tokens / seconds * STEP_SECONDS)
            self._limit = max(SMALLEST_CHUNK, min(fitting - fitting % SMALLEST_CHUNK, MAX_BATCH))

    def chunk_length(self, sequence: Sequence, *, alone: bool) -> int:
        """How many of its tokens to compute now: more where nobody waits for the end of the step."""
        if sequence.isolated:  # what it computes may not depend on how fast the machine was
            return min(CHUNK, sequence.prompt_left)
        return min(MAX_BATCH if alone else CHUNK, self._limit, sequence.prompt_left)

"""A chunk of a prompt takes about a second, whatever the machine and the model."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from gptoss_desktop.worker.llama.context import MAX_BATCH
from gptoss_desktop.worker.llama.prefill import CHUNK, SMALLEST_CHUNK, Pace

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.sequence import Sequence


def prompt(left: int, *, isolated: bool = False) -> Sequence:
    return cast("Sequence", SimpleNamespace(prompt_left=left, isolated=isolated))


@pytest.mark.parametrize(
    ("tokens", "seconds", "length"),
    [
        (512, 26.0, SMALLEST_CHUNK),
        (128, 1.0, 128),
        (100, 0.5, 192),
        (512, 0.01, MAX_BATCH),
    ],
)
def test_the_last_chunk_sets_the_next(tokens: int, seconds: float, length: int) -> None:
    pace = Pace()
    pace.computed(tokens, seconds)
    assert pace.chunk_length(prompt(4000), alone=True) == length
    assert pace.chunk_length(prompt(4000), alone=False) == min(length, CHUNK)
    assert pace.chunk_length(prompt(7), alone=True) == 7


def test_a_seeded_prompt_is_cut_at_fixed_places() -> None:
    pace = Pace()
    pace.computed(512, 26.0)
    assert pace.chunk_length(prompt(4000, isolated=True), alone=True) == CHUNK


def test_a_few_tokens_say_nothing() -> None:
    pace = Pace()
    pace.computed(SMALLEST_CHUNK - 1, 60.0)
    assert pace.chunk_length(prompt(4000), alone=True) == MAX_BATCH

"""How much of a sequence's kept KV serves a new prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def common_prefix(left: Sequence[int], right: Sequence[int]) -> int:
    """Count the tokens that both sequences begin with."""
    for index, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return index
    return min(len(left), len(right))


def reusable_tokens(kept: Sequence[int], prompt: Sequence[int], first_position: int, window: int) -> int:
    """Count the prompt's tokens whose KV need not be computed again.

    At least one token is left to compute, since its logits are wanted. `first_position` is the smallest
    position that every layer still holds and `window` the model's sliding window, 0 where it has none:
    token n attends to the `window` tokens before it, so all of those must be there. A hole would go
    unnoticed: llama_decode succeeds and the most likely token rarely changes.
    """
    count = min(common_prefix(kept, prompt), len(prompt) - 1)
    return count if first_position <= max(0, count - window) else 0

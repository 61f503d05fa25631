"""The memory that vLLM takes on each card of a tensor-parallel group."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import KvType
from gptoss_desktop.planning.sizes import GIB
from gptoss_desktop.planning.vllm_settings import BATCHED_TOKENS

if TYPE_CHECKING:
    from gptoss_desktop.domain.hardware import Gpu
    from gptoss_desktop.domain.model import ModelShape
    from gptoss_desktop.domain.plan import LoraOptions

RESERVE = 3 * GIB // 4
"""Left free on each card: CUDA's own context, 0.52 to 0.60 GiB on an H100, which vLLM finds taken when it
compares the free memory with its share, and room for a display that grows."""
ACTIVATIONS = int(1.1 * GIB)
OUTSIDE_TORCH = int(0.23 * GIB)
GRAPHS = int(0.46 * GIB)
"""gpt-oss-20b on one H100 with steps of 2,048 tokens, as vLLM says once it has started. The activations are
those of a start that compiles; later ones take 0.48 GiB, and the cache gets the rest."""
COMMUNICATION = GIB // 2
"""For NCCL's and the all-reduce kernels' buffers on each card of a group. An allowance, not measured here."""

EXPERT_ROWS, EXPERT_COLUMNS = 128, 256
"""MXFP4 experts are padded: each card's part of the inner width to the first; the hidden width to the second,
but for the Triton kernels of Hopper (mxfp4_round_up_hidden_size_and_intermediate_size in vLLM's
oracle/mxfp4.py). With them gpt-oss-20b, 12.8 GiB on the disk, took 13.03 GiB on an H100."""
TRITON_CAPABILITY = (9, 0)

BLOCK_SLACK = 64
"""Tokens. A sequence's last block, and the one more that a sliding window touches, of 16 tokens each and in
both kinds of layers (SlidingWindowSpec.max_admission_blocks_per_request)."""
STEPS_IN_FLIGHT = 2
"""Steps whose sliding-window blocks are not given back yet: asynchronous scheduling overlaps two
(VllmConfig.max_concurrent_batches)."""

_TYPE_BYTES = {KvType.AUTO: 2, KvType.FP8: 1}


@dataclass(frozen=True, slots=True)
class CardMemory:
    """Bytes on each card of a group. `cache` may be negative: then there is not even room for the weights."""

    weights: int
    working: int
    cache: int


def kv_token_bytes(shape: ModelShape, kv_type: KvType) -> int:
    """Return the bytes of cache that a token of context takes, over all cards.

    Layers with a sliding window share the pool but give back what they have left behind, so only the
    others count: 24,576 for gpt-oss-20b and 36,864 for the 120b in bf16.
    """
    return _full_layers(shape) * shape.kv_heads * shape.head_size * 2 * _TYPE_BYTES[kv_type]


def window_ratio(shape: ModelShape) -> float:
    """Return how much more pool a token takes while it lies within the sliding window."""
    full = _full_layers(shape)
    return (shape.layers - full) / full


def longest_context(shape: ModelShape, tokens: int, batched_tokens: int = BATCHED_TOKENS) -> int:
    """Return the longest request that a cache of so many tokens admits.

    A request takes its length, and in the sliding layers the window and the steps in flight.
    """
    ratio = window_ratio(shape)
    if not ratio:
        return max(0, tokens - BLOCK_SLACK)
    in_window = shape.sliding_window + STEPS_IN_FLIGHT * batched_tokens
    beyond = tokens - BLOCK_SLACK - ceil(ratio * in_window)
    within = int((tokens - BLOCK_SLACK) / (1 + ratio))
    return max(0, beyond, min(within, in_window))


def tokens_needed(shape: ModelShape, context: int, batched_tokens: int = BATCHED_TOKENS) -> int:
    """Return the tokens of cache that a request of the length `context` needs: the inverse of the above."""
    in_window = shape.sliding_window + STEPS_IN_FLIGHT * batched_tokens
    return context + BLOCK_SLACK + ceil(window_ratio(shape) * min(in_window, context))


def weight_bytes(shape: ModelShape, count: int, capability: tuple[int, int], lora: LoraOptions | None) -> int:
    """Return the bytes of weights on each of `count` cards, the experts' padding included."""
    if not shape.expert_bytes:
        return ceil(shape.weight_bytes / count)
    rows = shape.hidden_size / count
    padding = ceil(rows / EXPERT_ROWS) * EXPERT_ROWS / rows
    # With adapters the expert kernel is Marlin on every card.
    if capability != TRITON_CAPABILITY or lora is not None:
        padding *= ceil(shape.hidden_size / EXPERT_COLUMNS) * EXPERT_COLUMNS / shape.hidden_size
    return ceil((shape.weight_bytes - shape.expert_bytes + shape.expert_bytes * padding) / count)


def lora_bytes(shape: ModelShape, lora: LoraOptions) -> int:
    """Return the bytes that the places for adapters take on each card, in bf16, not divided among cards."""
    hidden, inner = shape.hidden_size, shape.hidden_size
    queries, keys = shape.heads * shape.head_size, shape.kv_heads * shape.head_size
    widths = 2 * (hidden + queries) + 2 * (hidden + keys)
    if not lora.modules or any("expert" in module for module in lora.modules):
        widths += shape.experts * ((hidden + 2 * inner) + (inner + hidden))
    return lora.max_adapters * lora.max_rank * widths * shape.layers * 2


def card_memory(
    shape: ModelShape, cards: tuple[Gpu, ...], share: float, *, eager: bool, lora: LoraOptions | None
) -> CardMemory:
    """Return the memory on each card of a group that may take `share` of the smallest one."""
    working = ACTIVATIONS + OUTSIDE_TORCH
    working += (0 if eager else GRAPHS) + (COMMUNICATION if len(cards) > 1 else 0)
    if lora is not None:
        working += lora_bytes(shape, lora)
    weights = weight_bytes(shape, len(cards), cards[0].capability, lora)
    budget = int(share * min(gpu.total_bytes for gpu in cards))
    return CardMemory(weights, working, budget - weights - working)


def _full_layers(shape: ModelShape) -> int:
    # A model of sliding layers alone is counted as one of full ones: too much, never too little.
    return shape.layers - shape.sliding_layers or shape.layers

"""The memory that llama.cpp takes, on cards and in main memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import KvType
from gptoss_desktop.planning.sizes import GIB, USEFUL_CONTEXT, rounded_context

if TYPE_CHECKING:
    from gptoss_desktop.domain.hardware import Gpu
    from gptoss_desktop.domain.model import ModelInfo

CARD_RESERVE = GIB
"""Left free on each card: CUDA's context (0.6 GiB on an H100), cuBLAS's workspace, and a display that
grows."""
CARD_WORKING = GIB // 2
"""The compute buffer of a step of 512 tokens of gpt-oss, about 0.4 GiB."""
MASK_TOKEN_BYTES = 2048
"""The attention mask a token of context: 512 queries in f16, for both kinds of layers."""

RAM_WORKING = GIB
"""The process, its Python, and the compute buffer on the processor."""
REPACKING = 1.92
"""Main memory by the weights that lie there: llama.cpp keeps the mapped file and a copy in the processor's
own order. A model of 12 GB with gpt-oss-20b's shape took 23 GB at the peak, measured."""

UNKNOWN_TOKEN_BYTES = 131072
"""For a model whose header does not tell its shape: 32 layers of 8 key-value heads of 128 elements in f16."""

OFFLOADED = 1.1
"""The same for what stays in main memory beside a card: the copy alone. The mapped file's pages are clean, so
the kernel drops them where memory is short; where a card does most of the work the slower start is worth
it."""

MOST_PARALLEL = 4
"""Requests at once: llama.cpp sets memory aside for each, used or not."""

_ELEMENT_BYTES = {KvType.AUTO: 2.0, KvType.FP8: 2.0, KvType.Q8_0: 34 / 32}
"""A block of q8_0 is 32 numbers of a byte and a scale of two (ggml-common.h). FP8 is not llama.cpp's."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A model's bytes by place. `experts` are those of one layer."""

    total: int
    layers: int
    experts: int

    @property
    def layer(self) -> int:
        """What one layer takes, were all equal."""
        return self.total // self.layers

    @property
    def dense_layer(self) -> int:
        """What one layer takes without its experts."""
        return self.layer - self.experts


def weights_of(model: ModelInfo) -> Weights:
    """Return a file's weights; one layer where the header does not tell how many."""
    shape = model.shape
    if shape is None:
        return Weights(model.size_bytes, 1, 0)
    return Weights(shape.weight_bytes, shape.layers, shape.expert_bytes // shape.layers)


def kv_token_bytes(model: ModelInfo, kv_type: KvType) -> int:
    """Return the bytes of cache a token, sliding layers kept in full: 49,152 for gpt-oss-20b in f16.

    They are kept in full so that a conversation can go back to any earlier point, which every turn does.
    """
    shape = model.shape
    if shape is None:
        return int(UNKNOWN_TOKEN_BYTES * _ELEMENT_BYTES[kv_type] / 2)
    return int(shape.layers * shape.kv_heads * shape.head_size * 2 * _ELEMENT_BYTES[kv_type])


def usable(gpu: Gpu) -> int:
    """Return what a card can hold of weights and cache; 0 or less for one that is too full."""
    return gpu.free_bytes - CARD_RESERVE - CARD_WORKING


@dataclass(frozen=True, slots=True)
class Room:
    """What a cache of some tokens gives: the context of each request, and how many requests at once."""

    context: int
    parallel: int

    @property
    def tokens(self) -> int:
        """What has to be set aside."""
        return self.context * self.parallel


def room(tokens: int, longest: int, context: int | None, parallel: int | None) -> Room:
    """Return how to divide a cache of so many tokens; a wish for `context` or `parallel` is kept.

    First one request grows to a useful length, then the requests become four, then all grow to `longest`.
    So more memory never gives a shorter context. A context of 0 or no request means that it does not fit.
    """
    if context is not None:
        at_once = parallel or max(1, min(MOST_PARALLEL, tokens // context))
        return Room(context if context * at_once <= tokens else 0, at_once)
    if parallel is not None:
        return Room(min(longest, rounded_or_all(tokens // parallel, longest)), parallel)
    useful = min(USEFUL_CONTEXT, longest)
    if tokens < useful:
        return Room(rounded_context(tokens), 1)
    if tokens < useful * MOST_PARALLEL:
        return Room(useful, tokens // useful)
    return Room(rounded_or_all(tokens // MOST_PARALLEL, longest), MOST_PARALLEL)


def rounded_or_all(tokens: int, longest: int) -> int:
    """Return the longest context where it fits, else what fits in whole steps."""
    return longest if tokens >= longest else rounded_context(tokens)

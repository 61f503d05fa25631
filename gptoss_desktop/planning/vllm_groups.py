"""Every way to lay vLLM over the cards, and which of them is best."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import floor
from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import KvType
from gptoss_desktop.planning.sizes import GIB, USEFUL_CONTEXT, rounded_context
from gptoss_desktop.planning.vllm_memory import RESERVE, card_memory, kv_token_bytes, longest_context
from gptoss_desktop.planning.vllm_settings import LARGEST_SHARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gptoss_desktop.domain.hardware import Gpu
    from gptoss_desktop.domain.model import ModelShape
    from gptoss_desktop.planning.inputs import PlanOverrides
    from gptoss_desktop.planning.vllm_memory import CardMemory

VLLM_CAPABILITY = (8, 0)
"""The oldest cards for MXFP4 and bf16 (get_min_capability in vLLM's quantization/mxfp4.py)."""
FP8_CAPABILITY = (8, 9)
"""The oldest cards for an fp8 cache (vLLM's v1/attention/backends/triton_attn.py)."""
GROUP_SIZES = (1, 2, 4, 8)
"""gpt-oss's hidden size of 2,880 and its 64 heads divide by these, and there are only 8 key-value heads."""
MOST_CARDS = 8
"""Of more equal cards the freest are looked at: there is no group of more."""
SHARE_STEPS = 1000


@dataclass(frozen=True, slots=True)
class Group:
    """Cards that share a model, in order, and what fits. `tokens` is what the cache of all of them holds.

    `longest` is the longest context that it admits, before any wish.
    """

    cards: tuple[Gpu, ...]
    share: float
    kv_type: KvType
    memory: CardMemory
    tokens: int
    longest: int

    @property
    def linked_pairs(self) -> int:
        """How many pairs of the cards have NVLink between them."""
        return sum(second.uuid in first.links for first, second in combinations(self.cards, 2))

    @property
    def linked(self) -> bool:
        """Whether every card reaches every other over NVLink."""
        count = len(self.cards)
        return self.linked_pairs == count * (count - 1) // 2

    def context(self, wanted: int, *, exactly: bool) -> int:
        """Return the context to start with, for the one that is `wanted`: the model's own, or a person's."""
        if self.longest >= wanted:
            context = wanted
        else:
            context = self.longest if exactly else rounded_context(self.longest)
        # Fewer bits are for what is too short otherwise, not for more than that.
        capped = self.kv_type is KvType.FP8 and not exactly
        return min(context, USEFUL_CONTEXT) if capped else context


def class_key(gpu: Gpu) -> tuple[tuple[int, int], int]:
    """Return what cards must have in common to share a model: the capability and the memory, in whole GiB."""
    return gpu.capability, round(gpu.total_bytes / GIB)


def possible_sizes(shape: ModelShape) -> tuple[int, ...]:
    """Return the tensor-parallel sizes that divide the model."""
    return tuple(
        size
        for size in GROUP_SIZES
        if shape.heads % size == 0 and shape.kv_heads % size == 0 and shape.hidden_size % size == 0
    )


def automatic_share(cards: Iterable[Gpu]) -> float:
    """Return the part of each card that vLLM may take: what is free on the fullest, less the reserve."""
    share = min((gpu.free_bytes - RESERVE) / gpu.total_bytes for gpu in cards)
    return floor(max(0.0, min(share, LARGEST_SHARE)) * SHARE_STEPS) / SHARE_STEPS


def allows(gpu: Gpu, share: float) -> bool:
    """Return whether a card has enough free for a share that a person asks for."""
    return share * gpu.total_bytes <= gpu.free_bytes - RESERVE


def groups(cards: list[Gpu], shape: ModelShape, wishes: PlanOverrides) -> list[Group]:
    """Return every group of equal cards that a person's wishes leave, with each cache format."""
    found: list[Group] = []
    for members in _member_sets(cards, shape, wishes):
        share = automatic_share(members) if wishes.memory_share is None else wishes.memory_share
        if not all(allows(gpu, share) for gpu in members):
            continue
        memory = card_memory(shape, members, share, eager=bool(wishes.eager), lora=wishes.lora)
        found += [_group(shape, members, share, kv_type, memory) for kv_type in _kv_types(members, wishes)]
    return found


def rank(group: Group, context: int) -> tuple[object, ...]:
    """Return a key that sorts the best group first.

    The longest context, then the engine's own cache format, the fewest cards, NVLink among them, the most
    room, the least use by others, the first cards of the machine.
    """
    return (
        -context,
        group.kv_type is KvType.FP8,
        len(group.cards),
        -group.linked_pairs,
        -group.tokens,
        -min(gpu.free_bytes for gpu in group.cards),
        tuple((gpu.index, gpu.uuid) for gpu in group.cards),
    )


def _member_sets(cards: list[Gpu], shape: ModelShape, wishes: PlanOverrides) -> Iterator[tuple[Gpu, ...]]:
    sizes = possible_sizes(shape)
    if wishes.gpus is not None:
        if len(cards) in sizes and len({class_key(gpu) for gpu in cards}) == 1:
            yield tuple(cards)
        return
    if wishes.tensor_parallel is not None:
        sizes = tuple(size for size in sizes if size == wishes.tensor_parallel)
    for key in sorted({class_key(gpu) for gpu in cards}):
        equal = [gpu for gpu in cards if class_key(gpu) == key]
        freest = sorted(equal, key=lambda gpu: (-gpu.free_bytes, gpu.index, gpu.uuid))[:MOST_CARDS]
        freest.sort(key=lambda gpu: (gpu.index, gpu.uuid))
        for size in sizes:
            yield from combinations(freest, size)


def _kv_types(members: tuple[Gpu, ...], wishes: PlanOverrides) -> tuple[KvType, ...]:
    able = all(gpu.capability >= FP8_CAPABILITY for gpu in members)
    if wishes.kv_type is KvType.FP8:
        return (KvType.FP8,) if able else ()
    if wishes.kv_type is KvType.AUTO or not able:
        return (KvType.AUTO,)
    return (KvType.AUTO, KvType.FP8)


def _group(
    shape: ModelShape, members: tuple[Gpu, ...], share: float, kv_type: KvType, memory: CardMemory
) -> Group:
    tokens = max(0, memory.cache) * len(members) // kv_token_bytes(shape, kv_type)
    return Group(members, share, kv_type, memory, tokens, longest_context(shape, tokens))

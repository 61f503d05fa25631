"""Where llama.cpp puts a model's layers: which on which card, and whose experts in main memory."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import ALL_LAYERS
from gptoss_desktop.planning.llama_memory import (
    MASK_TOKEN_BYTES,
    MOST_PARALLEL,
    OFFLOADED,
    RAM_WORKING,
    Room,
    room,
    usable,
)
from gptoss_desktop.planning.sizes import CONTEXT_STEP, USEFUL_CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gptoss_desktop.domain.hardware import Gpu
    from gptoss_desktop.planning.llama_memory import Weights

FILL_STEPS = 20
"""In how fine steps the fill of several cards is made even."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to lay out. `token_bytes` are of the cache; None is left to the layout.

    `ram_free` is in bytes, None where it is not known. `longest` is the model's own context.
    """

    weights: Weights
    token_bytes: int
    longest: int
    ram_free: int | None
    context: int | None = None
    parallel: int | None = None
    gpu_layers: int | None = None
    expert_layers: int | None = None

    @property
    def small_room(self) -> Room:
        """What is aimed at where not all fits on the cards."""
        return Room(self.context or min(USEFUL_CONTEXT, self.longest), self.parallel or 1)


@dataclass(frozen=True, slots=True)
class Cut:
    """What goes to the cards: the last `gpu_layers`, without the experts of the first `expert_layers`."""

    gpu_layers: int
    expert_layers: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout that fits. `counts` are the layers on each of the cards, in order."""

    cards: tuple[Gpu, ...]
    counts: tuple[int, ...]
    cut: Cut
    room: Room
    ram: int

    @property
    def whole(self) -> bool:
        """Whether nothing but the token table is left in main memory."""
        return self.cut == Cut(ALL_LAYERS, 0)


def best_layout(cards: list[Gpu], wanted: Wanted) -> Layout | None:
    """Return the layout with the most on the cards; None where there is none.

    The whole model goes on the fewest cards that give it the longest context. Where that is not even a
    useful one, all cards share what they can hold, with a useful context and no more, so that a card with a
    little more memory never gives a shorter one.
    """
    able = [gpu for gpu in cards if usable(gpu) > 0]
    freest = sorted(able, key=lambda gpu: (-gpu.free_bytes, gpu.index, gpu.uuid))
    best: Layout | None = None
    for count in range(1, len(freest) + 1):
        chosen = set(freest[:count])
        found = _whole([gpu for gpu in able if gpu in chosen], wanted)
        if found is not None and (best is None or _size(found) > _size(best)):
            best = found
    return best or _part(able, wanted)


def longest_context(cards: list[Gpu], wanted: Wanted) -> int:
    """Return the longest context, in whole steps, that any cut gives each request; 0 where none fits."""
    able = [gpu for gpu in cards if usable(gpu) > 0]
    tokens = max((_most_tokens(able, wanted, cut) for cut in _cuts(wanted)), default=0)
    return tokens // (wanted.parallel or 1) // CONTEXT_STEP * CONTEXT_STEP


def tensor_split(layout: Layout) -> tuple[float, ...]:
    """Return llama.cpp's shares for the counts; empty for one card.

    It counts the output as one more layer, on the last card, when all are there, and compares
    fractions of the layers with fractions of the shares: half a layer keeps rounding away from the borders.
    """
    if len(layout.cards) == 1:
        return ()
    shares = [float(count) for count in layout.counts]
    shares[0] -= 0.5
    shares[-1] += 0.5 + (layout.cut.gpu_layers == ALL_LAYERS)
    return tuple(shares)


def card_use(layout: Layout, wanted: Wanted) -> list[tuple[int, int]]:
    """Return the bytes of weights and of cache on each card."""
    sizes = _layers_on_cards(wanted.weights, layout.cut)
    found, start = [], 0
    for count in layout.counts:
        weights = sum(sizes[start : start + count])
        cache = ceil(count * wanted.token_bytes * layout.room.tokens / wanted.weights.layers)
        found.append((weights, cache))
        start += count
    return found


def _size(layout: Layout) -> tuple[int, int]:
    return layout.room.context, layout.room.parallel


def _whole(cards: list[Gpu], wanted: Wanted) -> Layout | None:
    """Return the layout of everything on some cards, or of what a person asks to have there."""
    cut = Cut(_or(wanted.gpu_layers, ALL_LAYERS), _or(wanted.expert_layers, 0))
    divided = room(_most_tokens(cards, wanted, cut), wanted.longest, wanted.context, wanted.parallel)
    if divided.context < wanted.small_room.context:
        return None
    return _layout(cards, wanted, cut, divided)


def _part(cards: list[Gpu], wanted: Wanted) -> Layout | None:
    for cut in _cuts(wanted):
        found = _layout(cards, wanted, cut, wanted.small_room)
        if found is not None:
            return found
    return None


def _cuts(wanted: Wanted) -> Iterator[Cut]:
    """Yield the cuts that a person's wishes leave, the most on the cards first."""
    layers = wanted.weights.layers
    experts = range(layers + 1) if wanted.weights.experts else range(1)
    if wanted.expert_layers is not None:
        experts = range(wanted.expert_layers, wanted.expert_layers + 1)
    if wanted.gpu_layers is not None:
        yield from (Cut(wanted.gpu_layers, count) for count in experts)
        return
    yield from (Cut(ALL_LAYERS, count) for count in experts)
    yield from (Cut(count, experts[-1]) for count in range(layers - 1, 0, -1))


def _layout(cards: list[Gpu], wanted: Wanted, cut: Cut, divided: Room) -> Layout | None:
    ram = _ram(wanted, cut, divided.tokens)
    if wanted.ram_free is not None and ram > wanted.ram_free:
        return None
    counts = _even_counts(cards, wanted, cut, divided.tokens)
    if counts is None:
        return None
    # A card that is too small for one layer has no part in it.
    used = [(gpu, count) for gpu, count in zip(cards, counts, strict=True) if count]
    return Layout(tuple(gpu for gpu, _ in used), tuple(count for _, count in used), cut, divided, ram)


def _most_tokens(cards: list[Gpu], wanted: Wanted, cut: Cut) -> int:
    """Return the most tokens of cache, in whole steps, with which a cut fits; 0 where it does not at all."""
    low, high = 0, ceil(wanted.longest * (wanted.parallel or MOST_PARALLEL) / CONTEXT_STEP)
    while low < high:
        middle = (low + high + 1) // 2
        tokens = middle * CONTEXT_STEP
        ram_fits = wanted.ram_free is None or _ram(wanted, cut, tokens) <= wanted.ram_free
        if ram_fits and _counts(cards, wanted, cut, tokens, 1.0) is not None:
            low = middle
        else:
            high = middle - 1
    return low * CONTEXT_STEP


def _even_counts(cards: list[Gpu], wanted: Wanted, cut: Cut, tokens: int) -> tuple[int, ...] | None:
    """Return the layers on each card, all as evenly filled as can be; None where they do not fit."""
    if _counts(cards, wanted, cut, tokens, 1.0) is None:
        return None
    for step in range(1, FILL_STEPS + 1):
        found = _counts(cards, wanted, cut, tokens, step / FILL_STEPS)
        if found is not None:
            return found
    return None


def _counts(cards: list[Gpu], wanted: Wanted, cut: Cut, tokens: int, fill: float) -> tuple[int, ...] | None:
    """Fill the cards one after the other with layers, each up to a part of what it can hold."""
    token_bytes = wanted.token_bytes * tokens / wanted.weights.layers
    sizes = [size + token_bytes for size in _layers_on_cards(wanted.weights, cut)]
    counts, place = [], 0
    for gpu in cards:
        left = (usable(gpu) - MASK_TOKEN_BYTES * tokens) * fill
        count = 0
        while place < len(sizes) and sizes[place] <= left:
            left -= sizes[place]
            place += 1
            count += 1
        counts.append(count)
    return tuple(counts) if place == len(sizes) else None


def _layers_on_cards(weights: Weights, cut: Cut) -> list[int]:
    """Return the bytes of each layer on the cards, from the first; the last of them brings the output layer.

    What is no layer, the token table and the output, counts as evenly spread: the table stays in main
    memory, so that its part makes up for the output on the last card.
    """
    on_cards = weights.layers if cut.gpu_layers == ALL_LAYERS else cut.gpu_layers
    first = weights.layers - on_cards
    return [
        weights.dense_layer if layer < cut.expert_layers else weights.layer
        for layer in range(first, weights.layers)
    ]


def _ram(wanted: Wanted, cut: Cut, tokens: int) -> int:
    """Return the main memory that a cut takes: what is not on the cards, with the cache of those layers."""
    on_cards = _layers_on_cards(wanted.weights, cut)
    left = wanted.weights.total - sum(on_cards) if cut != Cut(ALL_LAYERS, 0) else 0
    cache = wanted.token_bytes * tokens * (wanted.weights.layers - len(on_cards)) / wanted.weights.layers
    return int(RAM_WORKING + left * OFFLOADED + cache)


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value

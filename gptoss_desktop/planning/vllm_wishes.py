"""Wishes for vLLM that these cards cannot meet, each with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import KvType
from gptoss_desktop.domain.said import say
from gptoss_desktop.planning.cards import card_names, fit_cards, holders
from gptoss_desktop.planning.obstacle import Obstacle
from gptoss_desktop.planning.sizes import GIB, gib, gib_down
from gptoss_desktop.planning.vllm_groups import (
    FP8_CAPABILITY,
    GROUP_SIZES,
    VLLM_CAPABILITY,
    allows,
    class_key,
    possible_sizes,
)
from gptoss_desktop.planning.vllm_memory import RESERVE
from gptoss_desktop.planning.wishes import refused

if TYPE_CHECKING:
    from gptoss_desktop.domain.hardware import Gpu
    from gptoss_desktop.domain.model import ModelShape
    from gptoss_desktop.domain.said import Said
    from gptoss_desktop.planning.inputs import PlanInputs
    from gptoss_desktop.planning.refusal import PlanRefusedError
    from gptoss_desktop.planning.vllm_memory import CardMemory

MOST_OFFLOAD = 0.8
"""The part of free main memory that may be asked for, so that the rest of the computer goes on."""


def check_vllm_wishes(inputs: PlanInputs, shape: ModelShape, cards: list[Gpu]) -> Obstacle | None:
    """Check the wishes against the cards that vLLM can use; an obstacle lets another engine try.

    Raises:
        PlanRefusedError: a wish that only vLLM knows cannot be met.

    """
    _check_offload(inputs)
    obstacle = _chosen(inputs, shape) if inputs.overrides.gpus else None
    if obstacle is not None:
        return obstacle
    if not cards:
        return _no_card(inputs)
    _check_tensor_parallel(inputs, shape, cards)
    _check_share(inputs, cards)
    if inputs.overrides.kv_type is KvType.FP8 and all(gpu.capability < FP8_CAPABILITY for gpu in cards):
        raise refused(
            say(
                "A cache in fp8 needs cards of compute capability 8.9 or newer; {cards}: {found}.",
                cards=card_names(cards),
                found=_capability(max(cards, key=lambda gpu: gpu.capability)),
            )
        )
    return None


def _no_card(inputs: PlanInputs) -> Obstacle:
    fit = fit_cards(inputs)
    if not fit:
        return Obstacle(
            FailureKind.GPU_LOST,
            say("No graphics card is left that vLLM could use."),
            say("Choose other cards, or use llama.cpp."),
        )
    newest = max(fit, key=lambda gpu: gpu.capability)
    return Obstacle(
        FailureKind.PLAN_REFUSED,
        say(
            "vLLM needs a card of compute capability {needed} or newer for this model; {cards}: "
            "{found} at most.",
            needed=".".join(map(str, VLLM_CAPABILITY)),
            cards=card_names(fit),
            found=_capability(newest),
        ),
        say("Use llama.cpp, which runs on older cards too."),
    )


def _chosen(inputs: PlanInputs, shape: ModelShape) -> Obstacle | None:
    """Return why vLLM cannot run on just the cards that a person chose."""
    cards = fit_cards(inputs)
    old = [gpu for gpu in cards if gpu.capability < VLLM_CAPABILITY]
    sizes = possible_sizes(shape)
    if old:
        return _no_card(inputs) if len(old) == len(cards) else _not_together(_too_old(old[0]))
    if len({class_key(gpu) for gpu in cards}) > 1:
        return _not_together(
            say(
                "vLLM spreads a model over equal cards only, and these are not: {cards}.",
                cards=card_names(cards),
            )
        )
    if len(cards) not in sizes:
        return _not_together(
            say(
                "vLLM spreads this model over {sizes} cards, not over {count}.",
                sizes=_or(sizes),
                count=len(cards),
            )
        )
    wanted = inputs.overrides.tensor_parallel
    if wanted is not None and wanted != len(cards):
        raise refused(
            say(
                "{count} cards are chosen, but the model is to be spread over {wanted}.",
                count=len(cards),
                wanted=wanted,
            )
        )
    return None


def unused_cards(inputs: PlanInputs, used: tuple[str, ...]) -> list[Said]:
    """Return a sentence for each card that vLLM cannot use, or not together with those that it uses."""
    cards = fit_cards(inputs)
    keys = {class_key(gpu) for gpu in cards if gpu.uuid in used}
    notes = [_too_old(gpu) for gpu in cards if gpu.capability < VLLM_CAPABILITY]
    notes += [
        say(
            "{card} (GPU {index}) stays unused: vLLM spreads a model over equal cards only.",
            card=gpu.name,
            index=gpu.index,
        )
        for gpu in cards
        if gpu.capability >= VLLM_CAPABILITY and class_key(gpu) not in keys
    ]
    return notes


def _not_together(sentence: Said) -> Obstacle:
    return Obstacle(FailureKind.PLAN_REFUSED, sentence, say("Choose other cards, or use llama.cpp on these."))


def _too_old(gpu: Gpu) -> Said:
    return say(
        "{card} is too old for vLLM: its compute capability is {found}, and {needed} is needed.",
        card=gpu.name,
        found=_capability(gpu),
        needed=".".join(map(str, VLLM_CAPABILITY)),
    )


def _check_tensor_parallel(inputs: PlanInputs, shape: ModelShape, cards: list[Gpu]) -> None:
    wanted = inputs.overrides.tensor_parallel
    if wanted is None:
        return
    if wanted not in GROUP_SIZES or wanted not in possible_sizes(shape):
        raise refused(
            say(
                "The model cannot be divided among {wanted} cards: {heads} attention heads, {kv_heads} "
                "key-value "
                "heads and a width of {hidden} divide by {sizes}.",
                wanted=wanted,
                heads=shape.heads,
                kv_heads=shape.kv_heads,
                hidden=shape.hidden_size,
                sizes=_or(possible_sizes(shape)),
            )
        )
    most = max(sum(class_key(other) == class_key(gpu) for other in cards) for gpu in cards)
    if wanted > most:
        raise refused(
            say(
                "The model is to be spread over {wanted} equal cards, but vLLM can use {most} here: {cards}.",
                wanted=wanted,
                most=most,
                cards=card_names(cards),
            )
        )


def _check_share(inputs: PlanInputs, cards: list[Gpu]) -> None:
    """Refuse a share that too few cards have free, naming who holds the memory."""
    share = inputs.overrides.memory_share
    if share is None:
        return
    chosen = inputs.overrides.gpus
    wanted = len(cards) if chosen is not None else inputs.overrides.tensor_parallel or 1
    able = [gpu for gpu in cards if allows(gpu, share)]
    if max((sum(class_key(other) == class_key(gpu) for other in able) for gpu in able), default=0) < wanted:
        raise _share_not_free(share, next(gpu for gpu in _freest_first(cards) if not allows(gpu, share)))


def share_too_small(share: float, gpu: Gpu, memory: CardMemory) -> PlanRefusedError:
    """Return the refusal of a share that leaves too little beside the weights."""
    return refused(
        say(
            "{percent} % of {card} are {budget} GiB, but the model and its working memory take {needed} "
            "GiB, and a conversation more.",
            percent=round(share * 100, 1),
            card=gpu.name,
            budget=gib_down(share * gpu.total_bytes),
            needed=gib(memory.weights + memory.working),
        )
    )


def _share_not_free(share: float, gpu: Gpu) -> PlanRefusedError:
    who = holders(gpu)
    values: dict[str, str | float] = {
        "percent": round(share * 100, 1),
        "card": gpu.name,
        "wanted": gib(share * gpu.total_bytes),
        "free": gib_down(gpu.free_bytes),
        "reserve": gib(RESERVE),
    }
    if who:
        return refused(
            say(
                "{percent} % of {card} are {wanted} GiB, but {free} GiB are free, of which {reserve} GiB "
                "stay so. "
                "The rest is held by {holders}.",
                **values,
                holders=who,
            ),
            say("End what holds the memory, or lower the share."),
        )
    return refused(
        say(
            "{percent} % of {card} are {wanted} GiB, but {free} GiB are free, of which {reserve} GiB stay "
            "so.",
            **values,
        ),
        say("Lower the share, or leave it to the program."),
    )


def _check_offload(inputs: PlanInputs) -> None:
    wanted = inputs.overrides.kv_offload_gib
    free = inputs.hardware.ram_free_bytes
    if wanted is not None and wanted * GIB > free * MOST_OFFLOAD:
        raise refused(
            say(
                "{wanted} GiB of main memory for conversations are too much: {free} GiB are available.",
                wanted=wanted,
                free=gib_down(free),
            )
        )


def _freest_first(cards: list[Gpu]) -> list[Gpu]:
    return sorted(cards, key=lambda gpu: (-gpu.free_bytes / gpu.total_bytes, gpu.index))


def _capability(gpu: Gpu) -> str:
    return f"{gpu.capability[0]}.{gpu.capability[1]}"


def _or(sizes: tuple[int, ...]) -> str:
    return ", ".join(map(str, sizes))

"""Which cards may be used at all, and what to call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.planning.refusal import PlanRefusedError
from gptoss_desktop.planning.sizes import gib

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.hardware import Gpu
    from gptoss_desktop.domain.said import Said
    from gptoss_desktop.planning.inputs import PlanInputs

BUSY_BYTES = 2**29
"""Memory that others hold, above which it is worth a word: more than an empty desktop's own."""


def fit_cards(inputs: PlanInputs) -> list[Gpu]:
    """Return the cards that work, in NVML's order; only a person's where they chose some, and in their order.

    Raises:
        PlanRefusedError: a chosen card is unknown, named twice, or not fit for use.

    """
    fit = sorted(
        (gpu for gpu in inputs.hardware.gpus if not gpu.problem and gpu.uuid not in inputs.excluded_gpus),
        key=lambda gpu: (gpu.index, gpu.uuid),
    )
    chosen = inputs.overrides.gpus
    if chosen is None:
        return fit
    by_uuid = {gpu.uuid: gpu for gpu in fit}
    for uuid in chosen:
        if uuid not in by_uuid or chosen.count(uuid) > 1:
            raise _wrong_choice(inputs, uuid)
    return [by_uuid[uuid] for uuid in chosen]


def left_out(inputs: PlanInputs) -> list[Said]:
    """Return a sentence for each card that is not fit for use."""
    notes = [
        say(
            "{card} (GPU {index}) is left out. {problem}", card=gpu.name, index=gpu.index, problem=gpu.problem
        )
        for gpu in inputs.hardware.gpus
        if gpu.problem
    ]
    notes += [
        say("{card} (GPU {index}) is left out, since it failed a while ago.", card=gpu.name, index=gpu.index)
        for gpu in inputs.hardware.gpus
        if gpu.uuid in inputs.excluded_gpus and not gpu.problem
    ]
    return notes


def card_names(cards: Sequence[Gpu]) -> str:
    """Return the cards' names, equal ones counted: `2 × NVIDIA L40S, NVIDIA T4`."""
    names = [gpu.name for gpu in cards]
    return ", ".join(
        name if names.count(name) == 1 else f"{names.count(name)} × {name}" for name in dict.fromkeys(names)
    )


def holders(gpu: Gpu) -> str:
    """Return who holds the card's memory, the most first: `python3 12.0 GiB, Xorg 0.4 GiB`; may be empty."""
    known = sorted(gpu.processes, key=lambda process: (-process.used_bytes, process.pid))
    return ", ".join(f"{process.name or process.pid} {gib(process.used_bytes)} GiB" for process in known[:3])


def busy(cards: Sequence[Gpu]) -> list[Said]:
    """Return a sentence for each card of which others hold a noticeable part."""
    return [
        say(
            "Others hold {used} GiB of {card} (GPU {index}): {holders}.",
            used=gib(gpu.total_bytes - gpu.free_bytes),
            card=gpu.name,
            index=gpu.index,
            holders=holders(gpu),
        )
        for gpu in cards
        if sum(process.used_bytes for process in gpu.processes) > BUSY_BYTES
    ]


def _wrong_choice(inputs: PlanInputs, uuid: str) -> PlanRefusedError:
    advice = say("Choose other cards, or leave the choice to the program.")
    gpu = next((gpu for gpu in inputs.hardware.gpus if gpu.uuid == uuid), None)
    if gpu is None:
        return PlanRefusedError(
            FailureKind.PLAN_REFUSED,
            say("There is no graphics card {uuid} in this computer.", uuid=uuid),
            advice,
        )
    if gpu.problem:
        sentence = say("{card} cannot be used. {problem}", card=gpu.name, problem=gpu.problem)
        return PlanRefusedError(FailureKind.GPU_LOST, sentence, advice)
    if gpu.uuid in inputs.excluded_gpus:
        sentence = say("{card} cannot be used now, since it failed a while ago.", card=gpu.name)
        return PlanRefusedError(FailureKind.GPU_LOST, sentence, advice)
    return PlanRefusedError(FailureKind.PLAN_REFUSED, say("{card} is chosen twice.", card=gpu.name), advice)

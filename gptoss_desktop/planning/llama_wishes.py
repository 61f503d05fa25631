"""Wishes for llama.cpp that this build or this model cannot meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.planning.wishes import refused

if TYPE_CHECKING:
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.planning.inputs import PlanInputs


def check_llama_wishes(inputs: PlanInputs, model: ModelInfo) -> None:
    """Check the wishes that only llama.cpp knows.

    Raises:
        PlanRefusedError: one of them cannot be met.

    """
    layers, experts = inputs.overrides.gpu_layers, inputs.overrides.cpu_expert_layers
    if not inputs.llama.gpu and (layers or experts):
        raise refused(
            say(
                "The llama.cpp of this program was built for the processor alone, so no layer can go on a "
                "card."
            ),
            say("Set the layers on the graphics card to 0, or leave them to the program."),
        )
    shape = model.shape
    if shape is None:
        return
    if layers is not None and layers > shape.layers + 1:
        raise refused(
            say(
                "{model} has {layers} layers and an output, so {wanted} cannot go on a graphics card.",
                model=model.name,
                layers=shape.layers,
                wanted=layers,
            )
        )
    if experts and not shape.expert_bytes:
        raise refused(say("{model} has no experts that could stay in main memory.", model=model.name))
    if experts is not None and experts > shape.layers:
        raise refused(
            say(
                "{model} has {layers} layers, so the experts of {wanted} cannot stay in main memory.",
                model=model.name,
                layers=shape.layers,
                wanted=experts,
            )
        )

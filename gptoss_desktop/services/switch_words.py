"""What happened and what runs now, when the engine that goes on is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.domain.said import Said, say
from gptoss_desktop.services.change_words import restarted_with
from gptoss_desktop.services.ladder import PLANNED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.domain.plan_change import PlanChange

_TWO = 2


def switched_words(
    happened: str,
    before: EnginePlan,
    after: EnginePlan,
    change: PlanChange | None,
    names: Mapping[str, str],
) -> Said:
    """Return the sentences. `happened` is complete; `names` are those of the cards here, by UUID."""
    if change is not None and change.kind not in PLANNED:
        return restarted_with(change, happened)
    if after.engine is not before.engine:
        return _other_engine(happened, after)
    if after.gpus and set(after.gpus) != set(before.gpus):
        return _other_cards(happened, before, after, names)
    if after.engine is EngineKind.LLAMA_CPP and not after.llama.gpu_layers:
        return say("{happened} llama.cpp restarts on the processor.", happened=happened)
    return say("{happened} The engine restarts with the next plan.", happened=happened)


def _other_engine(happened: str, after: EnginePlan) -> Said:
    if after.engine is EngineKind.VLLM:
        return say("{happened} The engine vLLM goes on.", happened=happened)
    if after.llama.gpu_layers:
        return say("{happened} The engine llama.cpp goes on, on the graphics card.", happened=happened)
    return say("{happened} The engine llama.cpp goes on, on the processor.", happened=happened)


def _other_cards(happened: str, before: EnginePlan, after: EnginePlan, names: Mapping[str, str]) -> Said:
    if len(after.gpus) == 1 and len({*names, *before.gpus, *after.gpus}) == _TWO:
        return say("{happened} The engine restarts on the other card.", happened=happened)
    cards = ", ".join(names.get(uuid, uuid) for uuid in after.gpus)
    if len(after.gpus) == 1:
        return say("{happened} The engine restarts on the card {card}.", happened=happened, card=cards)
    return say("{happened} The engine restarts on the cards {cards}.", happened=happened, cards=cards)

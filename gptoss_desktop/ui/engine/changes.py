"""Changes to a plan in the words of a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.domain.plan_change import ChangeKind

if TYPE_CHECKING:
    from gptoss_desktop.domain.plan_change import PlanChange


def change_text(change: PlanChange) -> str:
    """Return what a change does, as a button says it."""
    value = change.value or 0.0
    texts = {
        ChangeKind.CONTEXT: _tr("Restart with a context of {0} tokens").format(f"{value:,.0f}"),
        ChangeKind.SEQUENCES: _tr("Answer {0} at once").format(f"{value:,.0f}"),
        ChangeKind.MEMORY_SHARE: _tr("Use {0} % of the card's memory").format(f"{100 * value:.0f}"),
        ChangeKind.FP8_CACHE: _tr("Smaller cache numbers (FP8)"),
        ChangeKind.NO_PEER_TO_PEER: _tr("Without peer-to-peer"),
        ChangeKind.EAGER: _tr("Without CUDA graphs (slower, starts faster)"),
        ChangeKind.OTHER_GPUS: _tr("Use other cards"),
        ChangeKind.LLAMA_CPP: _tr("Use llama.cpp"),
    }
    return texts[change.kind]


def change_hint(change: PlanChange) -> str:
    """Return what a change means, as a tooltip says it."""
    texts = {
        ChangeKind.CONTEXT: _tr("A shorter context leaves older messages of a long chat out sooner."),
        ChangeKind.SEQUENCES: _tr("Further chats wait for their turn."),
        ChangeKind.MEMORY_SHARE: _tr("The rest of the card's memory is left to other programs."),
        ChangeKind.FP8_CACHE: _tr(
            "The cache of the context takes half the memory, at a little less precision."
        ),
        ChangeKind.NO_PEER_TO_PEER: _tr("The cards talk to each other through main memory."),
        ChangeKind.EAGER: _tr("Answers come slower, but the start takes less time and memory."),
        ChangeKind.OTHER_GPUS: _tr("A new plan is made without the card that failed."),
        ChangeKind.LLAMA_CPP: _tr("The other engine runs on fewer cards, or on none."),
    }
    return texts[change.kind]


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanChange", text)

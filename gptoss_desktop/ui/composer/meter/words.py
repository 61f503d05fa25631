"""The figures of a budget in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from gptoss_desktop.domain.conversation_settings import OverflowPolicy
from gptoss_desktop.ui.composer.meter.segments import SEGMENTS, Fullness, fullness, name

if TYPE_CHECKING:
    from gptoss_desktop.domain.budget import TokenBudget


def _tr(text: str) -> str:
    return QCoreApplication.translate("TokenMeter", text)


def number(count: int) -> str:
    """Return a number as the language writes it."""
    return QLocale().toString(count)


def short(budget: TokenBudget) -> str:
    """Return what stands beside the bar: what would be sent, and all there is room for."""
    if not budget.context:
        return ""
    sign = "" if budget.exact else "≈ "
    return f"{sign}{number(budget.prompt)} / {number(budget.context)}"


def verdict(budget: TokenBudget) -> str:
    """Return a sentence about what will happen; empty while there is room."""
    if budget.omitted:
        return _tr("The {0} oldest messages will be left out.").format(number(budget.omitted))
    match fullness(budget):
        case Fullness.OVER:
            return _tr("This is more than the context holds: {0} tokens too many.").format(
                number(budget.prompt - budget.context + 1)
            )
        case Fullness.NEAR:
            return _tr("The context is nearly full: the answer may be cut short.")
    return ""


def spoken(budget: TokenBudget) -> str:
    """Return all figures as sentences, for a tooltip and a screen reader."""
    if not budget.context:
        return _tr("No engine is ready.")
    exact, about = _tr("{0} of {1} tokens would be sent."), _tr("About {0} of {1} tokens would be sent.")
    total = exact if budget.exact else about
    rows = [
        f"{name(segment)}: {number(getattr(budget, segment.field))}"
        for segment in SEGMENTS
        if getattr(budget, segment.field)
    ]
    return "\n".join(
        filter(None, [total.format(number(budget.prompt), number(budget.context)), *rows, verdict(budget)])
    )


def policy_name(policy: OverflowPolicy) -> str:
    """Return what a policy does, as a choice."""
    match policy:
        case OverflowPolicy.REFUSE:
            return _tr("Say so, and send nothing")
        case OverflowPolicy.DROP_OLDEST:
            return _tr("Leave out the oldest messages")
        case OverflowPolicy.SUMMARISE:
            return _tr("Let the model summarise the oldest messages")

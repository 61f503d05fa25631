"""The parts of a budget in their order, with their colours, and how near its end it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.ui.theme.colours import mix
from gptoss_desktop.ui.translate import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from gptoss_desktop.domain.budget import TokenBudget
    from gptoss_desktop.ui.theme.tokens import Theme

_NEAR = 0.85
"""Of the context: with so much taken an answer may soon have no room."""


class Fullness(Enum):
    """How near the end is."""

    ROOM = auto()
    NEAR = auto()
    """The answer may be cut short."""
    OVER = auto()
    """The prompt alone does not fit."""


@dataclass(frozen=True, slots=True)
class Segment:
    """`field` is the budget's; `strength` how much of the accent its colour has."""

    field: str
    text: str
    strength: float


SEGMENTS = (
    Segment("system", QT_TRANSLATE_NOOP("TokenMeter", "System"), 1.0),
    Segment("history", QT_TRANSLATE_NOOP("TokenMeter", "Messages"), 0.72),
    Segment("attachments", QT_TRANSLATE_NOOP("TokenMeter", "Attachments"), 0.5),
    Segment("draft", QT_TRANSLATE_NOOP("TokenMeter", "This message"), 0.32),
    Segment("reserve", QT_TRANSLATE_NOOP("TokenMeter", "Kept for the answer"), 0.0),
)
"""In the order in which they are drawn: the strongest first, each paler than the one before."""


def name(segment: Segment) -> str:
    """Return what a segment is called."""
    return QCoreApplication.translate("TokenMeter", segment.text)


def colour(segment: Segment, theme: Theme, fullness: Fullness) -> str:
    """Return a segment's colour; what is kept for the answer is a line in the muted colour."""
    if not segment.strength:
        return theme.text_muted
    inks = {Fullness.ROOM: theme.accent, Fullness.NEAR: theme.warning, Fullness.OVER: theme.danger}
    return mix(theme.raised, inks[fullness], segment.strength)


def fullness(budget: TokenBudget) -> Fullness:
    """Return how near the end a budget is."""
    if budget.overflows:
        return Fullness.OVER
    taken = budget.prompt + budget.reserve
    if budget.context and (taken > budget.context or budget.prompt > budget.context * _NEAR):
        return Fullness.NEAR
    return Fullness.ROOM

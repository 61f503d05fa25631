"""What a conversation has of its own: its parameters, and what happens when its context is full."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import MessageId
    from gptoss_desktop.domain.parameters import GenerationParameters


class OverflowPolicy(StrEnum):
    """What happens to a prompt that is longer than the engine's context."""

    REFUSE = "refuse"
    DROP_OLDEST = "drop_oldest"
    SUMMARISE = "summarise"


@dataclass(frozen=True, slots=True)
class Summary:
    """A text, written by the model or edited by the user, that stands for the beginning of a path."""

    text: str
    up_to: MessageId
    """The last message that it stands for; it is of use on the paths that this message is on."""


@dataclass(frozen=True, slots=True)
class ConversationSettings:
    """None of `parameters` means: those that the window shows for new conversations."""

    parameters: GenerationParameters | None = None
    preset: str = ""
    """The preset that the parameters began with; they may have been changed since."""
    overflow: OverflowPolicy = OverflowPolicy.REFUSE
    summary: Summary | None = None

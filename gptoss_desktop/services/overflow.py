"""What is left out of a prompt that does not fit into the context. Pure: sizes in, a decision out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from gptoss_desktop.domain.conversation import Role
from gptoss_desktop.domain.conversation_settings import OverflowPolicy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import Message, MessageId
    from gptoss_desktop.domain.conversation_settings import ConversationSettings
    from gptoss_desktop.domain.parameters import GenerationParameters

RESERVE_SHARE = 4
"""At least one of so many parts of the context is for the answer, before a prompt is cut to fit."""
SUMMARY_SHARE = 8
LONGEST_SUMMARY = 1024
"""Tokens: a summary takes an eighth of a small context, and never more than this."""


@dataclass(frozen=True, slots=True)
class Room:
    """Tokens. `system` is what stands before the path and after it, `summary` the summary that there is."""

    context: int
    reserve: int
    system: int
    messages: tuple[int, ...]
    summary: int = 0


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a prompt leaves out, and the text that stands for it."""

    omitted: tuple[MessageId, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class TooLong:
    """It cannot be made to fit. `alone`: even the last turn with the system prompt does not fit."""

    tokens: int
    alone: bool = False


@dataclass(frozen=True, slots=True)
class SummaryNeeded:
    """The messages before `until` need a summary; the one that there is stands for those before `begin`."""

    begin: int
    until: int


Decision: TypeAlias = Prompt | TooLong | SummaryNeeded


def reserve_for(parameters: GenerationParameters, context: int) -> int:
    """Return how many tokens the answer is given before the prompt is cut."""
    share = max(1, context // RESERVE_SHARE)
    return share if parameters.max_tokens is None else min(parameters.max_tokens, share)


def summary_length(context: int) -> int:
    """Return the tokens that a summary may take."""
    return min(LONGEST_SUMMARY, context // SUMMARY_SHARE)


def decide(path: Sequence[Message], room: Room, settings: ConversationSettings) -> Decision:
    """Return what is sent of a path. The system prompt and the last turn always are."""
    total = room.system + sum(room.messages)
    if settings.overflow is OverflowPolicy.REFUSE:
        return Prompt() if total < room.context else TooLong(total)
    if total + room.reserve <= room.context:
        return Prompt()
    starts = _turns(path)
    last = room.system + sum(room.messages[starts[-1] :])
    if last >= room.context:
        return TooLong(last, alone=True)
    if settings.overflow is OverflowPolicy.DROP_OLDEST:
        begin = _first_fitting(starts, room, room.context - room.reserve - room.system)
        return Prompt(tuple(message.id for message in path[:begin]))
    return _with_summary(path, room, settings, starts)


def _with_summary(
    path: Sequence[Message], room: Room, settings: ConversationSettings, starts: Sequence[int]
) -> Decision:
    covered = _covered(path, settings, starts[-1])
    free = room.context - room.reserve - room.system
    if covered and settings.summary is not None and room.summary + sum(room.messages[covered:]) <= free:
        return Prompt(tuple(message.id for message in path[:covered]), settings.summary.text)
    allowance = summary_length(room.context)
    # Half of what is free: so the next turns fit, too, and the summary is not written anew for each.
    until = _first_fitting(starts, room, (free - allowance) // 2)
    if until <= covered:
        # There is nothing more to summarise: the summary itself, edited perhaps, takes too much room.
        alone = room.system + room.summary + sum(room.messages[covered:])
        if alone < room.context and settings.summary is not None:
            return Prompt(tuple(message.id for message in path[:covered]), settings.summary.text)
        return TooLong(alone, alone=True)
    return SummaryNeeded(covered, until)


def _covered(path: Sequence[Message], settings: ConversationSettings, last_turn: int) -> int:
    """Return how many messages the summary stands for; 0 where it is of no use on this path."""
    if settings.summary is None or not settings.summary.text:
        return 0
    for place, message in enumerate(path[:last_turn]):
        if message.id == settings.summary.up_to:
            return place + 1
    return 0


def _turns(path: Sequence[Message]) -> list[int]:
    """Return where the turns of a path begin: at its first message, and at every other of the user."""
    return [0, *(place for place, message in enumerate(path) if place and message.role is Role.USER)]


def _first_fitting(starts: Sequence[int], room: Room, free: int) -> int:
    """Return the first turn from which on all fits; the last one where none does."""
    before = [0, *accumulate(room.messages)]
    return next((start for start in starts if before[-1] - before[start] <= free), starts[-1])

"""The orders in which conversations are listed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.conversation import ConversationSummary

SortKey: TypeAlias = tuple[bool, Any, str]
"""The second is a number or a text, the same in all keys of one order."""


class SortOrder(StrEnum):
    """By which value. Pinned conversations come before the others in each."""

    CHANGED = "changed"
    CREATED = "created"
    TITLE = "title"


def sort_key(order: SortOrder) -> Callable[[ConversationSummary], SortKey]:
    """Return the key that puts the newest first, or titles by their letters; ids decide between equals."""
    return {SortOrder.CHANGED: _changed, SortOrder.CREATED: _created, SortOrder.TITLE: _title}[order]


def _changed(summary: ConversationSummary) -> SortKey:
    return not summary.pinned, -summary.updated_at.timestamp(), summary.id


def _created(summary: ConversationSummary) -> SortKey:
    return not summary.pinned, -summary.created_at.timestamp(), summary.id


def _title(summary: ConversationSummary) -> SortKey:
    return not summary.pinned, summary.title.casefold(), summary.id

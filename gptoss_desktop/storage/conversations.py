"""The table of conversations."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary, MessageId
from gptoss_desktop.storage.codec import clean, decode_time, encode_time

if TYPE_CHECKING:
    from gptoss_desktop.storage.driver import Database, Row

_COLUMNS = "id, title, created_at, updated_at, leaf_id"


class Conversations:
    """Statements over `conversation`. The caller holds the transaction of everything that writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[ConversationSummary]:
        """Return those that are not deleted, the last changed first."""
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM conversation WHERE deleted_at IS NULL ORDER BY updated_at DESC, id"  # noqa: S608
        )
        return [_summary(row) for row in rows]

    def get(self, conversation_id: ConversationId) -> ConversationSummary | None:
        """Return one, deleted or not; None where there is none."""
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM conversation WHERE id = ?",  # noqa: S608
            (conversation_id,),
        )
        return _summary(rows[0]) if rows else None

    def insert(self, summary: ConversationSummary) -> None:
        """Add one; one that is there already stays as it is, so that a failed start can be repeated."""
        self._database.execute(
            f"INSERT INTO conversation ({_COLUMNS}) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",  # noqa: S608
            (
                summary.id,
                clean(summary.title),
                encode_time(summary.created_at),
                encode_time(summary.updated_at),
                summary.leaf_id,
            ),
        )

    def rename(self, conversation_id: ConversationId, title: str) -> None:
        """Give another title; its place in the list stays."""
        self._database.execute(
            "UPDATE conversation SET title = ? WHERE id = ?", (clean(title), conversation_id)
        )

    def move_leaf(self, conversation_id: ConversationId, leaf_id: MessageId) -> None:
        """Make a message the end of the branch that is looked at."""
        self._database.execute(
            "UPDATE conversation SET leaf_id = ?, updated_at = ? WHERE id = ?",
            (leaf_id, encode_time(datetime.now(UTC)), conversation_id),
        )

    def touch(self, message_id: MessageId) -> None:
        """Count the conversation of a message as changed now."""
        self._database.execute(
            "UPDATE conversation SET updated_at = ?"
            " WHERE id = (SELECT conversation_id FROM message WHERE id = ?)",
            (encode_time(datetime.now(UTC)), message_id),
        )

    def mark_deleted(self, conversation_id: ConversationId, *, deleted: bool) -> None:
        """Hide a conversation, or bring it back."""
        moment = encode_time(datetime.now(UTC)) if deleted else None
        self._database.execute(
            "UPDATE conversation SET deleted_at = ? WHERE id = ?", (moment, conversation_id)
        )

    def purge(self) -> int:
        """Remove the deleted ones for good, with their messages; return their number."""
        return self._database.execute("DELETE FROM conversation WHERE deleted_at IS NOT NULL")


def _summary(row: Row) -> ConversationSummary:
    identifier, title, created_at, updated_at, leaf_id = row
    return ConversationSummary(
        ConversationId(identifier),
        title,
        decode_time(created_at),
        decode_time(updated_at),
        None if leaf_id is None else MessageId(leaf_id),
    )

"""The table of conversations."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary, MessageId
from gptoss_desktop.storage.codec import clean, decode_time, encode_ids, encode_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gptoss_desktop.storage.driver import Database, Row

_COLUMNS = "id, title, created_at, updated_at, leaf_id, folder_id, pinned, archived, model, deleted_at"
_LISTED = (
    f"SELECT {_COLUMNS} FROM conversation WHERE deleted_at IS NULL"  # noqa: S608 - constant
    " ORDER BY updated_at DESC, id LIMIT ?"
)
_TRASH = (
    f"SELECT {_COLUMNS} FROM conversation WHERE deleted_at > ''"  # noqa: S608 - constant
    " ORDER BY deleted_at DESC, id"
)
_ONE = f"SELECT {_COLUMNS} FROM conversation WHERE id = ? AND deleted_at IS NOT ''"  # noqa: S608 - constant


class Conversations:
    """Statements over `conversation`. The caller holds the transaction of everything that writes.

    `deleted_at` is NULL, or when a conversation came into the trash, or empty: discarded, and to be removed
    bit by bit.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(self, limit: int) -> list[ConversationSummary]:
        """Return those that are not deleted, the last changed first."""
        rows = self._database.query(_LISTED, (limit,))
        return _summaries(rows, self._tags([row[0] for row in rows] if limit >= 0 else None))

    def trash(self) -> list[ConversationSummary]:
        """Return those that are deleted, the last deleted first."""
        rows = self._database.query(_TRASH)
        return _summaries(rows, self._tags([row[0] for row in rows]))

    def get(self, conversation_id: ConversationId) -> ConversationSummary | None:
        """Return one, deleted or not; None where there is none."""
        rows = self._database.query(_ONE, (conversation_id,))
        return _summaries(rows, self._tags([conversation_id]))[0] if rows else None

    def insert(self, summary: ConversationSummary) -> bool:
        """Add one; one that is there already stays as it is, so that a failed start can be repeated.

        Return whether it is new.
        """
        added = self._database.execute(
            f"INSERT INTO conversation ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
            " ON CONFLICT (id) DO NOTHING",
            (
                summary.id,
                clean(summary.title),
                encode_time(summary.created_at),
                encode_time(summary.updated_at),
                summary.leaf_id,
                summary.folder_id,
                summary.pinned,
                summary.archived,
                clean(summary.model),
                None if summary.deleted_at is None else encode_time(summary.deleted_at),
            ),
        )
        return added > 0

    def rename(self, conversation_id: ConversationId, title: str) -> None:
        """Give another title; its place in the list stays."""
        self._database.execute(
            "UPDATE conversation SET title = ? WHERE id = ?", (clean(title), conversation_id)
        )

    def changed_now(self, conversation_id: ConversationId, model: str | None) -> None:
        """Count it as changed now; `model` is that of the answer that changed it."""
        self._database.execute(
            "UPDATE conversation SET updated_at = ?, model = coalesce(?, model) WHERE id = ?",
            (encode_time(datetime.now(UTC)), None if model is None else clean(model), conversation_id),
        )

    def move_leaf(self, conversation_id: ConversationId, leaf_id: MessageId | None) -> None:
        """Make a message the end of the branch that is looked at; it does not count as a change."""
        self._database.execute("UPDATE conversation SET leaf_id = ? WHERE id = ?", (leaf_id, conversation_id))

    def mark_deleted(self, conversation_id: ConversationId, *, deleted: bool) -> None:
        """Move a conversation to the trash, or bring it back. One that is in the trash keeps its time."""
        if deleted:
            self._database.execute(
                "UPDATE conversation SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL",
                (encode_time(datetime.now(UTC)), conversation_id),
            )
        else:
            self._database.execute(
                "UPDATE conversation SET deleted_at = NULL WHERE id = ? AND deleted_at > ''",
                (conversation_id,),
            )

    def discard(self, ids: Iterable[ConversationId]) -> int:
        """Take those that are in the trash out of it, never to be seen again; return their number."""
        return self._database.execute(
            "UPDATE conversation SET deleted_at = ''"
            " WHERE deleted_at > '' AND id IN (SELECT value FROM json_each(?))",
            (encode_ids(ids),),
        )

    def discard_older(self, moment: str) -> int:
        """Do so with those that were deleted before a moment, as `encode_time` wrote it."""
        return self._database.execute(
            "UPDATE conversation SET deleted_at = '' WHERE deleted_at > '' AND deleted_at < ?", (moment,)
        )

    def discarded(self) -> ConversationId | None:
        """Return one that is discarded but still there."""
        rows = self._database.query("SELECT id FROM conversation WHERE deleted_at = '' LIMIT 1")
        return ConversationId(rows[0][0]) if rows else None

    def remove(self, conversation_id: ConversationId) -> None:
        """Remove a conversation with all that belongs to it."""
        self._database.execute("DELETE FROM conversation WHERE id = ?", (conversation_id,))

    def _tags(self, ids: Sequence[str] | None) -> dict[str, tuple[str, ...]]:
        """Return the tags of the conversations, or of all: one query for all of them."""
        if ids is None:
            rows = self._database.query(
                "SELECT conversation_id, name FROM tag ORDER BY conversation_id, name"
            )
        else:
            rows = self._database.query(
                "SELECT conversation_id, name FROM tag"
                " WHERE conversation_id IN (SELECT value FROM json_each(?)) ORDER BY conversation_id, name",
                (encode_ids(ids),),
            )
        found: dict[str, tuple[str, ...]] = {}
        for conversation_id, name in rows:
            found[conversation_id] = (*found.get(conversation_id, ()), name)
        return found


def _summaries(rows: list[Row], tags: dict[str, tuple[str, ...]]) -> list[ConversationSummary]:
    return [
        ConversationSummary(
            row[0],
            row[1],
            decode_time(row[2]),
            decode_time(row[3]),
            row[4],
            row[5],
            tags.get(row[0], ()),
            row[6] != 0,
            row[7] != 0,
            row[8],
            None if row[9] is None else decode_time(row[9]),
        )
        for row in rows
    ]

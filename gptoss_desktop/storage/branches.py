"""What stands beside and below a message in its conversation's tree, and the branches that were deleted.

A row is only ever added after its parent, so the newest message below another one is a leaf: row ids tell the
order of making, whatever the clock said.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from gptoss_desktop.domain.conversation import ConversationId, MessageId
from gptoss_desktop.domain.tree import Versions
from gptoss_desktop.storage.codec import encode_ids, encode_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.storage.driver import Database

_VERSIONS = """
    SELECT own.id, sibling.id
    FROM json_each(:ids) AS chosen
    CROSS JOIN message AS own ON own.id = chosen.value
    CROSS JOIN message AS sibling INDEXED BY message_family
        ON sibling.conversation_id = own.conversation_id AND sibling.parent_id IS own.parent_id
        AND sibling.role = own.role AND sibling.deleted_at IS NULL
    ORDER BY chosen.key, sibling.rowid
"""
_BELOW = """
    WITH RECURSIVE below (id, conversation_id, number) AS (
        SELECT id, conversation_id, rowid FROM message WHERE id = :root
        UNION ALL
        SELECT message.id, message.conversation_id, message.rowid
        FROM below CROSS JOIN message INDEXED BY message_family
            ON message.conversation_id = below.conversation_id AND message.parent_id = below.id
        WHERE message.deleted_at IS NULL
    )
"""


class Home(NamedTuple):
    """Where a message is."""

    conversation_id: ConversationId
    parent_id: MessageId | None
    deleted: bool


class Branches:
    """Statements over the tree. The caller holds the transaction of everything that writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def versions(self, ids: Iterable[MessageId]) -> dict[MessageId, Versions]:
        """Return those of the messages that have living versions beside them, with these."""
        families: dict[MessageId, list[MessageId]] = {}
        for own, sibling in self._database.query(_VERSIONS, {"ids": encode_ids(ids)}):
            families.setdefault(own, []).append(sibling)
        return {
            own: Versions(tuple(family), family.index(own))
            for own, family in families.items()
            if len(family) > 1 and own in family
        }

    def leaf_below(self, message_id: MessageId) -> MessageId:
        """Return the newest living leaf under a message; the message itself where there is none."""
        rows = self._database.query(
            f"{_BELOW} SELECT id FROM below ORDER BY number DESC LIMIT 1",  # noqa: S608 - constant
            {"root": message_id},
        )
        return MessageId(rows[0][0]) if rows else message_id

    def newest_root(self, conversation_id: ConversationId) -> MessageId | None:
        """Return the newest living message without a parent; None where there is none."""
        rows = self._database.query(
            "SELECT id FROM message INDEXED BY message_family"
            " WHERE conversation_id = ? AND parent_id IS NULL AND deleted_at IS NULL"
            " ORDER BY rowid DESC LIMIT 1",
            (conversation_id,),
        )
        return MessageId(rows[0][0]) if rows else None

    def home_of(self, message_id: MessageId) -> Home | None:
        """Return where a message is; None where it is unknown."""
        rows = self._database.query(
            "SELECT conversation_id, parent_id, deleted_at IS NOT NULL FROM message WHERE id = ?",
            (message_id,),
        )
        return Home(rows[0][0], rows[0][1], bool(rows[0][2])) if rows else None

    def delete(self, message_id: MessageId) -> None:
        """Mark a living message and all that lives below it as deleted with it."""
        self._database.execute(
            f"{_BELOW} UPDATE message SET deleted_at = :now, deleted_with = :root"  # noqa: S608 - constant
            " WHERE deleted_at IS NULL AND id IN (SELECT id FROM below)",
            {"root": message_id, "now": encode_time(datetime.now(UTC))},
        )

    def undelete(self, message_id: MessageId) -> None:
        """Bring back what was deleted with a message; under a deleted parent it waits for that one."""
        self._database.execute(
            "UPDATE message SET (deleted_at, deleted_with) ="
            " (SELECT parent.deleted_at, parent.deleted_with FROM message AS root"
            "  LEFT JOIN message AS parent ON parent.id = root.parent_id WHERE root.id = :root)"
            " WHERE deleted_at = (SELECT deleted_at FROM message WHERE id = :root) AND deleted_with = :root",
            {"root": message_id},
        )

    def follow_parent(self, message_id: MessageId) -> None:
        """Let a new message share the fate of its parent: one under a deleted message is deleted with it."""
        self._database.execute(
            "UPDATE message SET (deleted_at, deleted_with) ="
            " (SELECT parent.deleted_at, parent.deleted_with FROM message AS parent"
            "  WHERE parent.id = message.parent_id)"
            " WHERE id = ? AND parent_id IN (SELECT id FROM message WHERE deleted_at IS NOT NULL)",
            (message_id,),
        )

    def erase_of(self, conversation_id: ConversationId, limit: int) -> int:
        """Remove messages of a conversation for good, the newest first; return their number."""
        return self._database.execute(
            "DELETE FROM message WHERE rowid IN"
            " (SELECT rowid FROM message WHERE conversation_id = ? ORDER BY rowid DESC LIMIT ?)",
            (conversation_id, limit),
        )

    def erase_older(self, moment: str, limit: int) -> int:
        """Remove messages that were deleted before a moment, the newest first; return their number."""
        return self._database.execute(
            "DELETE FROM message WHERE rowid IN"
            " (SELECT rowid FROM message WHERE deleted_at < ? ORDER BY rowid DESC LIMIT ?)",
            (moment, limit),
        )

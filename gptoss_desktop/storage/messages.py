"""The tables of messages and their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.conversation import (
    ConversationId,
    Message,
    MessageId,
    MessageState,
    Part,
    PartKind,
    Role,
)
from gptoss_desktop.storage.codec import clean, decode_answer, decode_time, encode_answer, encode_time

if TYPE_CHECKING:
    from gptoss_desktop.storage.driver import Database, Row

ALL = -1
"""A length of path without a limit."""

_PATH = """
    WITH RECURSIVE path (id, parent_id, height) AS (
        SELECT id, parent_id, 1 FROM message WHERE id = :leaf
        UNION ALL
        SELECT message.id, message.parent_id, height + 1
        FROM path JOIN message ON message.id = path.parent_id
        WHERE height <> :limit
    )
"""
_MESSAGES = f"""{_PATH}
    SELECT message.id, conversation_id, message.parent_id, role, state, created_at, answer
    FROM path JOIN message ON message.id = path.id
    ORDER BY height DESC
"""  # noqa: S608 - both pieces are constants
_PARTS = f"""{_PATH}
    SELECT path.id, kind, text, name, call_id, duration_ms, tokens
    FROM path JOIN part ON part.message_id = path.id
    ORDER BY height DESC, ordinal
"""  # noqa: S608 - both pieces are constants


class Messages:
    """Statements over `message` and `part`. The caller holds the transaction of everything that writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def path(self, leaf_id: MessageId, limit: int = ALL) -> list[Message]:
        """Return the last `limit` messages of the path from the root to a leaf, in order."""
        values = {"leaf": leaf_id, "limit": limit}
        parts: dict[str, list[Part]] = {}
        for identifier, *columns in self._database.query(_PARTS, values):
            parts.setdefault(identifier, []).append(_part(columns))
        return [_message(row, parts.get(row[0], [])) for row in self._database.query(_MESSAGES, values)]

    def count(self, conversation_id: ConversationId) -> int:
        """Return the number of messages on all branches that are not deleted."""
        rows = self._database.query(
            "SELECT count(*) FROM message WHERE conversation_id = ? AND deleted_at IS NULL",
            (conversation_id,),
        )
        return int(rows[0][0])

    def insert(self, message: Message) -> None:
        """Add a message with its parts."""
        self._database.execute(
            "INSERT INTO message (id, conversation_id, parent_id, role, state, created_at, answer)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                message.id,
                message.conversation_id,
                message.parent_id,
                message.role,
                message.state,
                encode_time(message.created_at),
                encode_answer(message.answer),
            ),
        )
        self._insert_parts(message.id, message.parts)

    def update(self, message: Message) -> bool:
        """Replace the state, the record and the parts of a message; return whether it is still there."""
        changed = self._database.execute(
            "UPDATE message SET state = ?, answer = ? WHERE id = ?",
            (message.state, encode_answer(message.answer), message.id),
        )
        # A message may have been removed for good while its answer was still coming.
        if changed:
            self.replace_parts(message.id, message.parts)
        return bool(changed)

    def set_state(self, message_id: MessageId, state: MessageState) -> None:
        """Change the state alone."""
        self._database.execute("UPDATE message SET state = ? WHERE id = ?", (state, message_id))

    def set_answer(self, message: Message) -> None:
        """Change the record alone."""
        answer = encode_answer(message.answer)
        self._database.execute("UPDATE message SET answer = ? WHERE id = ?", (answer, message.id))

    def replace_parts(self, message_id: MessageId, parts: tuple[Part, ...]) -> None:
        """Put other parts in the place of those that a message has."""
        self._database.execute("DELETE FROM part WHERE message_id = ?", (message_id,))
        self._insert_parts(message_id, parts)

    def _insert_parts(self, message_id: MessageId, parts: tuple[Part, ...]) -> None:
        self._database.execute_many(
            "INSERT INTO part (message_id, ordinal, kind, text, name, call_id, duration_ms, tokens)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    message_id,
                    ordinal,
                    part.kind,
                    clean(part.text),
                    part.name,
                    part.call_id,
                    part.duration_ms,
                    part.tokens,
                )
                for ordinal, part in enumerate(parts)
            ),
        )


def _part(columns: list[Any]) -> Part:
    kind, text, name, call_id, duration_ms, tokens = columns
    return Part(PartKind(kind), text, name, call_id, duration_ms, tokens)


def _message(row: Row, parts: list[Part]) -> Message:
    identifier, conversation_id, parent_id, role, state, created_at, answer = row
    return Message(
        MessageId(identifier),
        ConversationId(conversation_id),
        None if parent_id is None else MessageId(parent_id),
        Role(role),
        tuple(parts),
        MessageState(state),
        decode_time(created_at),
        decode_answer(answer),
    )

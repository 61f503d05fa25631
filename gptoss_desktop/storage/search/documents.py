"""Reads documents, messages and titles, out of the tables of the conversations."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import ConversationId, MessageId, Role
from gptoss_desktop.storage.codec import decode_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gptoss_desktop.storage.driver import Database

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

_MESSAGES = """
    SELECT message.rowid, conversation.rowid, message.id, conversation.id, title, role, message.created_at,
        CASE WHEN role = 'assistant' AND json_valid(answer) THEN answer ->> '$.model' END
    FROM json_each(?) AS chosen
    JOIN message ON message.rowid = chosen.value
    JOIN conversation ON conversation.id = message.conversation_id
    WHERE message.deleted_at IS NULL
"""
_TITLES = """
    SELECT -rowid, rowid, NULL, id, title, NULL, created_at, NULL
    FROM conversation WHERE rowid IN (SELECT -value FROM json_each(?))
"""
_PARTS = """
    SELECT message.rowid, name, text
    FROM json_each(?) AS chosen
    JOIN message ON message.rowid = chosen.value
    JOIN part ON part.message_id = message.id
    ORDER BY message.rowid, ordinal
"""


@dataclass(slots=True)
class Document:
    """A message, or a title: then it has neither `message_id` nor `role`."""

    number: int
    conversation: int
    """The row id of its conversation."""
    message_id: MessageId | None
    conversation_id: ConversationId
    title: str
    role: Role | None
    made: str
    """When, as `encode_time` wrote it."""
    model: str | None
    """The model that gave the answer, None where it is no answer."""
    texts: list[str] = field(default_factory=list)
    """What can be found, each part by itself."""

    @property
    def made_at(self) -> datetime:
        """When the message, or the conversation of a title, was made."""
        return decode_time(self.made)

    @property
    def time(self) -> int:
        """The same in microseconds since 1970."""
        return microseconds(self.made_at)


def microseconds(moment: datetime) -> int:
    """Return a moment as microseconds since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


def read_documents(database: Database, numbers: Sequence[int]) -> list[Document]:
    """Return those of the documents that are there and whose branch is not deleted, with their texts."""
    chosen = (json.dumps([*numbers]),)
    found: dict[int, Document] = {}
    for statement in (_MESSAGES, _TITLES):
        for number, conversation, message_id, conversation_id, title, role, made, model in database.query(
            statement, chosen
        ):
            found[number] = Document(
                number,
                conversation,
                message_id,
                conversation_id,
                title,
                None if role is None else Role(role),
                made,
                model,
            )
    for document in found.values():
        if document.message_id is None:
            document.texts.append(document.title)
    for number, name, text in database.query(_PARTS, chosen):
        if number in found:
            found[number].texts += [piece for piece in (name, text) if piece]
    return list(found.values())


def sizes(database: Database, numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the documents with the bytes of the text of each, without reading it."""
    return [
        (number, size)
        for number, size in database.query(
            "SELECT value, coalesce((SELECT sum(octet_length(text)) FROM message"
            " JOIN part ON part.message_id = message.id WHERE message.rowid = value), 0)"
            " FROM json_each(?)",
            (json.dumps([*numbers]),),
        )
    ]

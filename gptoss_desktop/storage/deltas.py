"""The table of what came of streaming messages: rows are only added until the message ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import MessageId, MessageState, PartKind
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.protocol.parts import PartsBuilder
from gptoss_desktop.storage.codec import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.messages import Messages

_INSERT = """
    INSERT INTO delta (message_id, seq, kind, text, call_index, name, call_id)
    SELECT id, (SELECT coalesce(max(seq), 0) + 1 FROM delta WHERE message_id = id), ?, ?, ?, ?, ?
    FROM message WHERE id = ?
"""
"""Adds nothing when the message was removed for good meanwhile."""


class Deltas:
    """Statements over `delta`. The caller holds the transaction of everything that writes."""

    def __init__(self, database: Database, messages: Messages) -> None:
        self._database = database
        self._messages = messages

    def append(self, message_id: MessageId, deltas: Iterable[TextDelta]) -> None:
        """Add new text. Costs O(new text), however long the message is."""
        self._database.execute_many(
            _INSERT,
            (
                (delta.kind, clean(delta.text), delta.index, delta.name, delta.call_id, message_id)
                for delta in merged(deltas)
            ),
        )

    def remove(self, message_id: MessageId) -> None:
        """Remove the rows of a message whose parts say the same."""
        self._database.execute("DELETE FROM delta WHERE message_id = ?", (message_id,))

    def fold_interrupted(self) -> int:
        """Turn what was left streaming by a program that ended into parts, marked so; return the number."""
        rows = self._database.query(
            "SELECT id FROM message WHERE state = ? UNION SELECT DISTINCT message_id FROM delta",
            (MessageState.STREAMING,),
        )
        for (message_id,) in rows:
            self._fold(MessageId(message_id))
        return len(rows)

    def _fold(self, message_id: MessageId) -> None:
        # An answer that goes on where an earlier one was cut has parts as well as deltas.
        message = self._messages.path(message_id, limit=1)[0]
        builder = PartsBuilder(message.parts)
        builder.add(self._of(message_id))
        self._messages.replace_parts(message_id, builder.parts())
        self._messages.set_state(message_id, MessageState.INTERRUPTED)
        self.remove(message_id)

    def _of(self, message_id: MessageId) -> list[TextDelta]:
        rows = self._database.query(
            "SELECT kind, text, call_index, name, call_id FROM delta WHERE message_id = ? ORDER BY seq",
            (message_id,),
        )
        return [TextDelta(PartKind(kind), *columns) for kind, *columns in rows]


def merged(deltas: Iterable[TextDelta]) -> list[TextDelta]:
    """Return the deltas with neighbours joined that continue one another: a token a row would be wasteful."""
    groups: list[tuple[TextDelta, list[str]]] = []
    for delta in deltas:
        first = groups[-1][0] if groups else None
        if first is not None and _continues(first, delta):
            groups[-1][1].append(delta.text)
        else:
            groups.append((delta, [delta.text]))
    return [
        TextDelta(first.kind, "".join(texts), first.index, first.name, first.call_id)
        for first, texts in groups
    ]


def _continues(first: TextDelta, delta: TextDelta) -> bool:
    return (
        delta.kind is first.kind
        and delta.index == first.index
        and delta.name in (None, first.name)
        and delta.call_id in (None, first.call_id)
    )

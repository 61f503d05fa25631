"""What is kept as one text a row: drafts, a conversation's settings, and documents that all share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import ConversationId
from gptoss_desktop.storage.bodies import (
    decode_draft,
    decode_settings,
    encode_draft,
    encode_settings,
)
from gptoss_desktop.storage.codec import clean

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation_settings import ConversationSettings
    from gptoss_desktop.domain.organisation import Draft
    from gptoss_desktop.storage.driver import Database


class Keeping:
    """Statements over `draft`, `conversation_settings` and `document`. The caller holds the transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def draft(self, conversation_id: ConversationId) -> Draft:
        """Return the draft of a conversation, stored or not; an empty one where there is none."""
        rows = self._database.query("SELECT body FROM draft WHERE conversation_id = ?", (conversation_id,))
        return decode_draft(rows[0][0] if rows else None)

    def unstored_draft(self) -> tuple[ConversationId, Draft] | None:
        """Return the last draft of a conversation that was never stored."""
        rows = self._database.query(
            "SELECT conversation_id, body FROM draft"
            " WHERE NOT EXISTS (SELECT 1 FROM conversation WHERE id = conversation_id)"
            " ORDER BY rowid DESC LIMIT 1"
        )
        return (ConversationId(rows[0][0]), decode_draft(rows[0][1])) if rows else None

    def save_draft(self, conversation_id: ConversationId, draft: Draft) -> None:
        """Keep a draft; an empty one takes no room."""
        if draft.is_empty:
            self._database.execute("DELETE FROM draft WHERE conversation_id = ?", (conversation_id,))
            return
        self._database.execute(
            "INSERT INTO draft (conversation_id, body) VALUES (?, ?)"
            " ON CONFLICT (conversation_id) DO UPDATE SET body = excluded.body",
            (conversation_id, encode_draft(draft)),
        )

    def settings(self, conversation_id: ConversationId) -> ConversationSettings:
        """Return what a conversation has of its own."""
        rows = self._database.query(
            "SELECT body FROM conversation_settings WHERE conversation_id = ?", (conversation_id,)
        )
        return decode_settings(rows[0][0] if rows else None)

    def save_settings(self, conversation_id: ConversationId, settings: ConversationSettings) -> None:
        """Keep what a conversation has of its own."""
        self._database.execute(
            "INSERT INTO conversation_settings (conversation_id, body) VALUES (?, ?)"
            " ON CONFLICT (conversation_id) DO UPDATE SET body = excluded.body",
            (conversation_id, encode_settings(settings)),
        )

    def documents(self, kind: str) -> dict[str, str]:
        """Return the texts of one kind by name."""
        rows = self._database.query("SELECT name, text FROM document WHERE kind = ? ORDER BY name", (kind,))
        return dict(rows)

    def save_document(self, kind: str, name: str, text: str) -> None:
        """Keep a text under a name."""
        self._database.execute(
            "INSERT INTO document (kind, name, text) VALUES (?, ?, ?)"
            " ON CONFLICT (kind, name) DO UPDATE SET text = excluded.text",
            (kind, clean(name), clean(text)),
        )

    def delete_document(self, kind: str, name: str) -> None:
        """Remove a text."""
        self._database.execute("DELETE FROM document WHERE kind = ? AND name = ?", (kind, clean(name)))

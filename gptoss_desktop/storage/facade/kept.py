"""Drafts, settings of conversations, and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.storage.facade.base import StoreBase

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import ConversationId
    from gptoss_desktop.domain.conversation_settings import ConversationSettings
    from gptoss_desktop.domain.organisation import Draft


class KeptStore(StoreBase):
    """What is kept beside the messages; drafts and settings also of a conversation that is not stored yet."""

    def draft(self, conversation_id: ConversationId) -> Draft:
        """Return the draft of a conversation; an empty one where there is none."""
        return self._keeping.draft(conversation_id)

    def unstored_draft(self) -> tuple[ConversationId, Draft] | None:
        """Return the newest draft that belongs to a conversation that was never stored, with its id."""
        return self._keeping.unstored_draft()

    def save_draft(self, conversation_id: ConversationId, draft: Draft) -> None:
        """Keep a draft, in the place of the one before."""
        with self._database.transaction():
            self._keeping.save_draft(conversation_id, draft)

    def settings_of(self, conversation_id: ConversationId) -> ConversationSettings:
        """Return what a conversation has of its own; the defaults where it has nothing."""
        return self._keeping.settings(conversation_id)

    def save_settings(self, conversation_id: ConversationId, settings: ConversationSettings) -> None:
        """Keep what a conversation has of its own."""
        with self._database.transaction():
            self._keeping.save_settings(conversation_id, settings)

    def documents(self, kind: str) -> dict[str, str]:
        """Return the documents of one kind ("preset", "prompt", "schema"): their texts by name."""
        return self._keeping.documents(kind)

    def save_document(self, kind: str, name: str, text: str) -> None:
        """Keep a document, in the place of the one of that name."""
        with self._database.transaction():
            self._keeping.save_document(kind, name, text)

    def delete_document(self, kind: str, name: str) -> None:
        """Remove a document."""
        with self._database.transaction():
            self._keeping.delete_document(kind, name)

"""Whole conversations at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.storage.facade.base import StoreBase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gptoss_desktop.domain.conversation import ConversationSummary, Message


class ImportStore(StoreBase):
    """Conversations that come from elsewhere."""

    def add_conversations(
        self, conversations: Iterable[tuple[ConversationSummary, Sequence[Message]]]
    ) -> None:
        """Add new conversations with their messages, parents first: all of them, or none.

        The summaries are kept as they are; `leaf_id` names the last message of the branch to be looked at.
        """
        with self._database.transaction():
            for summary, messages in conversations:
                self._conversations.insert(summary)
                self._organising.add_tags([summary.id], summary.tags)
                for message in messages:
                    self._messages.insert(message)

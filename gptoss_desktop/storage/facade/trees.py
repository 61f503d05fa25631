"""Conversations as trees: paths, versions, branches that are deleted and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind
from gptoss_desktop.storage.facade.base import StoreBase
from gptoss_desktop.storage.messages import ALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import ConversationId, Message, MessageId
    from gptoss_desktop.domain.tree import Versions
    from gptoss_desktop.storage.branches import Home


class TreeStore(StoreBase):
    """Reading along the tree. Nothing is erased by any of these methods."""

    def path_to(self, leaf_id: MessageId, *, limit: int = ALL) -> list[Message]:
        """Return the path from the root to a message, or its last `limit` messages; empty if unknown."""
        return self._messages.path(leaf_id, limit)

    def messages(self, conversation_id: ConversationId) -> list[Message]:
        """Return the path to the conversation's leaf."""
        found = self._conversations.get(conversation_id)
        return [] if found is None or found.leaf_id is None else self._messages.path(found.leaf_id)

    def message_count(self, conversation_id: ConversationId) -> int:
        """Return the number of messages on all branches that are not deleted."""
        return self._messages.count(conversation_id)

    def versions(self, ids: Sequence[MessageId]) -> dict[MessageId, Versions]:
        """Return the versions of those of the messages that have more than one, deleted ones left out."""
        return self._branches.versions(ids)

    def leaf_below(self, message_id: MessageId) -> MessageId:
        """Return the newest leaf under a message; the message itself where nothing is below it."""
        return self._branches.leaf_below(message_id)

    def set_leaf(self, conversation_id: ConversationId, leaf_id: MessageId) -> None:
        """Make a message the end of the branch that is looked at. It does not count as a change.

        Raises:
            StoreError: the message is deleted or not of this conversation.

        """
        with self._database.transaction():
            home = self._home(leaf_id)
            if home.conversation_id != conversation_id or home.deleted:
                raise _gone()
            self._conversations.move_leaf(conversation_id, leaf_id)

    def delete_branch(self, message_id: MessageId) -> MessageId | None:
        """Delete a message and all below it until `undelete_branch`; return the conversation's leaf.

        A leaf that is deleted by it gives its place to the newest leaf of the version before the message,
        else of the version after it, else of what is left below the message's parent.

        Raises:
            StoreError: there is no such message.

        """
        with self._database.transaction():
            home = self._home(message_id)
            refuge = self._branches.versions([message_id]).get(message_id)
            self._branches.delete(message_id)
            leaf_id = self._leaf_of(home.conversation_id)
            if leaf_id is not None and self._home(leaf_id).deleted:
                beside = refuge and (refuge.neighbour(-1) or refuge.neighbour(1))
                above = beside or home.parent_id or self._branches.newest_root(home.conversation_id)
                leaf_id = above and self._branches.leaf_below(above)
                self._conversations.move_leaf(home.conversation_id, leaf_id)
            return leaf_id

    def undelete_branch(self, message_id: MessageId) -> MessageId | None:
        """Bring back what was deleted with a message, and look at it; return the conversation's leaf.

        Under a message that is deleted itself it comes back together with that one.

        Raises:
            StoreError: there is no such message.

        """
        with self._database.transaction():
            home = self._home(message_id)
            self._branches.undelete(message_id)
            if not self._home(message_id).deleted:
                self._conversations.move_leaf(home.conversation_id, self._branches.leaf_below(message_id))
            return self._leaf_of(home.conversation_id)

    def _home(self, message_id: MessageId) -> Home:
        home = self._branches.home_of(message_id)
        if home is None:
            raise _gone()
        return home

    def _leaf_of(self, conversation_id: ConversationId) -> MessageId | None:
        found = self._conversations.get(conversation_id)
        return None if found is None else found.leaf_id


def _gone() -> StoreError:
    return StoreError(
        StoreErrorKind.INTERNAL,
        say("The message is no longer there."),
        say("Open the conversation again."),
    )

"""Reading a path of messages from the store, the end first. All of it runs in the storage lane."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from gptoss_desktop.domain.conversation import ConversationId, Message, MessageId
    from gptoss_desktop.domain.tree import Versions
    from gptoss_desktop.storage.store import ConversationStore

FIRST = 24
"""Messages that are read before the others: more than the largest screen shows at once."""
_CHUNK = 500
"""Messages that are read at a time above those, so that nothing else waits long for the storage lane."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Messages that follow each other on a path, with the versions of those that have several."""

    messages: list[Message]
    versions: dict[str, Versions] = field(default_factory=dict)

    @property
    def below(self) -> MessageId | None:
        """The message under which the first one stands; None at the root, or where there is none."""
        return self.messages[0].parent_id if self.messages else None


def read_end(store: ConversationStore, conversation_id: ConversationId) -> Stretch:
    """Return the end of the path that the conversation was last looked at with."""
    leaf = store.summary(conversation_id).leaf_id
    return Stretch([]) if leaf is None else _with_versions(store, store.path_to(leaf, limit=FIRST))


def read_above(store: ConversationStore, message_id: MessageId) -> Stretch:
    """Return a stretch of the path that ends with a message."""
    return _with_versions(store, store.path_to(message_id, limit=_CHUNK))


def read_to(store: ConversationStore, leaf: MessageId, known: AbstractSet[str]) -> Stretch:
    """Return the path to a leaf, below the last message of it that is known."""
    limit = FIRST
    while True:
        path = store.path_to(leaf, limit=limit)
        at = next((n for n in range(len(path) - 1, -1, -1) if path[n].id in known), None)
        if at is not None:
            return _with_versions(store, path[at + 1 :])
        if len(path) < limit:
            return _with_versions(store, path)
        limit *= 4


def go_to_version(
    store: ConversationStore, conversation_id: ConversationId, message_id: MessageId, known: AbstractSet[str]
) -> Stretch:
    """Make the newest path below a version the conversation's, and return what of it is not known."""
    leaf = store.leaf_below(message_id)
    if not store.read_only:
        store.set_leaf(conversation_id, leaf)
    return read_to(store, leaf, known)


def _with_versions(store: ConversationStore, messages: list[Message]) -> Stretch:
    return Stretch(messages, read_versions(store, [message.id for message in messages]))


def read_versions(store: ConversationStore, ids: list[MessageId]) -> dict[str, Versions]:
    """Return the versions of those of the messages that have several."""
    found = store.versions(ids) if ids else {}
    return {str(message_id): versions for message_id, versions in found.items()}

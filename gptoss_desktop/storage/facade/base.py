"""What all methods of the store stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.storage.backlog import Backlog
from gptoss_desktop.storage.branches import Branches
from gptoss_desktop.storage.conversations import Conversations
from gptoss_desktop.storage.deltas import Deltas
from gptoss_desktop.storage.keeping import Keeping
from gptoss_desktop.storage.messages import Messages
from gptoss_desktop.storage.organising import Organising
from gptoss_desktop.storage.traces import Traces

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import ConversationSummary
    from gptoss_desktop.storage.driver import Database


class StoreBase:
    """One database and the statements over its tables."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._conversations = Conversations(database)
        self._messages = Messages(database)
        self._branches = Branches(database)
        self._organising = Organising(database)
        self._keeping = Keeping(database)
        self._traces = Traces(database)
        self._deltas = Deltas(database, self._messages)
        self._backlog = Backlog(database)

    def _insert(self, summary: ConversationSummary) -> None:
        if self._conversations.insert(summary):
            self._organising.add_tags([summary.id], summary.tags)

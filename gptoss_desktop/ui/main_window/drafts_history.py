"""The prompts that Up brings back: those of the open chat, then the last ones of all."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gptoss_desktop.domain.conversation import ConversationId, Role
from gptoss_desktop.domain.search import SearchQuery
from gptoss_desktop.storage.errors import StoreError
from gptoss_desktop.tasks import Lane, run_task
from gptoss_desktop.ui.composer.history import MOST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.storage.store import ConversationStore
    from gptoss_desktop.ui.composer.composer import Composer

OTHERS = 60
"""Prompts of other chats; who looks further back searches."""


class PromptMemory(QObject):
    """Keeps the composer's history up to date."""

    def __init__(self, services: Services, composer: Composer) -> None:
        super().__init__(composer)
        self._store = services.store
        self._history = composer.history
        self._own: list[str] = []
        self._others: list[str] = []
        services.chat.message_added.connect(self._on_added)

    def open(self, conversation_id: str) -> None:
        """Read the last prompts of all other chats."""
        work = partial(_last_prompts, self._store, ConversationId(conversation_id))
        run_task(work, self._take_others, _forgo, lane=Lane.STORAGE)

    def set_path(self, messages: Sequence[Message]) -> None:
        """Take the prompts of the open chat."""
        prompts = (m.text() for m in reversed(messages) if m.role is Role.USER)
        self._own = list(islice(prompts, MOST))
        self._tell()

    def _take_others(self, prompts: list[str]) -> None:
        self._others = prompts
        self._tell()

    def _on_added(self, message: Message) -> None:
        if message.role is Role.USER:
            self._others = [message.text(), *self._others][:OTHERS]
            self._tell()

    def _tell(self) -> None:
        self._history.set_prompts([*self._own, *self._others])


def _last_prompts(store: ConversationStore, apart_from: ConversationId) -> list[str]:
    found = store.search(SearchQuery("", role=Role.USER, limit=OTHERS))
    ids = [hit.message_id for hit in found.hits if hit.conversation_id != apart_from]
    paths = [store.path_to(message_id, limit=1) for message_id in ids if message_id is not None]
    return [path[0].text() for path in paths if path]


def _forgo(error: Exception) -> None:
    """Do without: nothing is lost by it. What is no fault of the store is one of this program."""
    if not isinstance(error, StoreError):
        raise error

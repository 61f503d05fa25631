"""The list of chats: reads it, renames, deletes and brings back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.domain.conversation import ConversationId
from gptoss_desktop.services.failures import storage_failure
from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.conversation import ConversationSummary
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.sidebar.sidebar import Sidebar
    from gptoss_desktop.viewmodels.conversations import ConversationListModel

T = TypeVar("T")


class SidebarController(QObject):
    """Keeps `ConversationListModel` and the store in step. The list changes when the store has."""

    failed = Signal(object)
    """EngineFailure"""
    renamed = Signal(str, str)
    """Conversation id, new title"""
    deleted = Signal(object)
    """list of conversation ids that are off the list"""
    loaded = Signal()
    """The list was read for the first time."""
    listed = Signal()
    """The list was read again: no row is chosen in it."""

    def __init__(self, services: Services, model: ConversationListModel, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self._store = services.store
        self._chat = services.chat
        self._model = model
        self._sidebar = sidebar
        services.chat.conversation_changed.connect(model.upsert)
        services.chat.answering_changed.connect(
            lambda conversation_id, answering: model.set_answering(conversation_id, answering=answering)
        )
        model.rename_requested.connect(self.rename)
        sidebar.undo_bar.undone.connect(self._undelete)
        sidebar.undo_bar.expired.connect(self._purge)

    def load(self) -> None:
        """Read the list. What a program that ended had deleted is gone for good first."""
        self._purge()
        self._do(self._store.conversations, self._show_first)

    def refresh_day(self) -> None:
        """Group anew if midnight has passed."""
        self._model.set_today(date.today())  # noqa: DTZ011  the local calendar is meant

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a chat another title."""

        def done(_: None) -> None:
            self._model.set_title(conversation_id, title)
            self.renamed.emit(conversation_id, title)

        self._do(partial(self._store.rename, ConversationId(conversation_id), title), done)

    def delete(self, ids: list[str]) -> None:
        """Delete chats; they can be brought back while the undo bar shows."""
        for conversation_id in ids:
            self._chat.stop(conversation_id)

        def work() -> None:
            for conversation_id in ids:
                self._store.delete(ConversationId(conversation_id))

        def done(_: None) -> None:
            self._model.remove(ids)
            self._sidebar.undo_bar.offer(ids)
            self.deleted.emit(ids)

        if ids:
            self._do(work, done)

    def _undelete(self, ids: list[str]) -> None:
        def work() -> None:
            for conversation_id in ids:
                self._store.undelete(ConversationId(conversation_id))

        self._do(work, lambda _: self._do(self._store.conversations, self._show))

    def _purge(self) -> None:
        self._do(self._store.purge_deleted, lambda _: None)

    def _show(self, summaries: list[ConversationSummary]) -> None:
        self._model.set_conversations(summaries)
        self.listed.emit()

    def _show_first(self, summaries: list[ConversationSummary]) -> None:
        self._show(summaries)
        self.loaded.emit()

    def _do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        run_task(work, done, lambda error: self.failed.emit(storage_failure(error)), lane=Lane.STORAGE)

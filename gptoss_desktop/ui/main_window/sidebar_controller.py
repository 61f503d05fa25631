"""The list of chats: reads it, orders it, renames, deletes and brings back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup

from gptoss_desktop.domain.conversation import ConversationId
from gptoss_desktop.services.failures import storage_failure
from gptoss_desktop.tasks import Lane, run_task
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.viewmodels.bulk import collector_at_rest
from gptoss_desktop.viewmodels.catalogue import Catalogue
from gptoss_desktop.viewmodels.sorting import SortOrder

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.conversation import ConversationSummary
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.sidebar.sidebar import Sidebar
    from gptoss_desktop.viewmodels.conversations import ConversationListModel

T = TypeVar("T")

FIRST = 200
"""So many conversations are read before the others: more than any screen shows."""
_ORDERS = {
    ActionId.SORT_CHANGED: SortOrder.CHANGED,
    ActionId.SORT_CREATED: SortOrder.CREATED,
    ActionId.SORT_TITLE: SortOrder.TITLE,
}


class SidebarController(QObject):
    """Keeps `ConversationListModel` and the store in step. The list changes when the store has."""

    failed = Signal(object)
    """EngineFailure"""
    renamed = Signal(str, str)
    """Conversation id, new title"""
    deleted = Signal(object)
    """list of conversation ids that are off the list"""
    loaded = Signal()
    """The first conversations are on the list."""
    complete = Signal()
    """All of them are."""

    def __init__(
        self, services: Services, model: ConversationListModel, sidebar: Sidebar, actions: ActionRegistry
    ) -> None:
        super().__init__(sidebar)
        self._settings = services.settings
        self._store = services.store
        self._chat = services.chat
        self._model = model
        self._sidebar = sidebar
        self._order = SortOrder(self._settings.sidebar_sort)
        services.chat.conversation_changed.connect(model.upsert)
        services.chat.answering_changed.connect(self._on_answering)
        model.rename_requested.connect(self.rename)
        group = QActionGroup(self)
        for action_id, order in _ORDERS.items():
            action = actions.bind(action_id, partial(self._choose_order, order))
            action.setChecked(order is self._order)
            group.addAction(action)
        self._order_actions = {order: actions[action_id] for action_id, order in _ORDERS.items()}
        self._settings.changed.append(self._on_setting)
        self.destroyed.connect(partial(self._settings.changed.remove, self._on_setting))

    def load(self) -> None:
        """Read the list: what is seen first, then the rest."""
        self._do(partial(self._store.conversations, limit=FIRST), self._show_first)

    def refresh_day(self) -> None:
        """Group anew if midnight has passed."""
        self._model.set_today(date.today())  # noqa: DTZ011  the local calendar is meant

    def sort(self, order: SortOrder) -> None:
        """List in another order, which is made off the GUI thread."""
        self._order = order
        before = self._model.catalogue
        items, revision = list(before.items), before.revision

        def show(catalogue: Catalogue) -> None:
            if order is not self._order:
                return
            if self._model.catalogue is before and before.revision == revision:
                self._model.set_catalogue(catalogue)
            else:
                self.sort(order)

        run_task(lambda: Catalogue(items, order), show, self._on_error)

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a chat another title."""

        def done(_: None) -> None:
            self._model.set_title(conversation_id, title)
            self.renamed.emit(conversation_id, title)

        self._do(partial(self._store.rename, ConversationId(conversation_id), title), done)

    def delete(self, ids: list[str]) -> None:
        """Put chats into the trash; while the undo bar shows, one press brings them back."""
        for conversation_id in ids:
            self._chat.stop(conversation_id)

        def work() -> None:
            for conversation_id in ids:
                self._store.delete(ConversationId(conversation_id))

        def done(_: None) -> None:
            self._model.remove(ids)
            # English and Chinese both read well with one form for several.
            said = self.tr("Chat deleted") if len(ids) == 1 else self.tr("{0} chats deleted").format(len(ids))
            self._sidebar.undo_bar.offer(said, partial(self.undelete, ids))
            self.deleted.emit(ids)

        if ids:
            self._do(work, done)

    def undelete(self, ids: list[str]) -> None:
        """Bring chats back from the trash."""

        def work() -> list[ConversationSummary]:
            found = []
            for conversation_id in ids:
                self._store.undelete(ConversationId(conversation_id))
                found.append(self._store.summary(ConversationId(conversation_id)))
            return found

        self._do(work, self._model.upsert_all)

    def _choose_order(self, order: SortOrder) -> None:
        self._settings.sidebar_sort = order.value

    def _on_setting(self, key: str) -> None:
        if key == "sidebar_sort":
            order = SortOrder(self._settings.sidebar_sort)
            self._order_actions[order].setChecked(True)
            self.sort(order)

    def _on_answering(self, conversation_id: str, answering: bool) -> None:  # noqa: FBT001  the signal's
        self._model.set_answering(conversation_id, answering=answering)

    def _show_first(self, summaries: list[ConversationSummary]) -> None:
        self._model.set_catalogue(Catalogue(summaries, self._order))
        self.loaded.emit()
        if len(summaries) < FIRST:
            self.complete.emit()
        else:
            self._do(self._read_all, self._show_all)

    def _read_all(self) -> Catalogue:
        with collector_at_rest():
            return Catalogue(self._store.conversations(), self._order)

    def _show_all(self, catalogue: Catalogue) -> None:
        self._model.set_catalogue(catalogue)
        if catalogue.order is not self._order:
            self.sort(self._order)
        self.complete.emit()

    def _do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        run_task(work, done, self._on_error, lane=Lane.STORAGE)

    def _on_error(self, error: Exception) -> None:
        self.failed.emit(storage_failure(error))

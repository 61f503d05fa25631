"""Everything of the window that finds chats and puts them in order, and how it goes with the open chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.notifications import Notifications
from gptoss_desktop.ui.main_window.organiser import Organiser
from gptoss_desktop.ui.main_window.places_controller import PlacesController
from gptoss_desktop.ui.main_window.search_controller import SearchController
from gptoss_desktop.ui.main_window.sidebar_controller import SidebarController

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.main_window.chat_page import ChatPage
    from gptoss_desktop.ui.main_window.conversation_controller import ConversationController
    from gptoss_desktop.ui.sidebar.sidebar import Sidebar
    from gptoss_desktop.viewmodels.conversations import ConversationListModel


class ChatLists(QObject):
    """Makes the controllers of the sidebar, and keeps the list's choice and the open chat the same."""

    def __init__(
        self,
        services: Services,
        model: ConversationListModel,
        sidebar: Sidebar,
        page: ChatPage,
        conversation: ConversationController,
        actions: ActionRegistry,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._model = model
        self._sidebar = sidebar
        self._page = page
        self._conversation = conversation
        self._actions = actions
        self.chats = SidebarController(services, model, sidebar, actions)
        self.organiser = Organiser(services, model, sidebar, actions)
        self.places = PlacesController(services, model, sidebar, self.chats, self.organiser, actions)
        self.search = SearchController(services, model, sidebar, actions)
        self.notifications = Notifications(services, window, model, conversation, page.answer_notice)
        services.chat.conversation_changed.connect(self._on_conversation_changed)
        self._connect()
        actions.bind(ActionId.RENAME_CHAT, self._rename)
        actions.bind(ActionId.DELETE_CHAT, lambda: self.chats.delete(sidebar.view.chosen()))
        self._allow()

    def open(self, conversation_id: str) -> None:
        """Open a chat that the list knows."""
        summary = self._model.summary(conversation_id)
        if summary is not None:
            self._conversation.open(summary)

    def _connect(self) -> None:
        conversation, view = self._conversation, self._sidebar.view
        for teller in (self.chats, self.organiser, self.places, self.search):
            teller.failed.connect(conversation.show_failure)
        self._sidebar.opened.connect(self.open)
        self._page.answer_notice.open_requested.connect(self.open)
        self.search.jumped.connect(self._on_jumped)
        conversation.opened.connect(view.choose)
        self._model.modelReset.connect(self._choose_open)
        self.chats.loaded.connect(self._on_loaded)
        self.chats.renamed.connect(self._on_renamed)
        self.chats.deleted.connect(self._on_deleted)
        self._page.header.renamed.connect(lambda title: self.chats.rename(conversation.current, title))
        view.selectionModel().selectionChanged.connect(self._allow)
        self._model.modelReset.connect(self._allow)

    def _choose_open(self) -> None:
        self._sidebar.view.choose(self._conversation.current)

    def _allow(self) -> None:
        for action_id in (ActionId.RENAME_CHAT, ActionId.DELETE_CHAT):
            self._actions[action_id].setEnabled(bool(self._sidebar.view.chosen()))

    def _rename(self) -> None:
        chosen = self._sidebar.view.chosen()
        if not self._sidebar.view.isVisible() or not chosen or not self._sidebar.view.edit_title(chosen[0]):
            self._page.header.title_edit.setFocus()
            self._page.header.title_edit.selectAll()

    def _on_jumped(self, conversation_id: str, message_id: str) -> None:
        summary = self._model.summary(conversation_id)
        if summary is not None:
            self._conversation.open_at(summary, message_id)

    def _on_conversation_changed(self, summary: object) -> None:
        # The list has been told first: what was just stored can be chosen in it.
        found = self._model.summary(self._conversation.current)
        if found is summary and found is not None:
            self._conversation.show_title(found.title)
            self._sidebar.view.choose(found.id)

    def _on_loaded(self) -> None:
        """Go on with the chat of last time, unless the user has begun to write already."""
        newest = self._model.newest()
        if newest is not None and self._conversation.is_empty and self._page.composer.draft.is_empty:
            self._conversation.open(newest)

    def _on_renamed(self, conversation_id: str, title: str) -> None:
        if conversation_id == self._conversation.current:
            self._conversation.show_title(title)

    def _on_deleted(self, ids: list[str]) -> None:
        if self._conversation.current in ids:
            self._conversation.new()

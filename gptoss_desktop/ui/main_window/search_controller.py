"""Searches as one types: titles at once, messages when the store has them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.domain.conversation import ConversationId, MessageId
from gptoss_desktop.domain.search import SearchQuery
from gptoss_desktop.services.failures import storage_failure
from gptoss_desktop.tasks import Lane, run_task
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.search.results_model import TITLES_SHOWN
from gptoss_desktop.viewmodels.finder import Finder
from gptoss_desktop.viewmodels.scope import ALL_CHATS, Scope

if TYPE_CHECKING:
    from gptoss_desktop.domain.search import SearchResult
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.sidebar.sidebar import Sidebar
    from gptoss_desktop.viewmodels.conversations import ConversationListModel

PAGE = 25
"""Messages that are read at once."""
_PAUSE_MS = 10
"""The titles are painted before the messages are searched: both need the interpreter."""
_NOTHING = SearchQuery("")


class SearchController(QObject):
    """One search is under way at a time: what was typed last meanwhile is searched for after it."""

    failed = Signal(object)
    """EngineFailure"""
    jumped = Signal(str, str)
    """Conversation id, message id: the conversation's branch is that of the message now."""

    def __init__(
        self, services: Services, model: ConversationListModel, sidebar: Sidebar, actions: ActionRegistry
    ) -> None:
        super().__init__(sidebar)
        self._store = services.store
        self._model = model
        self._sidebar = sidebar
        self._results = sidebar.results.results
        self._query = _NOTHING
        self._running = False
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._search)
        self._finder = Finder(model.catalogue, Scope())
        self._place = ALL_CHATS
        actions.bind(ActionId.SEARCH_CHATS, partial(self._focus, actions))
        sidebar.search.changed.connect(self._on_query)
        sidebar.results.all_titles_wanted.connect(self._show_all_titles)
        sidebar.opened_at.connect(self.jump)
        self._results.more_wanted.connect(self._read_more)

    def jump(self, conversation_id: str, message_id: str) -> None:
        """Make the branch of a message the one that is shown of its conversation, then tell."""
        key, message = ConversationId(conversation_id), MessageId(message_id)

        def work() -> None:
            self._store.set_leaf(key, self._store.leaf_below(message))

        def done(_: None) -> None:
            self.jumped.emit(conversation_id, message_id)

        run_task(work, done, self._on_error, lane=Lane.STORAGE)

    def _focus(self, actions: ActionRegistry) -> None:
        actions[ActionId.TOGGLE_SIDEBAR].setChecked(True)
        self._sidebar.focus_search()

    def _on_query(self, query: SearchQuery) -> None:
        if self._query == _NOTHING:
            self._place = self._model.scope
        self._query = query
        scope = Scope(query.archived, query.folder_id, query.tag, query.model, query.since, query.until)
        if not query.text and query.role is None:
            self._pause.stop()
            # Filters alone narrow the list of chats itself.
            self._model.set_filter("")
            self._model.set_scope(self._place if query == _NOTHING else scope)
            self._sidebar.show_results(shown=False)
            self._results.say("")
            return
        if self._finder.scope != scope or self._finder.catalogue is not self._model.catalogue:
            self._finder = Finder(self._model.catalogue, scope)
        self._show_titles(query)
        self._sidebar.show_results(shown=True)
        self._pause.start()

    def _show_titles(self, query: SearchQuery) -> None:
        """Show the first titles; who writes is nothing that a title knows."""
        places = self._finder.find(query.text) if query.text and query.role is None else ()
        items = self._model.catalogue.items
        first = [items[place] for place in places[:TITLES_SHOWN]]
        self._results.show_titles(first, len(places), query.text)

    def _show_all_titles(self) -> None:
        """List all conversations whose titles were found."""
        self._model.set_scope(self._finder.scope)
        self._model.set_filter(self._query.text)
        self._sidebar.show_results(shown=False)
        self._sidebar.focus_list()

    def _search(self) -> None:
        if not self._running:
            self._running = True
            asked = replace(self._query, titles=False, limit=PAGE)
            run_task(
                partial(self._store.search, asked),
                partial(self._on_found, asked),
                self._on_search_failed,
                lane=Lane.STORAGE,
            )

    def _on_found(self, asked: SearchQuery, result: SearchResult) -> None:
        self._running = False
        if asked == replace(self._query, titles=False, limit=PAGE):
            self._results.show_messages(result)
        elif self._query.text or self._query.role is not None:
            self._search()

    def _read_more(self) -> None:
        if self._running:
            return
        self._running = True
        asked = replace(self._query, titles=False, limit=PAGE, offset=self._results.loaded)
        run_task(
            partial(self._store.search, asked),
            partial(self._on_more, asked),
            self._on_search_failed,
            lane=Lane.STORAGE,
        )

    def _on_more(self, asked: SearchQuery, result: SearchResult) -> None:
        self._running = False
        if asked == replace(self._query, titles=False, limit=PAGE, offset=self._results.loaded):
            self._results.append(result)
        elif self._query.text or self._query.role is not None:
            self._search()

    def _on_search_failed(self, error: Exception) -> None:
        self._running = False
        self._results.say(self.tr("The messages cannot be searched."))
        self._on_error(error)

    def _on_error(self, error: Exception) -> None:
        self.failed.emit(storage_failure(error))

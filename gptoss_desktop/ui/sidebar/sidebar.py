"""The sidebar: new chat, search, places, the list or what was found, and the undo bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from gptoss_desktop.domain.search import SearchQuery
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.search.filter_menu import Choices
from gptoss_desktop.ui.search.results_model import ResultsModel
from gptoss_desktop.ui.search.results_view import ResultsView
from gptoss_desktop.ui.search.search_box import SearchBox
from gptoss_desktop.ui.sidebar.list_view import ConversationListView
from gptoss_desktop.ui.sidebar.places import PlaceBar
from gptoss_desktop.ui.sidebar.undo_bar import UndoBar
from gptoss_desktop.ui.theme.icons import SMALL, icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import push_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.organisation import Folder
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.viewmodels.conversations import ConversationListModel

WIDTH = 260
_LOCAL = (
    ActionId.DELETE_CHAT,
    ActionId.PIN_CHAT,
    ActionId.ARCHIVE_CHAT,
    ActionId.TAG_CHAT,
    ActionId.MOVE_CHAT,
    ActionId.UNDO_CHATS,
)
_ORDERS = (ActionId.SORT_CHANGED, ActionId.SORT_CREATED, ActionId.SORT_TITLE)


class Sidebar(QWidget):
    """Shows a `ConversationListModel` and a `ResultsModel`; what to do about a choice is its owner's."""

    opened = Signal(str)
    opened_at = Signal(str, str)
    """Conversation id, message id: a message that was found."""

    def __init__(
        self, model: ConversationListModel, actions: ActionRegistry, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(200)
        self._model = model
        self._actions = actions
        self._new = self._new_button()
        self.folders: Sequence[Folder] = ()
        self.search = SearchBox(actions, self._choices)
        self.places = PlaceBar(actions, self._sort_menu())
        self.view = ConversationListView(model)
        for action_id in _LOCAL:
            self.view.addAction(actions[action_id])
        self.results = ResultsView(ResultsModel(self))
        self.undo_bar = UndoBar()
        self._stack = QStackedWidget()
        self._nothing = plain_label(muted=True, wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._connect()
        self._lay_out()
        keep_texts(self, self._write_texts)

    def show_results(self, *, shown: bool) -> None:
        """Show what was found, or the list."""
        self._stack.setCurrentWidget(self.results if shown else self.view)
        self.places.setVisible(self.search.query == SearchQuery(""))
        self._say_when_empty()

    def focus_search(self) -> None:
        """Let the user write what is searched for."""
        self.show()
        self.search.field.setFocus()
        self.search.field.selectAll()

    def focus_list(self) -> None:
        """Go to the list, or to what was found."""
        if self._stack.currentWidget() is self.results:
            self.results.enter()
        else:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """Show the folders that there are, with what is in them now."""
        self.folders = folders
        self.count_places()

    def count_places(self) -> None:
        """Count anew what is in the folders and in the archive."""
        counts: dict[str | None, int] = {}
        for summary in self._model.catalogue.items:
            if summary.archived or summary.folder_id:
                key = None if summary.archived else summary.folder_id
                counts[key] = counts.get(key, 0) + 1
        self.places.show_folders(self.folders, counts)

    def _choices(self) -> Choices:
        items = self._model.catalogue.items
        return Choices(
            sorted({summary.model for summary in items} - {""}),
            [(folder.id, folder.name) for folder in self.folders],
            sorted({tag for summary in items for tag in summary.tags}),
        )

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        self._actions.fill(menu, _ORDERS)
        return menu

    def _new_button(self) -> QPushButton:
        button = push_button("")
        button.setIcon(icon("square-pen"))
        button.setIconSize(SMALL)
        button.clicked.connect(self._actions[ActionId.NEW_CHAT].trigger)
        return button

    def _connect(self) -> None:
        self.view.opened.connect(self.opened)
        self.results.opened.connect(self.opened)
        self.results.opened_at.connect(self.opened_at)
        self.results.left_upwards.connect(self.search.field.setFocus)
        self.search.entered.connect(self.results.open_first)
        self.search.left_downwards.connect(self.focus_list)
        for signal in (self._model.modelReset, self._model.content_changed):
            signal.connect(self._say_when_empty)
        self._actions[ActionId.NEW_CHAT].changed.connect(self._write_texts)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(GRID)
        top = QVBoxLayout()
        top.setContentsMargins(GRID, 0, GRID, 0)
        top.setSpacing(GRID)
        top.addWidget(self._new)
        top.addWidget(self.search)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(GRID, 0, GRID, 0)
        bottom.addWidget(self.undo_bar)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.results)
        column.addLayout(top)
        column.addWidget(self.places)
        column.addWidget(self._nothing)
        column.addWidget(self._stack, 1)
        column.addLayout(bottom)

    def _write_texts(self) -> None:
        action = self._actions[ActionId.NEW_CHAT]
        self._new.setText(" " + action.text())
        self._new.setAccessibleName(action.text())
        self._new.setToolTip(action.toolTip())
        self._say_when_empty()

    def _say_when_empty(self) -> None:
        listed = self._stack.currentWidget() is self.view
        self._nothing.setVisible(listed and self._model.rowCount() == 0)
        if self.search.query != SearchQuery(""):
            self._nothing.setText(self.tr("No chat has what you are looking for."))
        elif self._model.catalogue.items:
            self._nothing.setText(self.tr("No chats here."))
        else:
            self._nothing.setText(self.tr("Your chats will be here."))

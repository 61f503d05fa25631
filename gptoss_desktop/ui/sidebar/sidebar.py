"""The sidebar: new chat, a field that filters by title, the list, and the undo bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.sidebar.list_view import ConversationListView
from gptoss_desktop.ui.sidebar.undo_bar import UndoBar
from gptoss_desktop.ui.theme.icons import SMALL, icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import push_button
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.viewmodels.conversations import ConversationListModel

WIDTH = 260


class Sidebar(QWidget):
    """Shows a `ConversationListModel`; what to do about a choice is its owner's."""

    opened = Signal(str)

    def __init__(
        self, model: ConversationListModel, actions: ActionRegistry, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(200)
        self._model = model
        self._actions = actions
        self.view = ConversationListView(model)
        self.view.opened.connect(self.opened)
        self.view.addAction(actions[ActionId.DELETE_CHAT])
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.filter = self._make_filter()
        self.undo_bar = UndoBar()
        self._nothing = plain_label(muted=True, wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._lay_out()
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._say_when_empty)
        self._say_when_empty()

    def _make_filter(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Search titles"))
        field.setAccessibleName(self.tr("Search titles"))
        field.setToolTip(self._actions[ActionId.FILTER_CHATS].toolTip())
        field.setClearButtonEnabled(True)
        field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._model.set_filter)
        return field

    def _new_button(self) -> QPushButton:
        action = self._actions[ActionId.NEW_CHAT]
        button = push_button(" " + action.text())
        button.setIcon(icon("square-pen"))
        button.setIconSize(SMALL)
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(GRID)
        top = QVBoxLayout()
        top.setContentsMargins(GRID, 0, GRID, 0)
        top.setSpacing(GRID)
        top.addWidget(self._new_button())
        top.addWidget(self.filter)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(GRID, 0, GRID, 0)
        bottom.addWidget(self.undo_bar)
        column.addLayout(top)
        column.addWidget(self._nothing)
        column.addWidget(self.view, 1)
        column.addLayout(bottom)

    def _say_when_empty(self) -> None:
        empty = self._model.rowCount() == 0
        filtered = bool(self.filter.text().strip())
        self._nothing.setText(
            self.tr("No title contains this.") if filtered else self.tr("Your chats will be here.")
        )
        self._nothing.setVisible(empty)

    def _show_menu(self, position: QPoint) -> None:
        index: QModelIndex = self.view.indexAt(position)
        if self._model.id_at(index) is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions.fill(menu, (ActionId.RENAME_CHAT, ActionId.DELETE_CHAT))
        menu.popup(self.view.viewport().mapToGlobal(position))

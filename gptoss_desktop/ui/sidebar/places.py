"""Where the list looks: all chats, a folder, the archive. One line that unfolds to a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.sidebar.place_list import Place, PlaceKind, PlaceList
from gptoss_desktop.ui.theme.icons import icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import action_button, icon_button, relabel
from gptoss_desktop.ui.widgets.texts import keep_texts
from gptoss_desktop.viewmodels.conversations import MIME_TYPE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QDragEnterEvent
    from PySide6.QtWidgets import QMenu

    from gptoss_desktop.domain.organisation import Folder
    from gptoss_desktop.ui.actions.registry import ActionRegistry

_CHEVRON = QSize(14, 14)


class PlaceBar(QWidget):
    """The place that is shown, a button for its order, and the list of all places when it is unfolded."""

    chosen = Signal(object)
    """Place"""
    unfolded = Signal(bool)

    def __init__(self, actions: ActionRegistry, sort_menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = PlaceList()
        self._fold = self._make_fold()
        self._new_folder = action_button(actions[ActionId.NEW_FOLDER])
        self._sort = icon_button("arrow-up-down", "")
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort.setMenu(sort_menu)
        self.list.chosen.connect(self._on_chosen)
        self.setAcceptDrops(True)
        self._lay_out()
        self.set_unfolded(unfolded=False)
        keep_texts(self, self._write_texts)

    @property
    def place(self) -> Place:
        """The place that is shown."""
        return self.list.place

    def show_folders(self, folders: Sequence[Folder], counts: Mapping[str | None, int]) -> None:
        """Show the folders with the numbers of their chats; None counts the archive."""
        self.list.show_folders(folders, counts)
        self._say_place()

    def set_unfolded(self, *, unfolded: bool) -> None:
        """Show the list of places, or the one line only."""
        self._fold.setChecked(unfolded)
        self._fold.setIcon(icon("chevron-down" if unfolded else "chevron-right"))
        self.list.setVisible(unfolded)
        self._new_folder.setVisible(unfolded)
        self._say_place()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Unfold while chats are dragged here: the folders are what they are dragged to."""
        if event.mimeData().hasFormat(MIME_TYPE):
            self.set_unfolded(unfolded=True)
            event.accept()

    def _make_fold(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "fold")
        button.setCheckable(True)
        button.setIconSize(_CHEVRON)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._on_folded)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(GRID + 2, 0, GRID, 0)
        row.setSpacing(0)
        row.addWidget(self._fold, 1)
        row.addWidget(self._new_folder)
        row.addWidget(self._sort)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(row)
        column.addWidget(self.list)

    def _write_texts(self) -> None:
        relabel(self._sort, self.tr("Order"))
        self._fold.setToolTip(self.tr("Folders, archive and trash"))
        self._say_place()

    def _say_place(self) -> None:
        name = self.list.name_of(self.place)
        # Unfolded, the list itself shows which place it is.
        shown = self.tr("Folders") if self._fold.isChecked() else name.replace("&", "&&")
        self._fold.setText(shown)
        self._fold.setAccessibleName(self.tr("Shown: {0}").format(name))

    def _on_folded(self) -> None:
        self.set_unfolded(unfolded=self._fold.isChecked())
        self.unfolded.emit(self._fold.isChecked())

    def _on_chosen(self, place: Place) -> None:
        if place.kind is not PlaceKind.TRASH:
            self._say_place()
        self.chosen.emit(place)

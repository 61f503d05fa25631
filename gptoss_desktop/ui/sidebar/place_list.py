"""The list of places: all chats, the folders, the archive, the trash. Chats are dropped on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from gptoss_desktop.ui.sidebar.place_delegate import COUNT, PlaceDelegate
from gptoss_desktop.ui.theme.icons import SMALL, icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.texts import keep_texts
from gptoss_desktop.viewmodels.conversations import MIME_TYPE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.organisation import Folder

_PLACE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 9
"""More places than these scroll: the chats need the room."""


class PlaceKind(Enum):
    """What a place is."""

    ALL = auto()
    FOLDER = auto()
    NEW_FOLDER = auto()
    """A folder whose name is being written for the first time."""
    ARCHIVE = auto()
    TRASH = auto()


_ICONS = {
    PlaceKind.ALL: "message-square",
    PlaceKind.FOLDER: "folder",
    PlaceKind.NEW_FOLDER: "folder-plus",
    PlaceKind.ARCHIVE: "archive",
    PlaceKind.TRASH: "trash-2",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the list; `folder_id` and `name` are a folder's."""

    kind: PlaceKind
    folder_id: str = ""
    name: str = ""


class PlaceList(QListWidget):
    """Asks for what a person does to folders; what they are is told to it."""

    chosen = Signal(object)
    """Place"""
    dropped = Signal(object, object)
    """list of conversation ids, Place"""
    folder_named = Signal(str, str)
    """Folder id, or nothing for a new one, and the name."""
    delete_requested = Signal(str)
    """Folder id"""
    menu_requested = Signal(object, QPoint)
    """Place of a folder, and where on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("placeList")
        self.setItemDelegate(PlaceDelegate(self))
        self.setIconSize(SMALL)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.place = Place(PlaceKind.ALL)
        """The place that is shown; the trash never is, it opens beside."""
        self._folders: Sequence[Folder] = ()
        self._counts: Mapping[str | None, int] = {}
        self.itemClicked.connect(self._choose)
        self.itemChanged.connect(self._on_named)
        self.itemDelegate().closeEditor.connect(lambda *_: self._fill())
        keep_texts(self, self._write_texts)

    def show_folders(self, folders: Sequence[Folder], counts: Mapping[str | None, int]) -> None:
        """Show these folders; where the one that was shown is gone, all chats are."""
        self._folders, self._counts = folders, counts
        if self.place.kind is PlaceKind.FOLDER:
            named = next((f.name for f in folders if f.id == self.place.folder_id), None)
            self.place = (
                Place(PlaceKind.ALL)
                if named is None
                else Place(PlaceKind.FOLDER, self.place.folder_id, named)
            )
        if self.state() is not QAbstractItemView.State.EditingState:
            self._fill()

    def name_of(self, place: Place) -> str:
        """Return what a place is called."""
        names = {
            PlaceKind.ALL: self.tr("All chats"),
            PlaceKind.NEW_FOLDER: self.tr("New folder"),
            PlaceKind.ARCHIVE: self.tr("Archive"),
            PlaceKind.TRASH: self.tr("Trash"),
        }
        return place.name or names.get(place.kind, "")

    def begin_new_folder(self) -> None:
        """Open the inline editor for the name of a folder that there will be."""
        item = self._add(Place(PlaceKind.NEW_FOLDER), 1 + len(self._folders))
        self._grow()
        self._edit(item)

    def begin_renaming(self, folder_id: str) -> None:
        """Open the inline editor for the name of a folder."""
        for row in range(self.count()):
            if self._place_of(self.item(row)).folder_id == folder_id:
                self._edit(self.item(row))

    def event(self, event: QEvent) -> bool:
        """Take the keys of folders before the window takes them for chats."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            own = event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Delete} and not event.modifiers()
            event.setAccepted(own)
            return own
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Return shows the current place, F2 renames its folder, Del deletes it."""
        place = self._place_of(self.currentItem())
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose(self.currentItem())
        elif event.key() == Qt.Key.Key_F2 and place.kind is PlaceKind.FOLDER:
            self.begin_renaming(place.folder_id)
        elif event.key() == Qt.Key.Key_Delete and place.kind is PlaceKind.FOLDER:
            self.delete_requested.emit(place.folder_id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        """Ask for a folder's menu, at the pointer or at the current row."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_key else self.itemAt(event.pos())
        place = self._place_of(item)
        if item is not None and place.kind is PlaceKind.FOLDER:
            where = self.visualItemRect(item).bottomLeft() if by_key else event.pos()
            self.menu_requested.emit(place, self.viewport().mapToGlobal(where))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Take chats only."""
        if event.mimeData().hasFormat(MIME_TYPE):
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802  Qt's name
        """Show on which place the chats would be dropped."""
        item = self.itemAt(event.position().toPoint())
        if item is None or not event.mimeData().hasFormat(MIME_TYPE):
            event.ignore()
            return
        self.setCurrentItem(item)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Ask for the chats to be put there."""
        item = self.itemAt(event.position().toPoint())
        ids = bytes(event.mimeData().data(MIME_TYPE).data()).decode("utf-8", "replace").split("\n")
        if item is not None and ids != [""]:
            event.accept()
            self.dropped.emit(ids, self._place_of(item))
        self._show_current()

    def _write_texts(self) -> None:
        self.setAccessibleName(self.tr("Folders"))
        self._fill()

    def _fill(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            folders = [Place(PlaceKind.FOLDER, folder.id, folder.name) for folder in self._folders]
            for place in (
                Place(PlaceKind.ALL),
                *folders,
                Place(PlaceKind.ARCHIVE),
                Place(PlaceKind.TRASH),
            ):
                self._add(place, self.count())
        self._show_current()
        self._grow()

    def _add(self, place: Place, row: int) -> QListWidgetItem:
        item = QListWidgetItem(icon(_ICONS[place.kind]), self.name_of(place))
        item.setData(_PLACE, place)
        if place.kind in {PlaceKind.FOLDER, PlaceKind.ARCHIVE}:
            item.setData(COUNT, self._counts.get(place.folder_id or None, 0))
        if place.kind in {PlaceKind.FOLDER, PlaceKind.NEW_FOLDER}:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        with QSignalBlocker(self):
            self.insertItem(row, item)
        return item

    def _edit(self, item: QListWidgetItem) -> None:
        self.scrollToItem(item)
        self.setCurrentItem(item)
        self.editItem(item)

    def _grow(self) -> None:
        rows = min(self.count(), _MOST_ROWS)
        self.setFixedHeight(rows * max(1, self.sizeHintForRow(0)) + GRID // 2)

    def _show_current(self) -> None:
        for row in range(self.count()):
            if self._place_of(self.item(row)) == self.place:
                self.setCurrentRow(row)

    def _place_of(self, item: QListWidgetItem | None) -> Place:
        found = None if item is None else item.data(_PLACE)
        return found if isinstance(found, Place) else Place(PlaceKind.ALL)

    def _choose(self, item: QListWidgetItem) -> None:
        place = self._place_of(item)
        if place.kind is PlaceKind.TRASH:
            self._show_current()
        elif place.kind is not PlaceKind.NEW_FOLDER:
            self.place = place
        self.chosen.emit(place)

    def _on_named(self, item: QListWidgetItem) -> None:
        place, name = self._place_of(item), item.text().strip()
        if name and name != place.name:
            self.folder_named.emit(place.folder_id, name)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the height of the places that there are."""
        return QSize(0, self.height())

"""Folders, the archive as a place, and the trash."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from gptoss_desktop.domain.conversation import ConversationId
from gptoss_desktop.settings.settings import MAX_TRASH_DAYS
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.stored import in_storage
from gptoss_desktop.ui.sidebar.place_list import Place, PlaceKind
from gptoss_desktop.ui.theme.icons import icon
from gptoss_desktop.viewmodels.scope import ALL_CHATS, ARCHIVE, Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.conversation import ConversationSummary
    from gptoss_desktop.domain.organisation import Folder
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.main_window.organiser import Organiser
    from gptoss_desktop.ui.main_window.sidebar_controller import SidebarController
    from gptoss_desktop.ui.sidebar.sidebar import Sidebar
    from gptoss_desktop.ui.sidebar.trash_dialog import TrashDialog
    from gptoss_desktop.viewmodels.conversations import ConversationListModel

T = TypeVar("T")


class PlacesController(QObject):
    """The list of places follows the store; choosing one changes what the list of chats shows."""

    failed = Signal(object)
    """EngineFailure"""

    def __init__(
        self,
        services: Services,
        model: ConversationListModel,
        sidebar: Sidebar,
        chats: SidebarController,
        organiser: Organiser,
        actions: ActionRegistry,
    ) -> None:
        super().__init__(sidebar)
        self._settings = services.settings
        self._store = services.store
        self._housekeeping = services.housekeeping
        self._model = model
        self._sidebar = sidebar
        self._chats = chats
        self._organiser = organiser
        places = sidebar.places
        places.set_unfolded(unfolded=self._settings.places_unfolded)
        places.unfolded.connect(self._on_unfolded)
        places.chosen.connect(self._on_place)
        places.list.dropped.connect(self._on_dropped)
        places.list.folder_named.connect(self._on_named)
        places.list.delete_requested.connect(self._delete_folder)
        places.list.menu_requested.connect(self._show_menu)
        actions.bind(ActionId.NEW_FOLDER, partial(organiser.file_in_new_folder, []))
        actions.bind(ActionId.OPEN_TRASH, self.open_trash)
        chats.loaded.connect(self.read_folders)

    def read_folders(self) -> None:
        """Show the folders as they are in the store."""
        self._do(self._store.folders, self._sidebar.show_folders)

    def open_trash(self) -> None:
        """Show what was deleted."""
        from gptoss_desktop.ui.sidebar.trash_dialog import TrashDialog  # noqa: PLC0415  the start does not wait for it

        dialog = TrashDialog(self._settings.trash_days, (0, MAX_TRASH_DAYS), self._sidebar.window())
        dialog.days_changed.connect(partial(setattr, self._settings, "trash_days"))
        dialog.restore_requested.connect(partial(self._restore, dialog))
        dialog.purge_requested.connect(partial(self._purge, dialog))
        self._do(self._store.trash, partial(self._show_trash, dialog))

    def _show_trash(self, dialog: TrashDialog, deleted: list[ConversationSummary]) -> None:
        dialog.show_conversations(deleted)
        dialog.show()

    def _restore(self, dialog: TrashDialog, ids: list[str]) -> None:
        self._chats.undelete(ids)
        self._do(self._store.trash, dialog.show_conversations)

    def _purge(self, dialog: TrashDialog, ids: list[str]) -> None:
        def work() -> list[ConversationSummary]:
            self._store.discard([ConversationId(key) for key in ids])
            return self._store.trash()

        def done(left: list[ConversationSummary]) -> None:
            dialog.show_conversations(left)
            self._housekeeping.erase()

        self._do(work, done)

    def _on_unfolded(self, unfolded: bool) -> None:  # noqa: FBT001  the signal's
        self._settings.places_unfolded = unfolded

    def _on_place(self, place: Place) -> None:
        match place.kind:
            case PlaceKind.TRASH:
                self.open_trash()
            case PlaceKind.ARCHIVE:
                self._model.set_scope(ARCHIVE)
            case PlaceKind.FOLDER:
                self._model.set_scope(Scope(archived=False, folder_id=place.folder_id))
            case _:
                self._model.set_scope(ALL_CHATS)

    def _on_dropped(self, ids: list[str], place: Place) -> None:
        match place.kind:
            case PlaceKind.FOLDER:
                self._organiser.move(ids, place.folder_id)
            case PlaceKind.ARCHIVE:
                self._organiser.archive(ids, archived=True)
            case PlaceKind.TRASH:
                self._chats.delete(ids)
            case _ if any(found.archived for key in ids if (found := self._model.summary(key))):
                self._organiser.archive(ids, archived=False)
            case _:
                self._organiser.move(ids, None)

    def _on_named(self, folder_id: str, name: str) -> None:
        if folder_id:
            self._do(partial(self._store.rename_folder, folder_id, name), lambda _: self.read_folders())
            return
        waiting = self._organiser.take_waiting()

        def made(folder: Folder) -> None:
            self._sidebar.show_folders(
                sorted([*self._sidebar.folders, folder], key=lambda found: found.name.casefold())
            )
            self._organiser.move(waiting, folder.id)

        self._do(partial(self._store.create_folder, name), made)

    def _delete_folder(self, folder_id: str) -> None:
        """Remove a folder, not its chats; it can be brought back with them."""
        name = next((folder.name for folder in self._sidebar.folders if folder.id == folder_id), "")
        inside = [found for found in self._model.catalogue.items if found.folder_id == folder_id]

        def back() -> Folder:
            folder = self._store.create_folder(name)
            self._store.move_to_folder([found.id for found in inside], folder.id)
            return folder

        def done(_: None) -> None:
            self._reread([found.id for found in inside])
            said = self.tr("Folder {0} deleted; its chats are kept").format(name)
            self._sidebar.undo_bar.offer(
                said, lambda: self._do(back, lambda _: self._reread([found.id for found in inside]))
            )

        self._do(partial(self._store.delete_folder, folder_id), done)

    def _reread(self, ids: list[ConversationId]) -> None:
        """Show some chats and all folders as they are in the store."""

        def work() -> list[ConversationSummary]:
            return [self._store.summary(key) for key in ids]

        def show(summaries: list[ConversationSummary]) -> None:
            self._model.upsert_all(summaries)
            self.read_folders()

        self._do(work, show)

    def _show_menu(self, place: Place, where: QPoint) -> None:
        menu = QMenu(self._sidebar)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = menu.addAction(icon("pencil"), self.tr("Rename"))
        rename.triggered.connect(partial(self._sidebar.places.list.begin_renaming, place.folder_id))
        delete = menu.addAction(icon("trash-2"), self.tr("Delete folder"))
        delete.triggered.connect(partial(self._delete_folder, place.folder_id))
        menu.popup(where)

    def _do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        in_storage(work, done, self.failed)

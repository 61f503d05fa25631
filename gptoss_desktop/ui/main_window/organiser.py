"""Puts chats in order: folders, tags, pins, archive. Each step can be taken back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal

from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.stored import in_storage
from gptoss_desktop.ui.sidebar.chat_menu import ChatMenu, FolderMenu
from gptoss_desktop.ui.sidebar.tag_dialog import TagDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.sidebar.sidebar import Sidebar
    from gptoss_desktop.viewmodels.conversations import ConversationListModel

_COUNT_MS = 200
"""What is in the folders is counted when changes have come to rest."""


class Organiser(QObject):
    """Works on the chats that are chosen in the list; the list changes when the store has."""

    failed = Signal(object)
    """EngineFailure"""

    def __init__(
        self, services: Services, model: ConversationListModel, sidebar: Sidebar, actions: ActionRegistry
    ) -> None:
        super().__init__(sidebar)
        self._store = services.store
        self._model = model
        self._sidebar = sidebar
        self._actions = actions
        self._to_file: list[str] = []
        """Chats that wait for the name of the new folder which they are moved to."""
        self._bound = [
            actions.bind(ActionId.PIN_CHAT, self._pin),
            actions.bind(ActionId.ARCHIVE_CHAT, self._archive),
            actions.bind(ActionId.TAG_CHAT, self._ask_for_tags),
            actions.bind(ActionId.MOVE_CHAT, self._ask_for_folder),
        ]
        actions.bind(ActionId.UNDO_CHATS, sidebar.undo_bar.undo)
        sidebar.view.menu_requested.connect(self._show_menu)
        sidebar.view.selectionModel().selectionChanged.connect(self._allow)
        model.modelReset.connect(self._allow)
        self._counting = QTimer(self, interval=_COUNT_MS, singleShot=True)
        self._counting.timeout.connect(sidebar.count_places)
        model.content_changed.connect(self._counting.start)
        self._allow()

    def move(self, ids: list[str], folder_id: str | None) -> None:
        """Put chats into a folder, or into none."""
        moved = [found for found in self._known(ids) if found.folder_id != folder_id]
        name = next((folder.name for folder in self._sidebar.folders if folder.id == folder_id), "")
        said = self.tr("Moved to {0}").format(name) if name else self.tr("Moved out of the folder")
        work = partial(self._store.move_to_folder, _ids(moved), folder_id)
        changed = [replace(found, folder_id=folder_id) for found in moved]
        self._change(moved, changed, work, partial(self._move_back, moved), said)

    def archive(self, ids: list[str], *, archived: bool) -> None:
        """Put chats into the archive, or bring them back."""
        moved = [found for found in self._known(ids) if found.archived is not archived]
        work = partial(self._store.set_archived, _ids(moved), archived=archived)
        back = partial(self._store.set_archived, _ids(moved), archived=not archived)
        said = self.tr("Archived") if archived else self.tr("Brought back from the archive")
        self._change(moved, [replace(found, archived=archived) for found in moved], work, back, said)

    def pin(self, ids: list[str], *, pinned: bool) -> None:
        """Keep chats at the top, or not."""
        moved = [found for found in self._known(ids) if found.pinned is not pinned]
        work = partial(self._store.set_pinned, _ids(moved), pinned=pinned)
        back = partial(self._store.set_pinned, _ids(moved), pinned=not pinned)
        said = self.tr("Pinned") if pinned else self.tr("Unpinned")
        self._change(moved, [replace(found, pinned=pinned) for found in moved], work, back, said)

    def tag(self, ids: list[str], added: Sequence[str], removed: Sequence[str]) -> None:
        """Give chats tags and take tags from them."""
        before = self._known(ids)
        after = [replace(found, tags=tuple(sorted({*found.tags, *added} - set(removed)))) for found in before]
        pairs = [(old, new) for old, new in zip(before, after, strict=True) if old.tags != new.tags]
        said = self.tr("Tags changed")
        there = partial(self._write_tags, pairs)
        back = partial(self._write_tags, [(new, old) for old, new in pairs])
        self._change([old for old, _ in pairs], [new for _, new in pairs], there, back, said)

    def file_in_new_folder(self, ids: list[str]) -> None:
        """Let the user name a folder; the chats are moved to it."""
        self._to_file = ids
        self._sidebar.places.set_unfolded(unfolded=True)
        self._sidebar.places.list.begin_new_folder()

    def take_waiting(self) -> list[str]:
        """Return the chats that wait for a new folder; they wait no longer."""
        waiting, self._to_file = self._to_file, []
        return waiting

    def _pin(self) -> None:
        chosen = self._known(self._sidebar.view.chosen())
        self.pin([found.id for found in chosen], pinned=not all(found.pinned for found in chosen))

    def _archive(self) -> None:
        chosen = self._known(self._sidebar.view.chosen())
        self.archive([found.id for found in chosen], archived=not all(found.archived for found in chosen))

    def _ask_for_tags(self) -> None:
        chosen = self._known(self._sidebar.view.chosen())
        known = {tag for found in self._model.catalogue.items for tag in found.tags}
        dialog = TagDialog(chosen, sorted(known), self._sidebar.window())
        dialog.chosen.connect(partial(self.tag, [found.id for found in chosen]))
        dialog.show()

    def _ask_for_folder(self) -> None:
        view = self._sidebar.view
        place = view.visualRect(view.currentIndex()).bottomLeft()
        self._folder_menu(view.chosen()).popup(view.viewport().mapToGlobal(place))

    def _show_menu(self, place: QPoint) -> None:
        ids = self._sidebar.view.chosen()
        menu = ChatMenu(self._known(ids), self._folder_menu(ids), self._actions, self._sidebar)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _folder_menu(self, ids: list[str]) -> FolderMenu:
        present = {found.folder_id for found in self._known(ids)}
        menu = FolderMenu(self._sidebar.folders, present, self._sidebar)
        menu.folder_chosen.connect(partial(self.move, ids))
        menu.new_requested.connect(partial(self.file_in_new_folder, ids))
        return menu

    def _known(self, ids: Iterable[str]) -> list[ConversationSummary]:
        return [found for key in ids if (found := self._model.summary(key)) is not None]

    def _move_back(self, moved: Sequence[ConversationSummary]) -> None:
        for folder_id in {found.folder_id for found in moved}:
            same = _ids(found for found in moved if found.folder_id == folder_id)
            self._store.move_to_folder(same, folder_id)

    def _write_tags(self, pairs: Sequence[tuple[ConversationSummary, ConversationSummary]]) -> None:
        for old, new in pairs:
            for tag in set(new.tags) - set(old.tags):
                self._store.add_tag([old.id], tag)
            for tag in set(old.tags) - set(new.tags):
                self._store.remove_tag([old.id], tag)

    def _change(
        self,
        before: Sequence[ConversationSummary],
        after: Sequence[ConversationSummary],
        work: Callable[[], object],
        back: Callable[[], object],
        said: str,
    ) -> None:
        """Store a change of some chats, show it, and offer to take it back."""
        if not before:
            return

        def undo() -> None:
            self._do(back, lambda _: self._model.upsert_all(before))

        def done(_: object) -> None:
            chosen = self._sidebar.view.chosen()
            self._model.upsert_all(after)
            self._sidebar.undo_bar.offer(said, undo)
            if len(chosen) == 1:
                self._sidebar.view.choose(chosen[0])

        self._do(work, done)

    def _do(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        in_storage(work, done, self.failed)

    def _allow(self) -> None:
        chosen = bool(self._sidebar.view.chosen())
        for action in self._bound:
            action.setEnabled(chosen)


def _ids(summaries: Iterable[ConversationSummary]) -> list[ConversationId]:
    return [found.id for found in summaries]

"""The menu of one or several chosen conversations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.conversation import ConversationSummary
    from gptoss_desktop.domain.organisation import Folder
    from gptoss_desktop.ui.actions.registry import ActionRegistry


class FolderMenu(QMenu):
    """The folders, none of them, and a new one."""

    folder_chosen = Signal(object)
    """Folder id, or None for none."""
    new_requested = Signal()

    def __init__(self, folders: Sequence[Folder], present: set[str | None], parent: QWidget) -> None:
        """`present`: in which folders the chosen conversations are; None stands for none."""
        super().__init__(parent)
        self.setTitle(self.tr("Move to folder"))
        self.setIcon(icon("folder"))
        for key, name in ((None, self.tr("No folder")), *((folder.id, folder.name) for folder in folders)):
            action = self.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(present == {key})
            action.triggered.connect(partial(self.folder_chosen.emit, key))
            if key is None and folders:
                self.addSeparator()
        self.addSeparator()
        self.addAction(icon("folder-plus"), self.tr("New folder…")).triggered.connect(self.new_requested)


class ChatMenu(QMenu):
    """What can be done with them; the words say what the present state turns to."""

    def __init__(
        self,
        chosen: Sequence[ConversationSummary],
        folders: FolderMenu,
        actions: ActionRegistry,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        pinned = all(summary.pinned for summary in chosen)
        archived = all(summary.archived for summary in chosen)
        if len(chosen) == 1:
            self.addAction(actions[ActionId.RENAME_CHAT])
        self._add(ActionId.PIN_CHAT, self.tr("Unpin") if pinned else self.tr("Pin"))
        self._add(ActionId.TAG_CHAT, self.tr("Tags…"))
        self.addMenu(folders)
        words = self.tr("Bring back from the archive") if archived else self.tr("Archive")
        self._add(ActionId.ARCHIVE_CHAT, words)
        self.addSeparator()
        self.addAction(actions[ActionId.DELETE_CHAT])

    def _add(self, action_id: ActionId, words: str) -> None:
        """Add an entry that triggers an action under other words; its shortcut stands beside it."""
        action = self._actions[action_id]
        shortcut = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        entry = self.addAction(action.icon(), f"{words}\t{shortcut}" if shortcut else words)
        entry.triggered.connect(action.trigger)

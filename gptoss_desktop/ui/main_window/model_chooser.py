"""The dialogs in which a model on this disk is chosen: a file, or a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.ui.actions.registry import ActionRegistry

_OF_A_FOLDER = frozenset({".json", ".safetensors"})
"""Files that lie in a model's folder: who chooses one of them means the folder."""


class ModelChooser(QObject):
    """Opens a dialog without holding up the window; each remembers the folder of last time."""

    chosen = Signal(object)
    """Path of a file or of a folder"""

    def __init__(self, window: QWidget, folder: Path, actions: ActionRegistry) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._files: QFileDialog | None = None
        self._folders: QFileDialog | None = None
        actions.bind(ActionId.OPEN_MODEL, self.choose_file)
        actions.bind(ActionId.OPEN_MODEL_FOLDER, self.choose_folder)
        keep_texts(self, self._forget_dialogs)

    def _forget_dialogs(self) -> None:
        """Let the next dialog be made in another language."""
        self._files = None
        self._folders = None

    def choose_file(self) -> None:
        """Let the user choose a model file; one out of a model's folder stands for the folder."""
        if self._files is None:
            self._files = self._make(self.tr("Use a model on this disk"), QFileDialog.FileMode.ExistingFile)
            self._files.setNameFilters(
                [self.tr("Models (*.gguf *.safetensors config.json)"), self.tr("All files (*)")]
            )
        self._files.open()

    def choose_folder(self) -> None:
        """Let the user choose the folder of a model."""
        if self._folders is None:
            self._folders = self._make(self.tr("Use a model folder"), QFileDialog.FileMode.Directory)
        self._folders.open()

    def _make(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(mode)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setDirectory(str(self._folder))
        dialog.fileSelected.connect(lambda path: self.chosen.emit(meant(Path(path))))
        return dialog


def meant(path: Path) -> Path:
    """Return the model that is meant by a chosen path."""
    return path.parent if path.suffix.casefold() in _OF_A_FOLDER else path

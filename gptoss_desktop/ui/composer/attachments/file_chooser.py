"""Asks which files shall be attached."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class FileChooser(QObject):
    """One dialog at a time; it opens where the last file was taken from."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = parent
        self._folder = ""

    def open(self, on_chosen: Callable[[list[Path]], None]) -> None:
        """Ask; nothing is called where the user thinks better of it."""
        dialog = QFileDialog(self._owner.window(), self.tr("Attach files"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.finished.connect(dialog.deleteLater)

        def chosen(names: list[str]) -> None:
            files = [Path(name) for name in names]
            self._folder = str(files[0].parent)
            on_chosen(files)

        dialog.filesSelected.connect(chosen)
        dialog.open()

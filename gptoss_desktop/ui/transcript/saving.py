"""Saving a block of code in a file that the user names."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from gptoss_desktop.tasks import run_task
from gptoss_desktop.ui.markdown.file_names import file_name_for
from gptoss_desktop.ui.markdown.leaves import CodeLeaf
from gptoss_desktop.ui.transcript.content_text import block_of_code

if TYPE_CHECKING:
    from gptoss_desktop.ui.transcript.model import Row
    from gptoss_desktop.ui.transcript.view import TranscriptView


class Saving(QObject):
    """Asks for a place, and writes there off the GUI thread."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view
        self._folder = ""

    def code(self, row: Row) -> None:
        """Save the block of code that begins at a row."""
        entry = self._view.flow.made(row.message_id)
        if entry is None or not isinstance(row.content, CodeLeaf):
            return
        text = block_of_code(row, entry)
        dialog = QFileDialog(self._view, self.tr("Save code as"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        if self._folder:
            dialog.setDirectory(self._folder)
        dialog.selectFile(file_name_for(row.content.language))
        dialog.fileSelected.connect(partial(self._write, text))
        dialog.open()

    def _write(self, text: str, name: str) -> None:
        path = Path(name)
        self._folder = str(path.parent)
        run_task(partial(_save, path, text), _nothing, partial(self._failed, path))

    def _failed(self, path: Path, error: Exception) -> None:
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        box = QMessageBox(self._view)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            self.tr("“{0}” could not be written: {1}. Choose another place.").format(path.name, reason)
        )
        box.open()


def _save(path: Path, text: str) -> None:
    path.write_text(text if text.endswith("\n") else f"{text}\n", encoding="utf-8", errors="replace")


def _nothing(_: None) -> None:
    """Say nothing where the file is there."""

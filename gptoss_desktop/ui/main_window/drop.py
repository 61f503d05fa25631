"""What is dropped on the window: a model is opened, other files are attached, a picture is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeDatabase, QObject, Signal
from PySide6.QtGui import QDropEvent

from gptoss_desktop.ui.composer.clipboard import files_in, picture_refusal

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget


class DropTarget(QObject):
    """Watches the drops on one widget."""

    model_dropped = Signal(object)
    """Path"""
    files_dropped = Signal(object)
    """list[Path]"""
    refused = Signal(str)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Take the drops that are files or pictures."""
        # QDragEnterEvent and QDragMoveEvent are QDropEvents too.
        if isinstance(event, QDropEvent):
            return self._take(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> bool:
        data = event.mimeData()
        model, files, sentence = dropped_model(data), files_in(data), picture_refusal(data)
        if model is None and not files and sentence is None:
            return False
        event.acceptProposedAction()
        if event.type() is not QEvent.Type.Drop:
            return True
        if model is not None:
            self.model_dropped.emit(model)
        elif files:
            self.files_dropped.emit(files)
        else:
            self.refused.emit(sentence)
        return True


def dropped_model(data: QMimeData) -> Path | None:
    """Return the model among what is dropped, a GGUF file or a folder; None where there is none.

    Whether a folder holds a model is looked up when it is opened, not here, where nothing may wait.
    """
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((path for path in files if path.suffix.casefold() == ".gguf" or _is_folder(path)), None)


def _is_folder(path: Path) -> bool:
    kind = QMimeDatabase().mimeTypeForFile(str(path), QMimeDatabase.MatchMode.MatchDefault)
    return kind.name() == "inode/directory"

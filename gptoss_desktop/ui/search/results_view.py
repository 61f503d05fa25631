"""The view of what a search has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from gptoss_desktop.ui.search.results_delegate import ResultsDelegate
from gptoss_desktop.ui.search.results_model import AllTitles, MessageRow, ResultsModel, TitleRow
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


class ResultsView(QListView):
    """Return or a click opens a hit; the arrows only walk, for each message would be read from the disk."""

    opened = Signal(str)
    """Conversation id"""
    opened_at = Signal(str, str)
    """Conversation id, message id"""
    all_titles_wanted = Signal()
    left_upwards = Signal()
    """The arrow up was pressed at the first hit."""

    def __init__(self, model: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = model
        self.setObjectName("searchResults")
        self.setModel(model)
        self.setItemDelegate(ResultsDelegate(self))
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)
        keep_texts(self, self._write_texts)

    def open_first(self) -> None:
        """Open what was found first."""
        self._open(self.results.first_hit())

    def enter(self) -> None:
        """Take the focus, at the first hit."""
        index = self.results.first_hit()
        if index.isValid():
            self.setCurrentIndex(index)
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Return opens; up at the first hit leaves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex() == self.results.first_hit():
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _write_texts(self) -> None:
        self.setAccessibleName(self.tr("Search results"))

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        match self.results.row(index):
            case TitleRow(summary):
                self.opened.emit(summary.id)
            case MessageRow(hit):
                self.opened_at.emit(hit.conversation_id, hit.message_id or "")
            case AllTitles():
                self.all_titles_wanted.emit()

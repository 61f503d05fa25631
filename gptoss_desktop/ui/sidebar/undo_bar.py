"""Says what was deleted and offers to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, icon_button, push_button
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SHOWN_MS = 20_000
"""Long enough to read it and to reach it by keyboard."""


class UndoBar(QFrame):
    """One line with "Undo". It goes by itself after a while; then the deletion is final."""

    undone = Signal(object)
    """list of conversation ids"""
    expired = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undoBar")
        self._ids: list[str] = []
        self._label = plain_label()
        self._undo = push_button(self.tr("Undo"), weight=Weight.LINK)
        self._undo.clicked.connect(self._on_undo)
        close = icon_button("x", self.tr("Close"))
        close.clicked.connect(self._expire)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + 4, GRID // 2, GRID // 2, GRID // 2)
        row.setSpacing(GRID // 2)
        row.addWidget(self._label, 1)
        row.addWidget(self._undo)
        row.addWidget(close)
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self._expire)
        self.hide()

    def offer(self, ids: list[str]) -> None:
        """Show the bar for these deleted conversations; an earlier offer ends."""
        if self._ids:
            self.expired.emit()
        self._ids = ids
        # English and Chinese both read well with one form for several.
        self._label.setText(
            self.tr("Chat deleted") if len(ids) == 1 else self.tr("{0} chats deleted").format(len(ids))
        )
        self._timer.start()
        self.show()

    def _on_undo(self) -> None:
        ids, self._ids = self._ids, []
        self._timer.stop()
        self.hide()
        self.undone.emit(ids)

    def _expire(self) -> None:
        self._ids = []
        self._timer.stop()
        self.hide()
        self.expired.emit()

"""Says what was done to conversations and offers to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, icon_button, push_button, relabel
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

SHOWN_MS = 20_000
"""Long enough to read it and to reach it by keyboard."""


class UndoBar(QFrame):
    """One sentence with "Undo" for what was done last. It goes by itself after a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undoBar")
        self._undo_it: Callable[[], None] | None = None
        self._label = plain_label(wrap=True)
        self._undo = push_button("", weight=Weight.LINK)
        self._undo.clicked.connect(self.undo)
        self._close = icon_button("x", "")
        self._close.clicked.connect(self._forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + 4, GRID // 2, GRID // 2, GRID // 2)
        row.setSpacing(GRID // 2)
        row.addWidget(self._label, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self._forget)
        keep_texts(self, self._write_texts)
        self.hide()

    def offer(self, sentence: str, undo: Callable[[], None]) -> None:
        """Say what was done; an earlier offer ends."""
        self._undo_it = undo
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self._timer.start()
        self.show()

    def undo(self) -> None:
        """Take back what was done last, if it is still offered."""
        undo_it = self._undo_it
        self._forget()
        if undo_it is not None:
            undo_it()

    def _write_texts(self) -> None:
        self._undo.setText(self.tr("Undo"))
        relabel(self._close, self.tr("Close"))

    def _forget(self) -> None:
        self._undo_it = None
        self._timer.stop()
        self.hide()

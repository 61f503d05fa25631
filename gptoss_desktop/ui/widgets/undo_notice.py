"""One sentence, with a way back where something was deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, icon_button, push_button
from gptoss_desktop.ui.widgets.labels import let_shrink, plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

SHOWN_MS = 20_000
"""Long enough to read it and to reach it by keyboard."""


class UndoNotice(QFrame):
    """Hidden while there is nothing to say. A sentence with an undo goes by itself after a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._on_undo: Callable[[], object] | None = None
        self._label = let_shrink(plain_label(wrap=True))
        self._undo = push_button("", weight=Weight.LINK)
        self._undo.clicked.connect(self._undone)
        self._close = icon_button("x", self.tr("Close"))
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID // 2, GRID // 2)
        row.setSpacing(GRID // 2)
        row.addWidget(self._label, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self.clear)
        keep_texts(self, self._write_texts)
        self.hide()

    def say(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence, with a way back where `undo` is one."""
        self._on_undo = undo
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self._undo.setVisible(undo is not None)
        self.show()
        if undo is not None:
            self._timer.start()
        else:
            self._timer.stop()

    def clear(self) -> None:
        """Take the sentence away."""
        self._on_undo = None
        self._timer.stop()
        self.setAccessibleName("")
        self.hide()

    def _undone(self) -> None:
        undo = self._on_undo
        self.clear()
        if undo is not None:
            undo()

    def _write_texts(self) -> None:
        self._undo.setText(self.tr("Undo"))
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))

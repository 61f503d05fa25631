"""The bar that says that an answer has come to its end in a chat that is not open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from gptoss_desktop.ui.theme.icons import IconRole
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, icon_button, push_button, relabel
from gptoss_desktop.ui.widgets.labels import ElidedLabel
from gptoss_desktop.ui.widgets.notice_bar import IconLabel
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AnswerNotice(QFrame):
    """The last such chat with a button that opens it. It stays until it is opened or put away."""

    open_requested = Signal(str)
    """Conversation id"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._conversation_id = ""
        self._title = ""
        self._whole = True
        self._said = ElidedLabel()
        self._open = push_button("", weight=Weight.LINK)
        self._open.clicked.connect(self._on_open)
        self._close = icon_button("x", "")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + 4, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(IconLabel("bell", IconRole.ACCENT))
        row.addWidget(self._said, 1)
        row.addWidget(self._open)
        row.addWidget(self._close)
        keep_texts(self, self._write_texts)
        self.hide()

    def say(self, conversation_id: str, title: str, *, whole: bool = True) -> None:
        """Say that the answer in a chat is done, or, where it is not whole, that it has broken off."""
        self._conversation_id, self._title, self._whole = conversation_id, title, whole
        self._write_texts()
        self.show()

    def forget(self, conversation_id: str) -> None:
        """Put the bar away if it is about this chat: it has been opened."""
        if conversation_id == self._conversation_id:
            self.hide()

    def _write_texts(self) -> None:
        done, broken = self.tr("The answer in “{0}” is done."), self.tr("The answer in “{0}” has broken off.")
        sentence = (done if self._whole else broken).format(self._title)
        self._said.setText(sentence)
        self._said.setToolTip(sentence)
        self.setAccessibleName(sentence)
        self._open.setText(self.tr("Open"))
        relabel(self._close, self.tr("Close"))

    def _on_open(self) -> None:
        self.hide()
        self.open_requested.emit(self._conversation_id)

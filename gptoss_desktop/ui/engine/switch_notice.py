"""The bar that says that another engine or plan goes on in the place of one that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gptoss_desktop.ui.theme.icons import IconRole
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, icon_button, push_button, relabel
from gptoss_desktop.ui.widgets.flow_layout import FlowLayout
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.log_view import log_view
from gptoss_desktop.ui.widgets.notice_bar import IconLabel
from gptoss_desktop.ui.widgets.properties import restyle
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOG_HEIGHT = 130


class SwitchNotice(QFrame):
    """What happened, what runs now, a way back, and the last words of what failed. It is never in the way."""

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._sign = IconLabel("refresh-cw", IconRole.ACCENT)
        self._said = plain_label(wrap=True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._now = plain_label(muted=True, wrap=True)
        self._back = push_button("")
        self._back.clicked.connect(self.back_requested)
        self._details = push_button("", weight=Weight.LINK)
        keep_texts(self._details, lambda: self._details.setText(self.tr("Details")))
        self._details.setCheckable(True)
        self._log = log_view(_LOG_HEIGHT, self)
        self._details.toggled.connect(self._log.setVisible)
        self._buttons = QWidget()
        self._flow = FlowLayout(GRID, self._buttons)
        self._lay_out()
        self.hide()

    def show_searching(self, sentence: str) -> None:
        """Say that another plan is being looked for."""
        self._show(sentence, "", back="", log=())

    def show_switch(self, said: str, now: str, *, back: str, log: Sequence[str]) -> None:
        """Say what happened and what runs `now`; `back` is the way back's button, empty for none."""
        self._show(said, now, back=back, log=log)

    def _show(self, said: str, now: str, *, back: str, log: Sequence[str]) -> None:
        self._said.setText(said)
        self._now.setText(now)
        self._now.setVisible(bool(now))
        self._back.setText(back)
        self._back.setVisible(bool(back))
        self._log.setPlainText("\n".join(log))
        self._details.setChecked(False)
        self._details.setVisible(bool(log))
        # A link that stands alone would not be flush with the words above it.
        restyle(self._details, "kind", value=(Weight.LINK if back else Weight.NORMAL).value)
        self._buttons.setVisible(bool(back or log))
        self.setAccessibleName(said)
        self.show()

    def _lay_out(self) -> None:
        close = icon_button("x", "")
        keep_texts(close, lambda: relabel(close, self.tr("Close")))
        close.clicked.connect(self.hide)
        self._flow.addWidget(self._back)
        self._flow.addWidget(self._details)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._said)
        words.addWidget(self._now)
        words.addSpacing(GRID // 2)
        words.addWidget(self._buttons)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self._log)

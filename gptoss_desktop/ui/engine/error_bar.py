"""The bar above the composer that says what failed and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gptoss_desktop.domain.failure import Remedy
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.engine.remedy_row import RemedyRow
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.icons import IconRole
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, icon_button, push_button, relabel
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.log_view import log_view
from gptoss_desktop.ui.widgets.notice_bar import IconLabel
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from gptoss_desktop.domain.failure import EngineFailure

_LOG_HEIGHT = 150


class ErrorBar(QFrame):
    """One sentence, an advice, what may help as buttons, and the end of the log behind "Details"."""

    remedy_chosen = Signal(object)
    """Remedy"""
    change_chosen = Signal(object)
    """PlanChange"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorBar")
        self.failure: EngineFailure | None = None
        self._sentence = plain_label(wrap=True)
        self._sentence.setFont(scaled(self.font(), 1.0, weight=QFont.Weight.DemiBold))
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._advice = plain_label(wrap=True)
        self._remedies = RemedyRow()
        self._remedies.remedy_chosen.connect(self.remedy_chosen)
        self._remedies.change_chosen.connect(self.change_chosen)
        # It has a parent from the beginning: shown without one it would be a window of its own.
        self._details = push_button("", self, weight=Weight.LINK)
        keep_texts(self, self._write_texts)
        self._details.setCheckable(True)
        self._details.toggled.connect(self._show_log)
        self._log = log_view(_LOG_HEIGHT, self)
        self._lay_out()
        self.hide()

    def show_failure(self, failure: EngineFailure | None) -> None:
        """Show a failure; None hides the bar."""
        self.failure = failure
        if failure is None:
            self.hide()
            return
        sentence, advice = translated(failure.sentence), translated(failure.advice)
        self.setAccessibleName(sentence)
        self._sentence.setText(sentence)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._log.setPlainText("\n".join(failure.log_tail))
        self._details.setVisible(bool(failure.log_tail))
        self._remedies.show_failure(failure, last=self._details)
        self._details.setChecked(failure.remedy is Remedy.SHOW_DETAILS and bool(failure.log_tail))
        self.show()

    def _write_texts(self) -> None:
        self._details.setText(self.tr("Details"))

    def _show_log(self, shown: bool) -> None:  # noqa: FBT001  a slot of `toggled`
        self._log.setVisible(shown)
        self._log.verticalScrollBar().setValue(self._log.verticalScrollBar().maximum())

    def _lay_out(self) -> None:
        close = icon_button("x", "")
        keep_texts(close, lambda: relabel(close, self.tr("Close")))
        close.clicked.connect(lambda: self.show_failure(None))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._sentence)
        words.addWidget(self._advice)
        words.addSpacing(GRID - 2)
        words.addWidget(self._remedies)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(IconLabel("triangle-alert", IconRole.DANGER), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID + 2, GRID, GRID + 2)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self._log)

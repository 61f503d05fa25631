"""The buttons of a failure: what may help, the best first, in as many lines as they need."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gptoss_desktop.ui.engine.changes import change_hint, change_text
from gptoss_desktop.ui.engine.words import remedy_text
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gptoss_desktop.domain.failure import EngineFailure, Remedy
    from gptoss_desktop.domain.plan_change import PlanChange

SHOWN = 3
"""Buttons side by side; a person reads no more of them than that. Further ones are in a menu."""


class RemedyRow(QWidget):
    """Made anew for each failure. The first button is what is most likely to help."""

    remedy_chosen = Signal(object)
    """Remedy"""
    change_chosen = Signal(object)
    """PlanChange"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QPushButton] = []
        self._flow = FlowLayout(GRID, self)

    def show_failure(self, failure: EngineFailure, *, last: QWidget) -> None:
        """Offer the changes and the remedy of a failure; `last` is put behind them."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        while self._flow.count():
            self._flow.takeAt(0)
        text = remedy_text(failure.remedy)
        shown = failure.changes[: SHOWN - bool(text)]
        self._buttons = [self._change_button(change) for change in shown]
        if text:
            self._buttons.append(self._remedy_button(text, failure.remedy))
        hidden = failure.changes[len(shown) :]
        if hidden:
            self._buttons.append(self._more_button(hidden))
        if failure.changes:
            self._buttons[0].setProperty("kind", Weight.PRIMARY.value)
        for widget in (*self._buttons, last):
            self._flow.addWidget(widget)
        for button in self._buttons:
            button.show()
        self.setVisible(bool(self._buttons) or not last.isHidden())

    def _change_button(self, change: PlanChange) -> QPushButton:
        button = self._make(change_text(change), partial(self.change_chosen.emit, change))
        button.setToolTip(change_hint(change))
        return button

    def _remedy_button(self, text: str, remedy: Remedy) -> QPushButton:
        return self._make(text, partial(self.remedy_chosen.emit, remedy))

    def _more_button(self, changes: Sequence[PlanChange]) -> QPushButton:
        button = push_button(self.tr("More…"), self)
        menu = QMenu(button)
        for change in changes:
            action = menu.addAction(change_text(change))
            action.setToolTip(change_hint(change))
            action.triggered.connect(partial(self.change_chosen.emit, change))
        menu.setToolTipsVisible(True)
        button.setMenu(menu)
        return button

    def _make(self, text: str, handler: Callable[[], object]) -> QPushButton:
        button = push_button(text, self)
        # Not the handler itself: `clicked` would pass it a flag.
        button.clicked.connect(lambda: handler())  # noqa: PLW0108
        return button

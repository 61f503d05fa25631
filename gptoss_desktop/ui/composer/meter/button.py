"""The meter beside Send: figures and a bar; a press shows where the tokens go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from gptoss_desktop.domain.budget import TokenBudget
from gptoss_desktop.ui.composer.meter import words
from gptoss_desktop.ui.composer.meter.bar import BAR, bar_icon
from gptoss_desktop.ui.widgets.properties import restyle
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget


class MeterButton(QToolButton):
    """Hidden while no engine says how much it holds."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._budget = TokenBudget()
        self.setIconSize(BAR)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("kind", "meter")
        self.clicked.connect(action.trigger)
        keep_texts(self, self._write_texts)

    @property
    def budget(self) -> TokenBudget:
        """What is shown."""
        return self._budget

    def set_budget(self, budget: TokenBudget) -> None:
        """Show another budget."""
        if budget != self._budget:
            self._budget = budget
            self._write_texts()

    def _write_texts(self) -> None:
        self.setVisible(bool(self._budget.context))
        self.setIcon(bar_icon(self._budget))
        figures = words.short(self._budget)
        self.setText(" " + figures)
        spoken = words.spoken(self._budget)
        self.setToolTip(f"{spoken}\n\n{self._action.toolTip()}")
        self.setAccessibleName(self.tr("Context: {0}").format(figures))
        self.setAccessibleDescription(spoken)
        restyle(self, "over", value=self._budget.overflows)

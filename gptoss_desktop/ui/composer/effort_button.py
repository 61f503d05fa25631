"""Chooses how long the model thinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from gptoss_desktop.domain.parameters import ReasoningEffort
from gptoss_desktop.ui.theme.icons import SMALL, icon
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class EffortButton(QToolButton):
    """A button with a menu of efforts. None is the engine's own default."""

    chosen = Signal(object)
    """ReasoningEffort or None"""

    def __init__(self, *, named: bool, parent: QWidget | None = None) -> None:
        """`named`: the button says what it chooses, because no label stands beside it."""
        super().__init__(parent)
        self._named = named
        self._effort: ReasoningEffort | None = None
        if named:
            self.setIcon(icon("lightbulb"))
        self.setIconSize(SMALL)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        self._group = QActionGroup(menu)
        self._actions = {effort: self._add(menu, effort) for effort in (None, *ReasoningEffort)}
        self.setMenu(menu)
        keep_texts(self, self._write_texts)

    def show_effort(self, effort: ReasoningEffort | None) -> None:
        """Show what is chosen."""
        self._effort = effort
        self._write_texts()

    def _write_texts(self) -> None:
        self.setAccessibleName(self.tr("Reasoning effort"))
        self.setToolTip(self.tr("How long the model thinks before it answers  (reasoning_effort)"))
        for effort, action in self._actions.items():
            action.setText(self._label(effort))
        self._actions[self._effort].setChecked(True)
        text = self._label(self._effort)
        self.setText(" " + self.tr("Effort: {0}").format(text.lower()) if self._named else text)

    def _add(self, menu: QMenu, effort: ReasoningEffort | None) -> QAction:
        action = menu.addAction("")
        action.setCheckable(True)
        self._group.addAction(action)
        action.triggered.connect(lambda: self.chosen.emit(effort))
        return action

    def _label(self, effort: ReasoningEffort | None) -> str:
        match effort:
            case ReasoningEffort.LOW:
                return self.tr("Low")
            case ReasoningEffort.MEDIUM:
                return self.tr("Medium")
            case ReasoningEffort.HIGH:
                return self.tr("High")
        return self.tr("Default")

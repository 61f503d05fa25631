"""A button that shows what is chosen, with the choices in its menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from gptoss_desktop.ui.theme.icons import SMALL, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class ChoiceButton(QToolButton):
    """`value` is one of the values that `set_choices` was given."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: Any = None
        self.setProperty("kind", "field")
        self.setIcon(icon("chevron-down"))
        self.setIconSize(SMALL)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self._actions: list[tuple[Any, QAction]] = []
        self.setMenu(self._menu)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer these values with their texts; what is chosen stays chosen."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        self._actions = []
        for value, text in choices:
            action = self._menu.addAction(text)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self._choose, value))
            self._actions.append((value, action))
        self.show_value(self.value)

    def show_value(self, value: object) -> None:
        """Show a value without telling of it."""
        self.value = value
        for other, action in self._actions:
            if other is value:
                action.setChecked(True)
                self.setText(action.text())

    def _choose(self, value: object) -> None:
        self.show_value(value)
        self.chosen.emit(value)

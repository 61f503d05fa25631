"""A button that shows what is chosen, with the choices in its menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from gptoss_desktop.ui.widgets.elided_button import ElidedButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class ChoiceButton(ElidedButton):
    """`value` is one of the values that `set_choices` was given."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: Any = None
        self._menu = QMenu(self)
        self._actions: list[tuple[Any, str, QAction]] = []
        self.setMenu(self._menu)

    def set_choices(self, choices: Sequence[tuple[object, str, str]]) -> None:
        """Offer these values, each with its text and how the menu says it; what is chosen stays chosen."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        self._actions = []
        for value, text, in_menu in choices:
            action = self._menu.addAction(in_menu)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self._choose, value))
            self._actions.append((value, text, action))
        self.show_value(self.value)

    def show_value(self, value: object) -> None:
        """Show a value without telling of it."""
        self.value = value
        for other, text, action in self._actions:
            if other is value:
                action.setChecked(True)
                self.setText(text)

    def _choose(self, value: object) -> None:
        self.show_value(value)
        self.chosen.emit(value)

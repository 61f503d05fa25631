"""The choice between light, dark and the system's scheme: action, setting and theme kept in step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication

from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.theme.controller import ThemeChoice, ThemeController

if TYPE_CHECKING:
    from gptoss_desktop.settings.settings import Settings
    from gptoss_desktop.ui.actions.registry import ActionRegistry

_ACTIONS = {
    ActionId.THEME_SYSTEM: ThemeChoice.SYSTEM,
    ActionId.THEME_LIGHT: ThemeChoice.LIGHT,
    ActionId.THEME_DARK: ThemeChoice.DARK,
}


class Appearance(QObject):
    """Dresses the application when it is made, before any widget of the window is."""

    theme_changed = Signal(object)
    """Theme"""

    def __init__(self, settings: Settings, actions: ActionRegistry, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._actions = actions
        app = cast("QApplication", QApplication.instance())
        self._themes = ThemeController(app, ThemeChoice(settings.theme), self)
        self._themes.changed.connect(self.theme_changed)
        settings.changed.append(self._on_changed)
        self.destroyed.connect(partial(settings.changed.remove, self._on_changed))
        group = QActionGroup(self)
        for action_id, choice in _ACTIONS.items():
            action = actions.bind(action_id, partial(self._choose, choice))
            action.setChecked(choice is self._themes.choice)
            group.addAction(action)

    def _choose(self, choice: ThemeChoice) -> None:
        self._settings.theme = choice.value

    def _on_changed(self, key: str) -> None:
        if key == "theme":
            choice = ThemeChoice(self._settings.theme)
            self._themes.choose(choice)
            for action_id, meant in _ACTIONS.items():
                self._actions[action_id].setChecked(meant is choice)

"""Opens the dialogs of settings and shortcuts, and has what they change used at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gptoss_desktop.ui.actions.specs import ActionId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.actions.registry import ActionRegistry


class PreferencesController(QObject):
    """What was kept of the shortcuts is put on the actions when it is made."""

    def __init__(self, services: Services, window: QWidget, actions: ActionRegistry) -> None:
        super().__init__(window)
        self._settings = services.settings
        self._window = window
        self._actions = actions
        actions.set_shortcuts(self._settings.shortcuts)
        actions.bind(ActionId.SETTINGS, self.open_settings)
        actions.bind(ActionId.SHORTCUTS, self.open_shortcuts)

    def open_settings(self, key: str = "") -> None:
        """Show the settings, at one of them if it is named."""
        from gptoss_desktop.ui.settings_dialog.dialog import SettingsDialog  # noqa: PLC0415  the start does not wait for it

        dialog = SettingsDialog(self._settings, self._window)
        dialog.show()
        dialog.go_to(key)

    def open_shortcuts(self) -> None:
        """Show the list of shortcuts."""
        from gptoss_desktop.ui.shortcuts.dialog import ShortcutsDialog  # noqa: PLC0415  the start does not wait for it

        dialog = ShortcutsDialog(self._settings.shortcuts, self._window)
        dialog.changed.connect(self._on_shortcuts)
        dialog.show()

    def _on_shortcuts(self, own: Mapping[str, tuple[str, ...]]) -> None:
        self._settings.shortcuts = own
        self._actions.set_shortcuts(own)

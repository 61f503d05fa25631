"""Puts a theme on the application, and follows the system's scheme while the user wants that."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStyleFactory

from gptoss_desktop.ui.theme.current import current_theme, set_current_theme
from gptoss_desktop.ui.theme.fonts import application_font
from gptoss_desktop.ui.theme.palette import build_palette
from gptoss_desktop.ui.theme.stylesheet import build_stylesheet
from gptoss_desktop.ui.theme.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gptoss_desktop.ui.theme.tokens import Theme


class ThemeChoice(StrEnum):
    """What the user chose: to follow the system, or one theme always."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application: style, palette and style sheet.

    The palette goes on first: the sheet's own colours are mixed into it when each widget is polished.
    """
    set_current_theme(theme)
    app.setPalette(build_palette(theme))
    app.setStyleSheet(build_stylesheet(theme))


class ThemeController(QObject):
    """Owns the choice of theme; `changed` brings the theme each time another one is put on."""

    changed = Signal(object)

    def __init__(self, app: QApplication, choice: ThemeChoice, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._choice = choice
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(application_font(app.font()))
        app.styleHints().colorSchemeChanged.connect(self._wear)
        self._wear()

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Change the choice and put the theme on at once."""
        self._choice = choice
        self._wear()

    def _wear(self) -> None:
        theme = self._wanted()
        if self._app.styleSheet() and theme == current_theme():
            return
        apply(self._app, theme)
        self.changed.emit(theme)

    def _wanted(self) -> Theme:
        if self._choice is ThemeChoice.SYSTEM:
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self._choice is ThemeChoice.DARK
        return DARK if dark else LIGHT

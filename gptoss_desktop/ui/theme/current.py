"""Which theme the application wears now. Kept on the application object, so that no module holds state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.ui.theme.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from gptoss_desktop.ui.theme.tokens import Theme

_PROPERTY = "gptossTheme"


def current_theme() -> Theme:
    """Return the theme that was applied last; the light one before that."""
    app = QCoreApplication.instance()
    return DARK if app is not None and app.property(_PROPERTY) == DARK.name else LIGHT


def set_current_theme(theme: Theme) -> None:
    """Remember the theme that is worn from now on."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, theme.name)

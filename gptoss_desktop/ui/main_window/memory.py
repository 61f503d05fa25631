"""Remembers between runs how the window stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QWidget

    from gptoss_desktop.settings.settings import Settings

STATE_VERSION = 1
"""Raised when the docks change so much that an old layout must not be restored."""
_FRAME = QSize(16, 48)
"""Room that a window manager takes for its frame; the window must not reach under the screen's edge."""


class WindowMemory(QObject):
    """Geometry and docks, at the end."""

    def __init__(self, settings: Settings, window: QMainWindow, sidebar: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._sidebar = sidebar

    def restore(self, preferred: QSize) -> None:
        """Put everything as it was; what was never stored stands as the program has it."""
        settings = self._settings
        if not (settings.window_geometry and self._window.restoreGeometry(settings.window_geometry)):
            self._window.resize(_within_screen(self._window, preferred))
        if settings.window_state:
            self._window.restoreState(settings.window_state, STATE_VERSION)

    def save(self) -> None:
        """Store how the window stands now."""
        settings, window = self._settings, self._window
        settings.window_geometry = bytes(window.saveGeometry().data())
        settings.window_state = bytes(window.saveState(STATE_VERSION).data())
        settings.sidebar_visible = not self._sidebar.isHidden()


def _within_screen(window: QMainWindow, preferred: QSize) -> QSize:
    return preferred.boundedTo(window.screen().availableGeometry().size() - _FRAME)

"""Remembers between runs how the window stood and what was set in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QWidget

    from gptoss_desktop.settings.settings import Settings
    from gptoss_desktop.ui.parameters.panel import ParameterPanel

STATE_VERSION = 1
"""Raised when the docks change so much that an old layout must not be restored."""
_FRAME = QSize(16, 48)
"""Room that a window manager takes for its frame; the window must not reach under the screen's edge."""
_SETTLE_MS = 400
"""A slider that is being dragged is stored once it rests."""


class WindowMemory(QObject):
    """Geometry and docks at the end; parameters soon after they change."""

    def __init__(
        self, settings: Settings, window: QMainWindow, sidebar: QWidget, parameters: ParameterPanel
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._sidebar = sidebar
        self._panel = parameters
        self._timer = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._timer.timeout.connect(self._save_parameters)

    def restore(self, preferred: QSize) -> None:
        """Put everything as it was; what was never stored stands as the program has it."""
        settings = self._settings
        if not (settings.window_geometry and self._window.restoreGeometry(settings.window_geometry)):
            self._window.resize(_within_screen(self._window, preferred))
        if settings.window_state:
            self._window.restoreState(settings.window_state, STATE_VERSION)
        self._panel.set_parameters(settings.parameters)
        self._panel.changed.connect(lambda _: self._timer.start())

    def save(self) -> None:
        """Store how the window stands now."""
        settings, window = self._settings, self._window
        settings.window_geometry = bytes(window.saveGeometry().data())
        settings.window_state = bytes(window.saveState(STATE_VERSION).data())
        settings.sidebar_visible = not self._sidebar.isHidden()
        self._save_parameters()

    def _save_parameters(self) -> None:
        self._timer.stop()
        if not self._panel.problem:
            self._settings.parameters = self._panel.parameters


def _within_screen(window: QMainWindow, preferred: QSize) -> QSize:
    return preferred.boundedTo(window.screen().availableGeometry().size() - _FRAME)

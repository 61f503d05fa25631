"""The dock around the parameter panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QWidget

from gptoss_desktop.ui.parameters.panel import ParameterPanel
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import icon_button
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QToolButton

WIDTH = 300


class ParameterDock(QDockWidget):
    """A real dock: it can be moved, floated and hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parameterDock")
        self.setWindowTitle(self.tr("Parameters"))
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.panel = ParameterPanel()
        self.panel.setMinimumWidth(WIDTH)
        self.setWidget(self.panel)
        self.setTitleBarWidget(self._make_title())

    def _make_title(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("dockTitle")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = plain_label(self.windowTitle())
        title.setFont(scaled(self.font(), 1.0, weight=QFont.Weight.DemiBold))
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * GRID, GRID + 2, GRID, GRID)
        row.setSpacing(2)
        row.addWidget(title, 1)
        row.addWidget(_button("rotate-ccw", self.tr("Leave everything to the engine"), self.panel.reset))
        row.addWidget(_button("picture-in-picture-2", self.tr("Float or dock"), self._toggle_floating))
        row.addWidget(_button("x", self.tr("Hide parameters"), self.close))
        return bar

    def _toggle_floating(self) -> None:
        self.setFloating(not self.isFloating())


def _button(name: str, label: str, handler: Callable[[], object]) -> QToolButton:
    button = icon_button(name, label)
    # Not the handler itself: `clicked` would pass it a flag.
    button.clicked.connect(lambda: handler())  # noqa: PLW0108
    return button

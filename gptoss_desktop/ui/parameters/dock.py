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
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QToolButton

WIDTH = 300


class ParameterDock(QDockWidget):
    """A real dock: it can be moved, floated and hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parameterDock")
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.panel = ParameterPanel()
        self.panel.setMinimumWidth(WIDTH)
        self.setWidget(self.panel)
        self._title = plain_label()
        self._title.setFont(scaled(self.font(), 1.0, weight=QFont.Weight.DemiBold))
        self._reset = _button("rotate-ccw", self.panel.reset)
        self._float = _button("picture-in-picture-2", self._toggle_floating)
        self._hide = _button("x", self.close)
        self.setTitleBarWidget(self._make_title())
        keep_texts(self, self._write_texts)

    def _write_texts(self) -> None:
        self.setWindowTitle(self.tr("Parameters"))
        self._title.setText(self.windowTitle())
        labels = {
            self._reset: self.tr("Reset all: leave everything to the engine"),
            self._float: self.tr("Float or dock"),
            self._hide: self.tr("Hide parameters"),
        }
        for button, label in labels.items():
            button.setToolTip(label)
            button.setAccessibleName(label)

    def _make_title(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("dockTitle")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * GRID, GRID + 2, GRID, GRID)
        row.setSpacing(2)
        row.addWidget(self._title, 1)
        for button in (self._reset, self._float, self._hide):
            row.addWidget(button)
        return bar

    def _toggle_floating(self) -> None:
        self.setFloating(not self.isFloating())


def _button(name: str, handler: Callable[[], object]) -> QToolButton:
    button = icon_button(name, "")
    # Not the handler itself: `clicked` would pass it a flag.
    button.clicked.connect(lambda: handler())  # noqa: PLW0108
    return button

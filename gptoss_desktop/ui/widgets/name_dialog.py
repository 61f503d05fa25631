"""Asks for a name; what is wrong with it is said under the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from gptoss_desktop.domain.presets import PresetError
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.properties import restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_WIDTH = 400


class NameDialog(QDialog):
    """`named` brings the name once it was accepted."""

    named = Signal(str)

    def __init__(
        self, parent: QWidget, title: str, label: str, check: Callable[[str], str], name: str = ""
    ) -> None:
        """`check` returns the name that counts, and raises `PresetError` for one that cannot be."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self._check = check
        self.edit = QLineEdit(name)
        self.edit.setAccessibleName(label)
        self.edit.selectAll()
        self._problem = plain_label(wrap=True)
        self._problem.setProperty("danger", True)
        self._ok = push_button(self.tr("Save"), weight=Weight.PRIMARY)
        self._ok.setDefault(True)
        self._ok.clicked.connect(self._accept)
        cancel = push_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        heading = plain_label(label)
        heading.setBuddy(self.edit)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(heading)
        column.addWidget(self.edit)
        column.addWidget(self._problem)
        column.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)
        self.edit.textChanged.connect(self._on_text)
        self._on_text(name)

    def _on_text(self, text: str) -> None:
        try:
            self._check(text)
            problem = ""
        except PresetError as error:
            problem = translated(error.said)
        # An empty field is seen to be empty.
        shown = problem if text.strip() else ""
        self._problem.setText(shown)
        restyle(self.edit, "invalid", value=bool(shown))
        self._ok.setEnabled(not problem)

    def _accept(self) -> None:
        name = self._check(self.edit.text())
        self.accept()
        self.named.emit(name)

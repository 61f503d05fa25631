"""The system prompt, with the way to the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal

from gptoss_desktop.services.prompts import warning
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.parameters.field import ParameterField
from gptoss_desktop.ui.parameters.text_fields import make_edit
from gptoss_desktop.ui.widgets.buttons import Weight, push_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LINES = 5


class PromptField(ParameterField):
    """Text of several lines; empty means that nothing is sent."""

    library_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.value = ""
        self.edit = make_edit(_LINES)
        self.edit.textChanged.connect(lambda: self._take(self.edit.toPlainText()))
        self.library_button = push_button("", weight=Weight.LINK)
        self.library_button.clicked.connect(self.library_requested)
        self._finish(beside=self.library_button, below=[self.edit])
        self._frame.label.setBuddy(self.edit)

    def put(self, text: str) -> None:
        """Put another prompt there, and tell of it."""
        self.edit.setPlainText(text)

    def _write_texts(self) -> None:
        super()._write_texts()
        self.edit.setPlaceholderText(self.tr("How should the model answer?"))
        self.library_button.setText(self.tr("Library…"))
        self.library_button.setAccessibleName(self.tr("Library of system prompts"))

    def _show_value(self, value: str) -> None:
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(value)

    def _describe(self) -> None:
        super()._describe()
        said = warning(self.value)
        if said is not None:
            self._frame.say(translated(said))

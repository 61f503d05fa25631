"""A system prompt as it would be sent now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from gptoss_desktop.services.prompts import VARIABLES, fill, warning
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts
from gptoss_desktop.ui.widgets.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.services.prompts import PromptVariables

_LINES = 5


class PromptPreview(QWidget):
    """The filled-in text, and what is wrong with its variables."""

    def __init__(self, values: Callable[[], PromptVariables], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = values
        self._source = ""
        self._heading = plain_label(muted=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("kind", "field")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_LINES * self.text.fontMetrics().lineSpacing() + 3 * GRID)
        self.warning = Verdict()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._heading)
        column.addWidget(self.text)
        column.addWidget(self.warning)
        keep_texts(self, self._write_texts)

    def show_prompt(self, text: str) -> None:
        """Show a prompt as it would be sent now."""
        self._source = text
        values = self._values()
        self.text.setPlainText(fill(text, values))
        said = warning(text, {name: values.value(name) for name in VARIABLES})
        self.warning.warn(translated(said) if said is not None else "")
        self.warning.setVisible(said is not None)

    def _write_texts(self) -> None:
        self._heading.setText(self.tr("As it would be sent now"))
        self.text.setAccessibleName(self.tr("As it would be sent now"))
        self.show_prompt(self._source)

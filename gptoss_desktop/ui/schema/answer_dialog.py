"""The window in which an answer in JSON is looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from gptoss_desktop.services.schema_checking import check_answer
from gptoss_desktop.tasks import run_task
from gptoss_desktop.ui.schema.json_view import JsonView
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import push_button
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.parameters import AnswerForm
    from gptoss_desktop.services.schema_check import AnswerCheck

_WIDTH, _HEIGHT = 720, 560


class AnswerDialog(QDialog):
    """The answer is checked anew, off the GUI thread, each time that it is opened."""

    def __init__(self, parent: QWidget, text: str, form: AnswerForm) -> None:
        super().__init__(parent)
        self.setObjectName("answerDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._form = form
        self._open = True
        self.view = JsonView()
        self._close = push_button("")
        self._close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + 4)
        column.addWidget(self.view, 1)
        column.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)
        keep_texts(self, self._write_texts)
        self.view.wait_for(text)
        self.finished.connect(self._on_finished)
        run_task(partial(check_answer, text, form), self._on_checked, self._on_error)

    def _on_checked(self, check: AnswerCheck) -> None:
        if self._open:
            self.view.show_check(check)

    def _on_error(self, error: Exception) -> None:
        raise error

    def _on_finished(self) -> None:
        self._open = False

    def _write_texts(self) -> None:
        name = self._form.name
        self.setWindowTitle(self.tr("Answer: {0}").format(name) if name else self.tr("Answer in JSON"))
        self._close.setText(self.tr("Close"))


def json_form(message: Message) -> AnswerForm | None:
    """Return the form in JSON that an answer was held to; None where there was none."""
    form = message.answer.parameters.form if message.answer is not None else None
    return form if form is not None and form.is_json else None


def open_answer_view(parent: QWidget, message: Message) -> AnswerDialog | None:
    """Show an answer as a tree and as text; None where it was not held to a form in JSON."""
    form = json_form(message)
    if form is None:
        return None
    dialog = AnswerDialog(parent, message.text(), form)
    dialog.show()
    return dialog

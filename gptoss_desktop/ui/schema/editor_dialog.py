"""The editor of the schema that an answer is held to."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout

from gptoss_desktop.domain.presets import PresetError, check_name
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.schema.code_edit import CodeEdit
from gptoss_desktop.ui.schema.examples import EXAMPLES
from gptoss_desktop.ui.schema.schema_check_runner import SchemaCheckRunner
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts
from gptoss_desktop.ui.widgets.undo_notice import UndoNotice
from gptoss_desktop.ui.widgets.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.services.documents import Documents
    from gptoss_desktop.services.json_places import JsonProblem

_WIDTH, _HEIGHT = 760, 600


class SchemaDialog(QDialog):
    """Nothing is used before it is a schema; what is written is kept while the dialog is open."""

    used = Signal(str, str)
    """The schema's text and its name, which may be empty."""

    def __init__(
        self,
        parent: QWidget,
        documents: Documents,
        ask_engine: Callable[[str, Callable[[str], None]], None],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("schemaDialog")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._documents = documents
        self._problem: JsonProblem | None = None
        self.name = QLineEdit()
        self._name_label = plain_label()
        self._name_label.setBuddy(self.name)
        self.edit = CodeEdit()
        self.verdict = Verdict()
        self.notice = UndoNotice()
        self._examples = _menu_button()
        self._saved = _menu_button()
        self._go_to = push_button("", weight=Weight.LINK)
        self._format = push_button("")
        self._save = push_button("")
        self._delete = push_button("")
        self._cancel = push_button("")
        self.use_button = push_button("", weight=Weight.PRIMARY)
        self._checks = SchemaCheckRunner(self, ask_engine)
        self._lay_out()
        self._connect()
        keep_texts(self, self._write_texts)

    def show_schema(self, text: str, name: str) -> None:
        """Begin with a schema; without one, with an empty page."""
        self.name.setText(name)
        self.edit.setPlainText(text)
        self.edit.document().setModified(False)
        self._checks.look_at(text, at_once=True)
        self.edit.setFocus()

    def _connect(self) -> None:
        self.edit.textChanged.connect(self._on_text)
        self.name.textChanged.connect(self._allow)
        self._checks.checked.connect(self._on_checked)
        self._checks.engine_said.connect(self._on_engine)
        self._go_to.clicked.connect(self._go_to_problem)
        self._format.clicked.connect(self._reformat)
        self._save.clicked.connect(self._keep)
        self._delete.clicked.connect(self._remove)
        self._cancel.clicked.connect(self.reject)
        self.use_button.clicked.connect(self._use)
        self._documents.changed.connect(self._fill_saved)

    def _on_text(self) -> None:
        self.use_button.setEnabled(False)
        self._format.setEnabled(False)
        self._checks.look_at(self.edit.toPlainText())

    def _on_checked(self, problem: JsonProblem | None) -> None:
        self._problem = problem
        self._show_verdict()
        self._allow()

    def _show_verdict(self) -> None:
        problem = self._problem
        self._go_to.setVisible(problem is not None and bool(self.edit.toPlainText().strip()))
        if problem is None:
            self.edit.unmark()
            self.verdict.right(self.tr("This is a JSON schema."))
        elif not self.edit.toPlainText().strip():
            self.edit.unmark()
            self.verdict.wait(translated(problem.said))
        else:
            self.edit.mark(problem.line, problem.column)
            sentence = self.tr("Line {0}, column {1}: {2}")
            self.verdict.wrong(sentence.format(problem.line, problem.column, translated(problem.said)))

    def _on_engine(self, sentence: str) -> None:
        if sentence:
            self.verdict.warn(
                self.tr("This is a JSON schema, but the engine refuses it: {0}").format(sentence)
            )
        else:
            self.verdict.right(self.tr("This is a JSON schema, and the engine can hold an answer to it."))

    def _allow(self) -> None:
        right = self._problem is None
        written = bool(self.edit.toPlainText().strip())
        self.use_button.setEnabled(right and written)
        self._format.setEnabled(right and written)
        self._save.setEnabled(right and written and bool(self.name.text().strip()))
        self._delete.setEnabled(self.name.text() in self._documents.texts)

    def _go_to_problem(self) -> None:
        if self._problem is not None:
            self.edit.go_to(self._problem.line, self._problem.column)

    def _reformat(self) -> None:
        text = json.dumps(json.loads(self.edit.toPlainText()), indent=2, ensure_ascii=False) + "\n"
        self._replace(text)

    def _replace(self, text: str) -> None:
        """Put another text in the place of what is there, in a way that Ctrl+Z takes back."""
        cursor = self.edit.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.setPosition(0)
        self.edit.setTextCursor(cursor)
        self._checks.look_at(text, at_once=True)

    def _keep(self) -> None:
        try:
            name = check_name(self.name.text())
        except PresetError as error:
            self.notice.say(translated(error.said))
            return
        before = self._documents.texts.get(name)
        self.name.setText(name)
        self._documents.save(name, self.edit.toPlainText())
        undo = None if before is None else partial(self._documents.save, name, before)
        text = self.tr("“{0}” is saved.") if before is None else self.tr("“{0}” was replaced.")
        self.notice.say(text.format(name), undo)
        self._allow()

    def _remove(self) -> None:
        name = self.name.text()
        undo = self._documents.delete(name)
        self.notice.say(self.tr("Schema “{0}” deleted.").format(name), undo)
        self._allow()

    def _load(self, name: str) -> None:
        self.name.setText(name)
        self._replace(self._documents.texts[name])

    def _begin(self, title: str, text: str) -> None:
        self.name.setText(title)
        self._replace(text)

    def _use(self) -> None:
        self.used.emit(self.edit.toPlainText(), " ".join(self.name.text().split()))
        self.accept()

    def _fill_saved(self) -> None:
        menu = self._saved.menu()
        menu.clear()
        for name in self._documents.texts:
            menu.addAction(name.replace("&", "&&")).triggered.connect(partial(self._load, name))
        self._saved.setEnabled(bool(self._documents.texts))
        self._allow()

    def _fill_examples(self) -> None:
        menu = self._examples.menu()
        menu.clear()
        for source, text in EXAMPLES:
            title = QCoreApplication.translate("SchemaExamples", source)
            menu.addAction(title).triggered.connect(partial(self._begin, title, text))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._name_label)
        head.addWidget(self.name, 1)
        head.addWidget(self._examples)
        head.addWidget(self._saved)
        state = QHBoxLayout()
        state.setSpacing(GRID)
        state.addWidget(self.verdict, 1)
        state.addWidget(self._go_to, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self._format, self._save, self._delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.use_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + 4)
        column.addLayout(head)
        column.addWidget(self.edit, 1)
        column.addLayout(state)
        column.addWidget(self.notice)
        column.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _write_texts(self) -> None:
        self.setWindowTitle(self.tr("Schema of the answer"))
        self._name_label.setText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name of the schema"))
        self.name.setPlaceholderText(self.tr("for saving it"))
        self.edit.setAccessibleName(self.tr("JSON schema"))
        self.edit.setPlaceholderText('{"type": "object", "properties": {…}}')
        for button, text in (
            (self._examples, self.tr("Examples")),
            (self._saved, self.tr("Saved")),
            (self._go_to, self.tr("Go there")),
            (self._format, self.tr("Format")),
            (self._save, self.tr("Save")),
            (self._delete, self.tr("Delete")),
            (self._cancel, self.tr("Cancel")),
            (self.use_button, self.tr("Use this schema")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._fill_examples()
        self._fill_saved()
        self._show_verdict()


def _menu_button() -> QToolButton:
    button = QToolButton()
    button.setProperty("kind", "field")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setMenu(QMenu(button))
    return button

"""The library of system prompts: examples and the user's own, with variables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gptoss_desktop.domain.presets import check_name
from gptoss_desktop.services.prompts import VARIABLES
from gptoss_desktop.ui.prompts.examples import example_prompts
from gptoss_desktop.ui.prompts.preview import PromptPreview
from gptoss_desktop.ui.theme.icons import SMALL, icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.name_dialog import NameDialog
from gptoss_desktop.ui.widgets.texts import keep_texts
from gptoss_desktop.ui.widgets.undo_notice import UndoNotice

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.services.documents import Documents
    from gptoss_desktop.services.prompts import PromptVariables

_WIDTH, _HEIGHT, _LIST_WIDTH = 840, 600, 224
_SAVE_MS = 500
"""What is written is on its way to the disk so long after the last key."""
_OWN = Qt.ItemDataRole.UserRole


class PromptDialog(QDialog):
    """Own prompts are kept as they are written; examples are read, and copied to be changed."""

    used = Signal(str)
    """The prompt that is to be the chat's, with its variables."""

    def __init__(self, parent: QWidget, documents: Documents, values: Callable[[], PromptVariables]) -> None:
        super().__init__(parent)
        self.setObjectName("promptDialog")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._documents = documents
        self._examples: dict[str, str] = {}
        self.list = QListWidget()
        self.list.setIconSize(SMALL)
        self.edit = QPlainTextEdit()
        self.preview = PromptPreview(values)
        self.notice = UndoNotice()
        self._hint = plain_label(muted=True, wrap=True)
        self._insert_label = plain_label(muted=True)
        self._variables = [push_button(f"{{{{{name}}}}}", weight=Weight.LINK) for name in VARIABLES]
        self._new = push_button("")
        self._copy = push_button("")
        self._rename = push_button("")
        self._delete = push_button("")
        self._close = push_button("")
        self.use_button = push_button("", weight=Weight.PRIMARY)
        self._pause = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._lay_out()
        self._connect()
        keep_texts(self, self._write_texts)

    def choose(self, name: str) -> None:
        """Show an own prompt, or an example."""
        for row in range(self.list.count()):
            if self.list.item(row).text() == name:
                self.list.setCurrentRow(row)

    def done(self, result: int) -> None:
        """Keep what was written last."""
        self._keep()
        super().done(result)

    @property
    def _name(self) -> str:
        """The own prompt that is shown; empty for an example."""
        item = self.list.currentItem()
        return item.text() if item is not None and item.data(_OWN) else ""

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._on_chosen)
        self.edit.textChanged.connect(self._on_text)
        self._pause.timeout.connect(self._keep)
        self._documents.changed.connect(self._on_documents)
        for name, button in zip(VARIABLES, self._variables, strict=True):
            button.clicked.connect(partial(self._insert, name))
        self._new.clicked.connect(lambda: self._ask_for_name("", ""))
        self._copy.clicked.connect(lambda: self._ask_for_name(self.edit.toPlainText(), ""))
        self._rename.clicked.connect(self._ask_to_rename)
        self._delete.clicked.connect(self._remove)
        self._close.clicked.connect(self.reject)
        self.use_button.clicked.connect(self._use)
        self.list.itemActivated.connect(self._use)

    def _on_chosen(self, _item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if before is not None and self._pause.isActive() and before.data(_OWN):
            self._pause.stop()
            self._documents.save(before.text(), self.edit.toPlainText())
        self._show()

    def _show(self) -> None:
        item = self.list.currentItem()
        text = ""
        if item is not None:
            source = self._documents.texts if item.data(_OWN) else self._examples
            text = source.get(item.text(), "")
        with QSignalBlocker(self.edit):
            if self.edit.toPlainText() != text:
                self.edit.setPlainText(text)
        own = bool(self._name)
        self.edit.setReadOnly(not own)
        self._hint.setVisible(item is not None and not own)
        self._insert_label.setVisible(own)
        for button in self._variables:
            button.setVisible(own)
        self._copy.setEnabled(item is not None)
        self._rename.setEnabled(own)
        self._delete.setEnabled(own)
        self.use_button.setEnabled(bool(text.strip()))
        self.preview.show_prompt(text)

    def _on_text(self) -> None:
        text = self.edit.toPlainText()
        self.preview.show_prompt(text)
        self.use_button.setEnabled(bool(text.strip()))
        self._pause.start()

    def _keep(self) -> None:
        if self._pause.isActive() or self.sender() is self._pause:
            self._pause.stop()
            if self._name:
                self._documents.save(self._name, self.edit.toPlainText())

    def _on_documents(self) -> None:
        names = [
            self.list.item(row).text() for row in range(self.list.count()) if self.list.item(row).data(_OWN)
        ]
        if names != list(self._documents.texts):
            self._fill(self._name)

    def _fill(self, chosen: str) -> None:
        """List the own prompts, then the examples."""
        with QSignalBlocker(self.list):
            self.list.clear()
            for name in self._documents.texts:
                self._add(name, own=True)
            for name in self._examples:
                self._add(name, own=False)
        self.list.setCurrentRow(0)
        self.choose(chosen)
        self._show()

    def _add(self, name: str, *, own: bool) -> None:
        # Not by slanted letters: Chinese has none.
        item = QListWidgetItem(icon("pencil" if own else "text-quote"), name)
        item.setData(_OWN, own)
        said = self.tr("own prompt") if own else self.tr("example")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {said}")
        item.setToolTip(said)
        self.list.addItem(item)

    def _insert(self, name: str) -> None:
        self.edit.insertPlainText(f"{{{{{name}}}}}")
        self.edit.setFocus()

    def _ask_for_name(self, text: str, name: str) -> None:
        self._keep()
        dialog = NameDialog(
            self,
            self.tr("New system prompt"),
            self.tr("Name of the system prompt"),
            partial(check_name, taken={**self._documents.texts, **self._examples}),
            name,
        )
        dialog.named.connect(partial(self._begin, text))
        dialog.open()

    def _begin(self, text: str, name: str) -> None:
        self._documents.save(name, text)
        self.choose(name)
        self.edit.setFocus()

    def _ask_to_rename(self) -> None:
        self._keep()
        name = self._name
        others = {other: text for other, text in self._documents.texts.items() if other != name}
        dialog = NameDialog(
            self,
            self.tr("Rename system prompt"),
            self.tr("Name of the system prompt"),
            partial(check_name, taken={**others, **self._examples}),
            name,
        )
        dialog.named.connect(partial(self._move, name))
        dialog.open()

    def _move(self, name: str, other: str) -> None:
        if name != other and name in self._documents.texts:
            self._documents.rename(name, other)
            self.choose(other)

    def _remove(self) -> None:
        self._keep()
        name = self._name
        bring_back = self._documents.delete(name)

        def undo() -> None:
            bring_back()
            self.choose(name)

        self.notice.say(self.tr("System prompt “{0}” deleted.").format(name), undo)

    def _use(self) -> None:
        if self.use_button.isEnabled():
            self.used.emit(self.edit.toPlainText())
            self.accept()

    def _lay_out(self) -> None:
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setObjectName("promptList")
        self.edit.setProperty("kind", "field")
        self.edit.setTabChangesFocus(True)
        insert = QHBoxLayout()
        insert.setSpacing(0)
        insert.addWidget(self._insert_label)
        for button in self._variables:
            insert.addWidget(button)
        insert.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(self._hint)
        right.addLayout(insert)
        right.addWidget(self.edit, 1)
        right.addWidget(self.preview)
        middle = QHBoxLayout()
        middle.setSpacing(2 * GRID)
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self._new, self._copy, self._rename, self._delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self.use_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + 4)
        column.addLayout(middle, 1)
        column.addWidget(self.notice)
        column.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _write_texts(self) -> None:
        self.setWindowTitle(self.tr("System prompts"))
        self.list.setAccessibleName(self.tr("System prompts"))
        self.edit.setAccessibleName(self.tr("Text of the system prompt"))
        self.edit.setPlaceholderText(self.tr("How should the model answer?"))
        self._hint.setText(self.tr("An example. Use it as it is, or copy it to change it."))
        self._insert_label.setText(self.tr("Insert:"))
        for name, button in zip(VARIABLES, self._variables, strict=True):
            button.setAccessibleName(self.tr("Insert {0}").format(name))
        for button, text in (
            (self._new, self.tr("New…")),
            (self._copy, self.tr("Copy…")),
            (self._rename, self.tr("Rename…")),
            (self._delete, self.tr("Delete")),
            (self._close, self.tr("Close")),
            (self.use_button, self.tr("Use in this chat")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._examples = example_prompts()
        self._fill(self._name)

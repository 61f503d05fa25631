"""What the answer must be: free text, or a form that the engine holds it to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal

from gptoss_desktop.domain.parameters import AnswerForm, FormKind, ParameterError
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.parameters.choice_button import ChoiceButton
from gptoss_desktop.ui.parameters.field import ParameterField
from gptoss_desktop.ui.parameters.text_fields import make_edit
from gptoss_desktop.ui.widgets.buttons import push_button
from gptoss_desktop.ui.widgets.properties import restyle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QPushButton, QWidget

_KINDS = (None, *FormKind)
_WRITTEN_HERE = frozenset({FormKind.CHOICE, FormKind.REGEX, FormKind.GRAMMAR})
_LINES = 4
_NAME_SHOWN = 20
"""Characters of a schema's name: more do not fit into the dock."""


class FormField(ParameterField):
    """A choice of forms; a schema has a window of its own, the others are written under the choice.

    What was written for one form is kept while another is looked at.
    """

    schema_requested = Signal()
    """The user wants to write the schema: the answer is `set_schema`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._texts: dict[FormKind, AnswerForm] = {}
        self._shown: FormKind | None = None
        self._unsupported: Mapping[FormKind, str] = {}
        self._refusal = ""
        self.choice = ChoiceButton()
        self.choice.chosen.connect(self._on_kind)
        self.edit = make_edit(_LINES)
        self.edit.textChanged.connect(self._on_text)
        self.schema_button: QPushButton = push_button("")
        self.schema_button.clicked.connect(self.schema_requested)
        self._finish(below=[self.choice, self.edit, self.schema_button])

    def set_schema(self, text: str, name: str) -> None:
        """Take the schema that the user has written, and tell of it."""
        self._show_kind(FormKind.SCHEMA)
        self._offer(AnswerForm(FormKind.SCHEMA, text, name))

    def written(self, kind: FormKind) -> AnswerForm:
        """Return what was written for a form so far."""
        return self._texts.get(kind, AnswerForm(kind))

    def set_unsupported(self, reasons: Mapping[FormKind, str]) -> None:
        """Say which forms this engine cannot hold an answer to, and why."""
        self._unsupported = reasons
        self._write_texts()

    def set_refusal(self, sentence: str) -> None:
        """Say what the engine has against the form as it is written; empty where it takes it."""
        self._refusal = sentence
        self._describe()

    def _on_kind(self, kind: FormKind | None) -> None:
        self._show_kind(kind)
        if kind is None:
            self._take(None)
            return
        self._offer(self._texts.get(kind, AnswerForm(kind)))
        if kind is FormKind.SCHEMA and not self._texts.get(kind):
            # After the list has closed: a window that opens from inside it would be left without the focus.
            QTimer.singleShot(0, self.schema_requested.emit)

    def _on_text(self) -> None:
        if self._shown is not None:
            self._offer(AnswerForm(self._shown, self.edit.toPlainText()))

    def _offer(self, form: AnswerForm) -> None:
        if form.text:
            self._texts[form.kind] = form
        try:
            self.spec.kind.check(self.spec.wire_name, form)
        except ParameterError as error:
            # An empty one is not yet wrong to look at, but nothing that can be sent.
            self._take(None, error)
        else:
            self._take(form)

    def _show_value(self, value: AnswerForm | None) -> None:
        if value is not None:
            self._texts[value.kind] = value
        self._show_kind(value.kind if value else None)

    def _show_kind(self, kind: FormKind | None) -> None:
        self._shown = kind
        self.choice.show_value(kind)
        here = kind in _WRITTEN_HERE
        if here and kind is not None:
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(self._texts.get(kind, AnswerForm(kind)).text)
        self.edit.setVisible(here)
        self.schema_button.setVisible(kind is FormKind.SCHEMA)

    def _is_filled(self) -> bool:
        return self._shown is not None

    def _show(self) -> None:
        super()._show()
        restyle(self.edit, "invalid", value=bool(self.problem))
        schema = self._texts.get(FormKind.SCHEMA)
        name = schema.name if schema is not None else ""
        short = name if len(name) <= _NAME_SHOWN else name[: _NAME_SHOWN - 1] + "…"
        self.schema_button.setText(self.tr("Edit “{0}”…").format(short) if name else self.tr("Edit schema…"))
        self.schema_button.setAccessibleName(self.schema_button.text())

    def _write_texts(self) -> None:
        labels = {kind: self._label(kind) for kind in _KINDS}
        lacks = self.tr("{0} (not on this engine)")
        self.choice.set_choices(
            [
                (kind, label, lacks.format(label) if kind in self._unsupported else label)
                for kind, label in labels.items()
            ]
        )
        hints = {
            FormKind.CHOICE: self.tr("One text a line"),
            FormKind.REGEX: r"\d{4}-\d{2}",
            FormKind.GRAMMAR: 'root ::= "yes" | "no"',
        }
        self.edit.setPlaceholderText(hints.get(self._shown, "") if self._shown else "")
        super()._write_texts()

    def _describe(self) -> None:
        # The reason stands where those of the engine do, for the form that is chosen.
        reason = self._unsupported.get(self._shown, "") if self._shown else ""
        self._lacking = reason
        super()._describe()
        if self._refusal and not reason:
            said = self.tr("The engine refuses this form: {0}").format(self._refusal)
            self._frame.say(said)
            self.choice.setAccessibleDescription(said)

    def _label(self, kind: FormKind | None) -> str:
        labels = {
            None: self.tr("Free text"),
            FormKind.OBJECT: self.tr("Any JSON object"),
            FormKind.SCHEMA: self.tr("JSON schema"),
            FormKind.CHOICE: self.tr("One of several texts"),
            FormKind.REGEX: self.tr("Regular expression"),
            FormKind.GRAMMAR: self.tr("Grammar"),
        }
        return labels[kind]


def said_forms(reasons: Mapping[FormKind, str]) -> dict[FormKind, str]:
    """Return the reasons in the language of the window."""
    return {kind: translated(reason) for kind, reason in reasons.items()}

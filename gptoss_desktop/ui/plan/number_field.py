"""A number that may be left to the planner; then its own number stands there in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gptoss_desktop.ui.parameters.field_frame import FieldFrame
from gptoss_desktop.ui.plan.choice_field import FIELD_WIDTH
from gptoss_desktop.ui.widgets.properties import restyle

if TYPE_CHECKING:
    from gptoss_desktop.ui.plan.specs import NumberSpec

_SEPARATORS = str.maketrans("", "", " _\u00a0\u202f'")


class NumberError(ValueError):
    """What was typed is no number of this field; `str()` is the sentence for the user."""


class NumberField(QWidget):
    """A line edit; empty is automatic. What is wrong is said under the field."""

    changed = Signal()

    def __init__(self, spec: NumberSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.value: float | int | None = None
        self.problem = ""
        self._refused = False
        label = _tr(spec.label)
        self.edit = self._make_edit(label)
        self._frame = FieldFrame(
            label, beside=self.edit, reset=self.tr("Back to automatic: {0}").format(label)
        )
        self._frame.reset_requested.connect(lambda: self.edit.setText(""))
        self.setToolTip(_tr(spec.hint))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self.show_automatic(None)

    def set_value(self, value: float | None) -> None:
        """Show a value without telling of a change; None is automatic."""
        with QSignalBlocker(self.edit):
            self.edit.setText("" if value is None else self._text(value))
        self._read()

    def show_automatic(self, value: float | None) -> None:
        """Show in grey what the planner chooses; None where it says nothing about this."""
        text = self.tr("automatic") if value is None else self.tr("auto · {0}").format(self._text(value))
        self.edit.setPlaceholderText(text)
        self.edit.setAccessibleDescription(text)

    def mark(self, *, wrong: bool) -> None:
        """Show that the planner refuses this value."""
        self._refused = wrong
        restyle(self.edit, "invalid", value=wrong or bool(self.problem))

    def _make_edit(self, label: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setFixedWidth(FIELD_WIDTH)
        edit.setAccessibleName(label)
        edit.textChanged.connect(self._on_text)
        return edit

    def _on_text(self) -> None:
        self._read()
        self.changed.emit()

    def _read(self) -> None:
        try:
            self.value, self.problem = self._parse(self.edit.text()), ""
        except NumberError as error:
            self.problem = str(error)
        self._frame.show_state(is_set=bool(self.edit.text().strip()), problem=self.problem)
        restyle(self.edit, "invalid", value=self._refused or bool(self.problem))

    def _parse(self, text: str) -> float | int | None:
        """Return the value that was typed; None for an empty field.

        Raises:
            NumberError: it is none, or out of range.

        """
        spec = self.spec
        written = text.strip().translate(_SEPARATORS)
        if not written:
            return None
        if spec.word and written.casefold() in {_tr(spec.word).casefold(), spec.word}:
            return spec.word_value
        # A comma parts thousands in a whole number, and is a decimal comma elsewhere.
        written = written.replace(",", "" if spec.whole else ".")
        try:
            number: float = int(written) if spec.whole else float(written)
        except ValueError:
            number = float("nan")
        if not spec.low <= number <= spec.high:
            kind = self.tr("a whole number") if spec.whole else self.tr("a number")
            sentence = self.tr("“{0}” must be {1} from {2} to {3}.")
            raise NumberError(sentence.format(text.strip(), kind, f"{spec.low:,g}", f"{spec.high:,.0f}"))
        return number if spec.factor == 1 else number / spec.factor

    def _text(self, value: float) -> str:
        if self.spec.word and value == self.spec.word_value:
            return _tr(self.spec.word)
        shown = round(value * self.spec.factor, 2)
        return f"{shown:,.0f}" if shown == round(shown) else f"{shown:g}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)

"""What all fields of the dock have in common: one parameter, a value or the engine's default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gptoss_desktop.domain.parameters import RANGES, ParameterError, is_set
from gptoss_desktop.domain.parameters_table import SPECS
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.parameters.field_frame import FieldFrame
from gptoss_desktop.ui.parameters.numbers import format_number
from gptoss_desktop.ui.parameters.words import WORDS
from gptoss_desktop.ui.widgets.sentences import joined
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

_DECIMALS = 2


class ParameterField(QWidget):
    """A field of one parameter. `value` is the last right one; what is wrong stands under the field.

    A subclass makes its controls, calls `_finish`, and says in `_show_value` how a value looks.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.spec = SPECS[name]
        self.words = WORDS[name]
        self.value: Any = None
        self.default = self.spec.default
        self._error: ParameterError | None = None
        self._beside_others = False
        self._lacking = ""
        self._controls: list[QWidget] = []
        self._frame: FieldFrame

    @property
    def problem(self) -> str:
        """What is wrong with what was typed, as a sentence; empty when nothing is."""
        return self._frame.problem

    @property
    def typed_wrong(self) -> bool:
        """Whether what was typed is no value of this parameter at all."""
        return self._error is not None and not self._beside_others

    @property
    def lacking(self) -> str:
        """Why the engine does not have this; empty where it has it."""
        return self._lacking

    @property
    def is_set(self) -> bool:
        """Whether the field has a value of its own."""
        return is_set(self.value)

    def set_value(self, value: object) -> None:
        """Show a value, or the engine's default, without telling of a change."""
        self.value = value
        self._beside_others = False
        try:
            self.spec.kind.check(self.spec.wire_name, value)
        except ParameterError as error:
            self._error = error
        else:
            self._error = None
        self._show_value(value)
        self._show()

    def reset(self) -> None:
        """Go back to the engine's default, and tell of it."""
        was = self.value
        self.set_value(() if isinstance(was, tuple) else "" if isinstance(was, str) else None)
        self.changed.emit()

    def set_lacking(self, reason: str) -> None:
        """Disable the field because of `reason`, or enable it again where there is none."""
        self._lacking = reason
        for control in self._controls:
            control.setEnabled(not reason)
        self._frame.show_lacking(lacking=bool(reason))
        self._write_texts()

    def set_default(self, default: float | None) -> None:
        """Take what the model says the engine's default is; None: it says nothing."""
        self.default = self.spec.default if default is None else default
        self._write_texts()

    def show_error(self, error: ParameterError | None) -> None:
        """Say what is wrong with the value beside others; None takes it away."""
        self._error = error
        self._beside_others = error is not None
        self._show()

    def matches(self, words: Sequence[str]) -> bool:
        """Whether all these case-folded words are in the label, the help or the API's name."""
        text = f"{self.words.shown_label} {self.words.label} {self.words.shown_hint} {self.spec.wire_name}"
        return all(word in text.casefold() for word in words)

    def _finish(self, *, beside: QWidget | None = None, below: Sequence[QWidget] = ()) -> None:
        """Put the controls into the frame."""
        self._controls = [*([beside] if beside else []), *below]
        self._frame = FieldFrame(self.words.shown_label, beside=beside, below=below, marked=True)
        self._frame.reset_requested.connect(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        keep_texts(self, self._write_texts)

    def _take(self, value: object, error: ParameterError | None = None) -> None:
        """Take what the user has entered, and tell of it; a wrong one leaves the last right value."""
        self._error = error
        self._beside_others = False
        if error is None:
            self.value = value
        self._show()
        self.changed.emit()

    def _show_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value in the controls, with their signals held back."""
        raise NotImplementedError

    def _is_filled(self) -> bool:
        """Whether the user has entered something, right or wrong."""
        return self.is_set

    def _show(self) -> None:
        self._frame.show_state(is_set=self._is_filled(), problem=self._sentence())
        self._describe()

    def _sentence(self) -> str:
        return "" if self._error is None else problem_of(self._error, self.words.shown_label)

    def _write_texts(self) -> None:
        self._frame.set_label(self.words.shown_label)
        for control in self._controls:
            control.setAccessibleName(self.words.shown_label)
        self._show()

    def _describe(self) -> None:
        """Say in words what colours and places say."""
        kept = self.tr("What is set here is not sent.")
        note = joined((self._lacking, kept if self._lacking and self.is_set else ""))
        self._frame.say(note)
        self.setToolTip("\n".join(part for part in (self.words.shown_hint, self._facts(), note) if part))
        state = self.tr("changed") if self.is_set else self.tr("engine default")
        described = ", ".join((state, *filter(None, (note or self.words.shown_hint,))))
        for control in self._controls:
            control.setAccessibleDescription(described)

    def _facts(self) -> str:
        """The API's name, with the range and the default where they are numbers."""
        facts = [self.spec.wire_name]
        allowed = RANGES.get(self.name)
        if allowed is not None:
            text = self.tr("{0} to {1}").format(allowed.text(allowed.low), allowed.text(allowed.high))
            facts.append(text)
        default = self.default
        if isinstance(default, bool):
            facts.append(self.tr("default: {0}").format(self.tr("yes") if default else self.tr("no")))
        elif default is not None:
            facts.append(self.tr("default: {0}").format(format_number(default, _DECIMALS)))
        return " · ".join(facts)


def problem_of(error: ParameterError, label: str) -> str:
    """Return the sentence about a parameter, with its label for the API's name."""
    said = error.said
    named = tuple((key, label if key == "name" else value) for key, value in said.values)
    return translated(type(said)(said.template, named))

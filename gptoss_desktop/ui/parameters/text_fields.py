"""The fields of several lines: stop strings and the system prompt."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from gptoss_desktop.domain.parameters import ParameterError, check_stop
from gptoss_desktop.ui.parameters.field_frame import FieldFrame
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.properties import restyle

_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\\\": "\\"}


class TextField(QWidget):
    """Text of several lines; empty means that nothing is sent."""

    changed = Signal()

    def __init__(
        self, label: str, hint: str, *, lines: int, placeholder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.edit = QPlainTextEdit()
        self.edit.setProperty("kind", "field")
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(label)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 3 * GRID)
        self.edit.textChanged.connect(self._on_text)
        self._frame = FieldFrame(label, below=[self.edit])
        self._frame.reset_requested.connect(self.edit.clear)
        self.setToolTip(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)

    @property
    def problem(self) -> str:
        """What is wrong with what was typed; empty when nothing is."""
        return self._frame.problem

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text without telling of a change."""
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(text)
        self._show()

    def _on_text(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        problem = self._problem_of(self.text)
        restyle(self.edit, "invalid", value=bool(problem))
        self._frame.show_state(is_set=bool(self.text), problem=problem)

    def _problem_of(self, text: str) -> str:  # noqa: ARG002  for those that check
        return ""


class StopField(TextField):
    r"""Stop strings, one a line; `\n`, `\t` and `\\` stand for a line break, a tab and a backslash."""

    @property
    def stop(self) -> tuple[str, ...]:
        """The stop strings."""
        return parse_stop(self.text)

    def set_stop(self, stop: tuple[str, ...]) -> None:
        """Show stop strings without telling of a change."""
        self.set_text(format_stop(stop))

    def _problem_of(self, text: str) -> str:
        try:
            check_stop(parse_stop(text))
        except ParameterError as error:
            return str(error)
        return ""


def parse_stop(text: str) -> tuple[str, ...]:
    """Return the stop strings of a field's lines; empty lines are none."""
    return tuple(_unescape(line) for line in text.split("\n") if line)


def format_stop(stop: tuple[str, ...]) -> str:
    """Return the lines that `parse_stop` reads back."""
    return "\n".join(text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") for text in stop)


def _unescape(line: str) -> str:
    found, position = [], 0
    while position < len(line):
        pair = line[position : position + 2]
        found.append(_ESCAPES.get(pair, line[position]))
        position += 2 if pair in _ESCAPES else 1
    return "".join(found)

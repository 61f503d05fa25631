"""A number that may be left to the engine: an empty field is the engine's default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSlider, QVBoxLayout, QWidget

from gptoss_desktop.domain.parameters import RANGES, ParameterError
from gptoss_desktop.ui.parameters.field_frame import FieldFrame
from gptoss_desktop.ui.parameters.numbers import format_number, parse_number
from gptoss_desktop.ui.widgets.properties import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent

    from gptoss_desktop.ui.parameters.specs import NumberSpec

FIELD_WIDTH = 92


class _NumberEdit(QLineEdit):
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        # The wheel is for scrolling the dock: a value must not change under a pointer that only passes by.
        event.ignore()


class NumberField(QWidget):
    """A line edit, arrow keys and, where it helps, a slider; what is wrong is said under the field."""

    changed = Signal()

    def __init__(self, spec: NumberSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = spec.name
        self.value: float | int | None = None
        self._spec = spec
        label = QCoreApplication.translate("Parameters", spec.label)
        self.edit = self._make_edit(label)
        self._slider = self._make_slider(label)
        below = [self._slider] if self._slider else []
        self._frame = FieldFrame(label, beside=self.edit, below=below)
        self._frame.reset_requested.connect(lambda: self.edit.setText(""))
        hint = QCoreApplication.translate("Parameters", spec.hint)
        self.setToolTip(self.tr("{0}\n{1}: {2}").format(hint, spec.name, RANGES[spec.name]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self._show()

    @property
    def problem(self) -> str:
        """What is wrong with what was typed; empty when nothing is."""
        return self._frame.problem

    def set_value(self, value: float | None) -> None:
        """Show a value, or the engine's default, without telling of a change."""
        with QSignalBlocker(self.edit):
            self.edit.setText(format_number(value, self._spec.decimals))
        self._read()

    def _make_edit(self, label: str) -> QLineEdit:
        edit = _NumberEdit()
        edit.setFixedWidth(FIELD_WIDTH)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setPlaceholderText(self.tr("default"))
        edit.setAccessibleName(label)
        edit.textChanged.connect(self._on_text)
        edit.stepped.connect(self._step)
        return edit

    def _make_slider(self, label: str) -> QSlider | None:
        if self._spec.slider is None:
            return None
        low, high = self._spec.slider
        slider = _Slider(Qt.Orientation.Horizontal)
        slider.setRange(round(low / self._spec.step), round(high / self._spec.step))
        slider.setAccessibleName(label)
        slider.valueChanged.connect(self._on_slider)
        return slider

    def _on_text(self) -> None:
        self._read()
        self.changed.emit()

    def _on_slider(self, position: int) -> None:
        self.edit.setText(format_number(position * self._spec.step, self._spec.decimals))

    def _step(self, direction: int) -> None:
        if self.problem:
            return
        allowed = RANGES[self.name]
        start = self.value if self.value is not None else self._middle()
        value = min(max(start + direction * self._spec.step, allowed.low), allowed.high)
        self.edit.setText(format_number(value, self._spec.decimals))

    def _middle(self) -> float:
        """Where the arrow keys and the slider begin while the engine's default holds."""
        return sum(self._spec.slider) / 2 if self._spec.slider else max(RANGES[self.name].low, 0)

    def _read(self) -> None:
        try:
            self.value = parse_number(self.name, self.edit.text())
        except ParameterError as error:
            self._show(str(error))
        else:
            self._show()

    def _show(self, problem: str = "") -> None:
        is_set = bool(self.edit.text().strip())
        self._frame.show_state(is_set=is_set, problem=problem)
        restyle(self.edit, "invalid", value=bool(problem))
        if self._slider is not None and not problem:
            with QSignalBlocker(self._slider):
                position = self.value if self.value is not None else self._middle()
                self._slider.setValue(round(position / self._spec.step))
            restyle(self._slider, "unset", value=not is_set)

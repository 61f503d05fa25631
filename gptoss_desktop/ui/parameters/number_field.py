"""A number that may be left to the engine: an empty field is the engine's default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSlider

from gptoss_desktop.domain.parameters import RANGES, ParameterError
from gptoss_desktop.ui.parameters.field import ParameterField
from gptoss_desktop.ui.parameters.numbers import format_number, parse_number
from gptoss_desktop.ui.parameters.specs import NUMBERS
from gptoss_desktop.ui.widgets.properties import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

FIELD_WIDTH = 112


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


class NumberField(ParameterField):
    """A line edit, arrow keys and, where it helps, a slider; what is wrong is said under the field."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._number = NUMBERS[name]
        self.edit = self._make_edit()
        self._slider = self._make_slider()
        self._finish(beside=self.edit, below=[self._slider] if self._slider else [])

    def set_lacking(self, reason: str) -> None:
        """See `ParameterField`; a slider that cannot be dragged only takes room."""
        if self._slider is not None:
            self._slider.setVisible(not reason)
        super().set_lacking(reason)

    def _write_texts(self) -> None:
        default = self.default
        self.edit.setPlaceholderText(
            self.tr("default")
            if default is None
            else self.tr("default {0}").format(format_number(default, self._number.decimals))
        )
        super()._write_texts()

    def _make_edit(self) -> _NumberEdit:
        edit = _NumberEdit()
        edit.setFixedWidth(FIELD_WIDTH)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.textChanged.connect(self._on_text)
        edit.stepped.connect(self._step)
        return edit

    def _make_slider(self) -> QSlider | None:
        if self._number.slider is None:
            return None
        low, high = self._number.slider
        slider = _Slider(Qt.Orientation.Horizontal)
        slider.setRange(round(low / self._number.step), round(high / self._number.step))
        slider.valueChanged.connect(self._on_slider)
        return slider

    def _on_text(self) -> None:
        try:
            value = parse_number(self.name, self.edit.text())
        except ParameterError as error:
            self._take(None, error)
        else:
            self._take(value)

    def _on_slider(self, position: int) -> None:
        self.edit.setText(format_number(position * self._number.step, self._number.decimals))

    def _step(self, direction: int) -> None:
        if self.problem:
            return
        allowed = RANGES[self.name]
        start = self.value if self.value is not None else self._start()
        value = min(max(start + direction * self._number.step, allowed.low), allowed.high)
        self.edit.setText(format_number(value, self._number.decimals))

    def _start(self) -> float:
        """Where the arrow keys and the slider begin while the engine's default holds."""
        return max(RANGES[self.name].low, 0) if self.default is None else float(self.default)

    def _show_value(self, value: float | None) -> None:
        with QSignalBlocker(self.edit):
            self.edit.setText(format_number(value, self._number.decimals))

    def _is_filled(self) -> bool:
        return bool(self.edit.text().strip())

    def _show(self) -> None:
        super()._show()
        restyle(self.edit, "invalid", value=bool(self.problem))
        if self._slider is not None and not self.problem:
            with QSignalBlocker(self._slider):
                position = self.value if self.value is not None else self._start()
                self._slider.setValue(round(position / self._number.step))
            restyle(self._slider, "unset", value=not self._is_filled())

"""All parameters of generation in one column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gptoss_desktop.domain.parameters import GenerationParameters, ReasoningEffort
from gptoss_desktop.ui.composer.effort_button import EffortButton
from gptoss_desktop.ui.parameters.field_frame import FieldFrame
from gptoss_desktop.ui.parameters.number_field import FIELD_WIDTH, NumberField
from gptoss_desktop.ui.parameters.specs import ANSWER, SAMPLING
from gptoss_desktop.ui.parameters.text_fields import StopField, TextField
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from collections.abc import Iterable


class ParameterPanel(QScrollArea):
    """Holds one `GenerationParameters`; `changed` brings it whenever all fields are right."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._effort: ReasoningEffort | None = None
        self._numbers = {spec.name: NumberField(spec) for spec in (*ANSWER, *SAMPLING)}
        self._stop = StopField(
            self.tr("Stop strings"),
            self.tr("The answer ends before any of these. One a line; \\n stands for a line break.\nstop"),
            lines=2,
            placeholder=self.tr("One a line"),
        )
        self._prompt = TextField(
            self.tr("System prompt"),
            self.tr("What the model is told before the chat begins.\nsystem"),
            lines=5,
            placeholder=self.tr("How should the model answer?"),
        )
        self._effort_button = EffortButton(named=False)
        self._effort_button.setProperty("kind", "field")
        self._effort_button.setFixedWidth(FIELD_WIDTH)
        self._effort_field = FieldFrame(self.tr("Reasoning effort"), beside=self._effort_button)
        self._effort_field.hide()
        self._lay_out()
        self._connect()

    @property
    def parameters(self) -> GenerationParameters:
        """What is set now; a field that is wrong counts with its last right value."""
        numbers: dict[str, Any] = {name: field.value for name, field in self._numbers.items()}
        return GenerationParameters(
            **numbers,
            stop=self._stop.stop,
            system_prompt=self._prompt.text,
            reasoning_effort=self._effort,
        )

    @property
    def problem(self) -> str:
        """The first thing that is wrong, as a sentence; empty when all fields are right."""
        problems = [*(field.problem for field in self._numbers.values()), self._stop.problem]
        return next(filter(None, problems), "")

    def set_parameters(self, parameters: GenerationParameters) -> None:
        """Show these parameters and tell of the change."""
        for name, field in self._numbers.items():
            field.set_value(getattr(parameters, name))
        self._stop.set_stop(parameters.stop)
        self._prompt.set_text(parameters.system_prompt)
        self._show_effort(parameters.reasoning_effort)
        self._tell()

    def set_effort(self, effort: ReasoningEffort | None) -> None:
        """Choose an effort."""
        self._show_effort(effort)
        self._tell()

    def reset(self) -> None:
        """Leave everything to the engine; the system prompt stays, because it is written and not chosen."""
        self.set_parameters(replace(GenerationParameters(), system_prompt=self._prompt.text))

    def offer_effort(self, *, offered: bool) -> None:
        """Show the effort only for a model that has one."""
        self._effort_field.setVisible(offered)

    def _connect(self) -> None:
        for number in self._numbers.values():
            number.changed.connect(self._tell)
        for text in (self._stop, self._prompt):
            text.changed.connect(self._tell)
        self._effort_button.chosen.connect(self.set_effort)
        self._effort_field.reset_requested.connect(lambda: self.set_effort(None))

    def _tell(self) -> None:
        if not self.problem:
            self.changed.emit(self.parameters)

    def _show_effort(self, effort: ReasoningEffort | None) -> None:
        self._effort = effort
        self._effort_button.show_effort(effort)
        self._effort_field.show_state(is_set=effort is not None)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("parameterPanel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + 4)
        self._add_section(column, self.tr("Instructions"), [self._prompt])
        answer = [self._effort_field, *(self._numbers[spec.name] for spec in ANSWER), self._stop]
        self._add_section(column, self.tr("Answer"), answer)
        self._add_section(column, self.tr("Sampling"), [self._numbers[spec.name] for spec in SAMPLING])
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Parameters"))

    def _add_section(self, column: QVBoxLayout, title: str, fields: Iterable[QWidget]) -> None:
        heading: QLabel = plain_label(title, muted=True)
        heading.setFont(scaled(self.font(), 0.86, weight=QFont.Weight.DemiBold))
        if column.count():
            column.addSpacing(GRID)
        column.addWidget(heading)
        for field in fields:
            column.addWidget(field)

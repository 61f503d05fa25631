"""All parameters of generation in one column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gptoss_desktop.domain.capabilities import lacking, lacking_forms
from gptoss_desktop.domain.parameters import GenerationParameters, ParameterError, check_lengths
from gptoss_desktop.domain.parameters_table import PARAMETERS, Group
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.parameters.fields import make_fields
from gptoss_desktop.ui.parameters.form_field import FormField, said_forms
from gptoss_desktop.ui.parameters.group_box import GroupBox
from gptoss_desktop.ui.parameters.head import PanelHead
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.domain.parameters import ReasoningEffort
    from gptoss_desktop.ui.parameters.field import ParameterField
    from gptoss_desktop.ui.parameters.prompt_field import PromptField


class ParameterPanel(QWidget):
    """Holds one `GenerationParameters`; `changed` brings it whenever all fields are right."""

    changed = Signal(object)
    folded = Signal()
    """The user opened or closed a group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parameterPanel")
        self.head = PanelHead()
        self.fields = make_fields()
        self.form = cast("FormField", self.fields["form"])
        self.prompt = cast("PromptField", self.fields["system_prompt"])
        self._groups = [self._make_group(group) for group in Group]
        self._info: EngineInfo | None = None
        self._reading = False
        self._nothing = plain_label(muted=True, wrap=True)
        self._nothing.hide()
        self._lay_out()
        for field in self.fields.values():
            field.changed.connect(self._on_changed)
        self.head.filter.textChanged.connect(self._on_filter)
        keep_texts(self, self._write_texts)

    @property
    def parameters(self) -> GenerationParameters:
        """What is set now; a field that is wrong counts with its last right value."""
        return GenerationParameters(**self._values())

    @property
    def problem(self) -> str:
        """The first thing that is wrong, as a sentence; empty when all fields are right."""
        if self._reading:
            return self.tr("The parameters of this chat are still being read. Send again in a moment.")
        # What the engine lacks is not sent, right or wrong.
        return next(
            (field.problem for field in self.fields.values() if field.problem and not field.lacking), ""
        )

    @property
    def open_groups(self) -> tuple[str, ...]:
        """The groups whose fields are shown."""
        return tuple(box.group.value for box in self._groups if box.is_open)

    def open(self, groups: Iterable[str]) -> None:
        """Show the fields of these groups, and fold the others."""
        wanted = set(groups)
        for box in self._groups:
            box.set_open(box.group.value in wanted)

    def set_parameters(self, parameters: GenerationParameters) -> None:
        """Show these parameters and tell of the change."""
        self._reading = False
        for name, field in self.fields.items():
            field.set_value(getattr(parameters, name))
        self._on_changed()

    def set_effort(self, effort: ReasoningEffort | None) -> None:
        """Choose an effort."""
        self.fields["reasoning_effort"].set_value(effort)
        self._on_changed()

    def set_reading(self) -> None:
        """The parameters of another chat are on their way: those that are shown belong to no chat."""
        self._reading = True

    def set_capabilities(self, info: EngineInfo | None) -> None:
        """Disable what this engine with its model lacks, each with the reason; None: no engine is known."""
        if info == self._info:
            return
        self._info = info
        self._show_capabilities()

    def set_answering(self, *, answering: bool) -> None:
        """Say, while an answer runs, that a change is for the next."""
        self.head.set_answering(answering=answering)

    def reset(self) -> None:
        """Leave everything to the engine; the system prompt stays, because it is written and not chosen."""
        self.set_parameters(replace(GenerationParameters(), system_prompt=self.parameters.system_prompt))

    def _values(self) -> dict[str, Any]:
        return {name: field.value for name, field in self.fields.items()}

    def _on_changed(self) -> None:
        self._check_lengths()
        for box in self._groups:
            box.update_count()
        if not self.problem:
            self.changed.emit(self.parameters)

    def _check_lengths(self) -> None:
        """The one rule about two fields: its breach stands under the shorter length."""
        least, most = self.fields["min_tokens"], self.fields["max_tokens"]
        if least.typed_wrong or most.typed_wrong:
            return
        try:
            check_lengths(least.value, most.value)
        except ParameterError as error:
            least.show_error(error)
        else:
            least.show_error(None)

    def _show_capabilities(self) -> None:
        reasons = lacking(self._info)
        for name, field in self.fields.items():
            if field is not self.form:
                field.set_lacking(translated(reasons.get(name, "")))
        self.form.set_unsupported(said_forms(lacking_forms(self._info)))

    def _on_filter(self, text: str) -> None:
        words = tuple(text.casefold().split())
        found = [box.set_filter(words) for box in self._groups]
        self._nothing.setVisible(not any(found))

    def _make_group(self, group: Group) -> GroupBox:
        members: list[ParameterField] = [self.fields[s.name] for s in PARAMETERS if s.group is group]
        box = GroupBox(group, members)
        box.set_open(group is Group.BASIC)
        box.folded.connect(self.folded)
        return box

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("parameterFields")
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self._nothing)
        for box in self._groups:
            column.addWidget(box)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self._scroll.verticalScrollBar()
        # The fields end where the head above them ends, with a scroll bar beside them and without.
        bar.rangeChanged.connect(
            lambda low, high: column.setContentsMargins(
                2 * GRID, GRID // 2, 2 * GRID - (bar.sizeHint().width() if high > low else 0), 2 * GRID
            )
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(self._scroll, 1)

    def _write_texts(self) -> None:
        self.setAccessibleName(self.tr("Parameters"))
        self._scroll.setAccessibleName(self.tr("Parameters"))
        self._nothing.setText(self.tr("No parameter has these words."))
        self._show_capabilities()

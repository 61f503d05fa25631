"""All parameters of generation in one column."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gptoss_desktop.domain.capabilities import lacking, lacking_forms
from gptoss_desktop.domain.parameters import GenerationParameters, ParameterError, check_lengths, is_set
from gptoss_desktop.domain.parameters_table import PARAMETERS, SPECS, Group
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.parameters.field import problem_of
from gptoss_desktop.ui.parameters.fields import make_field
from gptoss_desktop.ui.parameters.form_field import FormField, said_forms
from gptoss_desktop.ui.parameters.group_box import GroupBox
from gptoss_desktop.ui.parameters.head import PanelHead
from gptoss_desktop.ui.parameters.words import WORDS
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.domain.parameters import ReasoningEffort
    from gptoss_desktop.ui.parameters.field import ParameterField
    from gptoss_desktop.ui.parameters.prompt_field import PromptField

_NAMES = {group: tuple(spec.name for spec in PARAMETERS if spec.group is group) for group in Group}


class ParameterPanel(QWidget):
    """Holds one `GenerationParameters`; `changed` brings it whenever all fields are right.

    The values are here; a group's fields are made when it is opened first.
    """

    changed = Signal(object)
    folded = Signal()
    """The user opened or closed a group."""
    schema_requested = Signal()
    """The user wants to write the schema of the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parameterPanel")
        self.head = PanelHead()
        self._values: dict[str, Any] = _values_of(GenerationParameters())
        self._fields: dict[str, ParameterField] = {}
        self._info: EngineInfo | None = None
        self._defaults: Mapping[str, float] = {}
        self._reading = False
        self._groups = {group: GroupBox(group, partial(self._make_fields, group)) for group in Group}
        self._nothing = plain_label(muted=True, wrap=True)
        self._nothing.hide()
        self._lay_out()
        for box in self._groups.values():
            box.folded.connect(self.folded)
        self.head.filter.textChanged.connect(self._on_filter)
        self._groups[Group.BASIC].set_open(True)
        keep_texts(self, self._write_texts)

    @property
    def parameters(self) -> GenerationParameters:
        """What is set now; a field that is wrong counts with its last right value."""
        return GenerationParameters(**self._values)

    @property
    def is_reading(self) -> bool:
        """Whether what is shown is another chat's: this one's parameters are on their way from the disk."""
        return self._reading

    @property
    def problem(self) -> str:
        """The first thing that is wrong, as a sentence; empty when all is right."""
        # What the engine lacks is not sent, right or wrong.
        reasons = lacking(self._info)
        problems = (self._problem_of(name) for name in self._values if name not in reasons)
        return next(filter(None, problems), "")

    @property
    def open_groups(self) -> tuple[str, ...]:
        """The groups whose fields are shown."""
        return tuple(group.value for group, box in self._groups.items() if box.is_open)

    @property
    def form(self) -> FormField:
        """The field of the answer's form."""
        return cast("FormField", self.field("form"))

    @property
    def prompt(self) -> PromptField:
        """The field of the system prompt."""
        return cast("PromptField", self.field("system_prompt"))

    def field(self, name: str) -> ParameterField:
        """Return the field of a parameter."""
        self._groups[SPECS[name].group].build()
        return self._fields[name]

    def open(self, groups: Iterable[str]) -> None:
        """Show the fields of these groups, and fold the others."""
        wanted = set(groups)
        for group, box in self._groups.items():
            box.set_open(group.value in wanted)

    def set_parameters(self, parameters: GenerationParameters) -> None:
        """Show these parameters and tell of the change."""
        self._reading = False
        self._values = _values_of(parameters)
        for name, field in self._fields.items():
            field.set_value(self._values[name])
        self._tell()

    def set_effort(self, effort: ReasoningEffort | None) -> None:
        """Choose an effort."""
        self._values["reasoning_effort"] = effort
        self.field("reasoning_effort").set_value(effort)
        self._tell()

    def set_reading(self) -> None:
        """The parameters of another chat are on their way: those that are shown belong to no chat."""
        self._reading = True

    def set_capabilities(self, info: EngineInfo | None) -> None:
        """Disable what this engine with its model lacks, each with the reason; None: no engine is known."""
        if info != self._info:
            self._info = info
            self._show_capabilities(self._fields.values())

    def set_defaults(self, defaults: Mapping[str, float]) -> None:
        """Show what the model says the engine takes where nothing is sent."""
        self._defaults = defaults
        for name, field in self._fields.items():
            field.set_default(defaults.get(name))

    def set_answering(self, *, answering: bool) -> None:
        """Say, while an answer runs, that a change is for the next."""
        self.head.set_answering(answering=answering)

    def reset(self) -> None:
        """Leave everything to the engine; the system prompt stays, because it is written and not chosen."""
        before = self.parameters
        wanted = replace(GenerationParameters(), system_prompt=before.system_prompt)
        self.set_parameters(wanted)
        if before != wanted:
            text = self.tr("All is left to the engine but the system prompt.")
            self.head.notice.say(text, partial(self.set_parameters, before))

    def _make_fields(self, group: Group) -> list[ParameterField]:
        """Make the fields of a group, as they stand now."""
        made = {name: make_field(name) for name in _NAMES[group]}
        self._fields |= made
        for name, field in made.items():
            field.set_default(self._defaults.get(name))
            field.set_value(self._values[name])
            field.changed.connect(partial(self._on_changed, field))
            if isinstance(field, FormField):
                field.schema_requested.connect(self.schema_requested)
        self._show_capabilities(made.values())
        self._check_lengths()
        return list(made.values())

    def _on_changed(self, field: ParameterField) -> None:
        self._values[field.name] = field.value
        self._tell()

    def _tell(self) -> None:
        self._check_lengths()
        for group, box in self._groups.items():
            box.set_changed(sum(is_set(self._values[name]) for name in _NAMES[group]))
        if not self.problem:
            self.changed.emit(self.parameters)

    def _problem_of(self, name: str) -> str:
        if name in self._fields:
            return self._fields[name].problem
        try:
            SPECS[name].kind.check(SPECS[name].wire_name, self._values[name])
            if name == "min_tokens":
                check_lengths(self._values["min_tokens"], self._values["max_tokens"])
        except ParameterError as error:
            return problem_of(error, WORDS[name].shown_label)
        return ""

    def _check_lengths(self) -> None:
        """The one rule about two fields: its breach stands under the shorter length."""
        least, most = self._fields.get("min_tokens"), self._fields.get("max_tokens")
        if least is None or least.typed_wrong or (most is not None and most.typed_wrong):
            return
        try:
            check_lengths(self._values["min_tokens"], self._values["max_tokens"])
        except ParameterError as error:
            least.show_error(error)
        else:
            least.show_error(None)

    def _show_capabilities(self, shown: Iterable[ParameterField]) -> None:
        reasons = lacking(self._info)
        for field in shown:
            if isinstance(field, FormField):
                field.set_unsupported(said_forms(lacking_forms(self._info)))
            else:
                field.set_lacking(translated(reasons.get(field.name, "")))

    def _on_filter(self, text: str) -> None:
        words = tuple(text.casefold().split())
        found = [box.set_filter(words) for box in self._groups.values()]
        self._nothing.setVisible(not any(found))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("parameterFields")
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self._nothing)
        for box in self._groups.values():
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
        self._show_capabilities(self._fields.values())


def _values_of(parameters: GenerationParameters) -> dict[str, Any]:
    return {field.name: getattr(parameters, field.name) for field in fields(GenerationParameters)}

"""The fields of the plan in one column; those of the other engine are hidden."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.planning.inputs import PlanOverrides
from gptoss_desktop.ui.plan.choice_field import ChoiceField
from gptoss_desktop.ui.plan.number_field import NumberField
from gptoss_desktop.ui.plan.specs import ADVANCED, BASIC, ENGINE, NumberSpec
from gptoss_desktop.ui.plan.values import plan_values
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.icons import SMALL, icon
from gptoss_desktop.ui.theme.tokens import GRID

if TYPE_CHECKING:
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.ui.plan.specs import ChoiceSpec

Field: TypeAlias = ChoiceField | NumberField
WIDTH = 428


class PlanForm(QScrollArea):
    """Holds `PlanOverrides`, without the cards: those are chosen where their memory is shown."""

    changed = Signal()
    """A field has another value, or one that is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planForm")
        self._overrides = PlanOverrides()
        self._engine = EngineKind.VLLM
        self._last: Field | None = None
        self._cards = 0
        self._fields = [self._make(spec) for spec in (ENGINE, *BASIC, *ADVANCED)]
        self._advanced = self._make_fold()
        self._lay_out()
        self._show_fields()

    @property
    def overrides(self) -> PlanOverrides:
        """What is not left to the planner."""
        return self._overrides

    @property
    def problem(self) -> str:
        """The first thing that is wrong with what was typed; empty when nothing is."""
        return next((field.problem for field in self._fields if self._is_shown(field) and field.problem), "")

    def set_overrides(self, overrides: PlanOverrides) -> None:
        """Show these wishes without telling of a change."""
        self._overrides = overrides
        self._last = None
        for field in self._fields:
            field.mark(wrong=False)
            value = getattr(overrides, field.spec.name)
            if isinstance(field, ChoiceField) and value not in {None, *(v for v, _ in field.spec.values)}:
                # The cache's number format of the other engine.
                value = value if field.spec.name != "kv_type" else None
            field.set_value(value)
        folded = any(getattr(overrides, spec.name) is not None for spec in ADVANCED)
        self._advanced.setChecked(self._advanced.isChecked() or folded)

    def show_plan(self, plan: EnginePlan, cards: int) -> None:
        """Show in grey what the planner chose, for a machine with so many cards."""
        self._engine = plan.engine
        values = plan_values(plan)
        for field in self._fields:
            field.mark(wrong=False)
            if getattr(self._overrides, field.spec.name) is None:
                field.show_automatic(values.get(field.spec.name))
        self._cards = cards
        self._show_fields()

    def mark_refused(self) -> None:
        """Mark the field that was changed last: the planner refuses what it asks for."""
        if self._last is not None:
            self._last.mark(wrong=True)

    def _make(self, spec: NumberSpec | ChoiceSpec) -> Field:
        field = NumberField(spec) if isinstance(spec, NumberSpec) else ChoiceField(spec)
        field.changed.connect(lambda: self._on_changed(field))
        return field

    def _on_changed(self, field: Field) -> None:
        self._last = field
        if not field.problem:
            value: dict[str, Any] = {field.spec.name: field.value}
            self._overrides = replace(self._overrides, **value)
        if field.spec is ENGINE:
            self._show_fields()
        self.changed.emit()

    def _is_shown(self, field: Field) -> bool:
        spec = field.spec
        engine = self._overrides.engine or self._engine
        if spec.name == "tensor_parallel" and self._cards < 2 and field.value is None:  # noqa: PLR2004  one card
            return False
        return spec.engine in {None, engine}

    def _show_fields(self) -> None:
        folded = {id(spec) for spec in ADVANCED}
        advanced = False
        for field in self._fields:
            shown = self._is_shown(field)
            if id(field.spec) in folded:
                advanced = advanced or shown
                shown = shown and self._advanced.isChecked()
            field.setVisible(shown)
        self._advanced.setVisible(advanced)

    def _make_fold(self) -> QToolButton:
        fold = QToolButton()
        fold.setText(self.tr("Advanced"))
        fold.setIcon(icon("chevron-right"))
        fold.setIconSize(SMALL)
        fold.setCheckable(True)
        fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fold.setFont(scaled(self.font(), 0.92, weight=QFont.Weight.DemiBold))
        fold.setAccessibleName(fold.text())
        fold.setProperty("kind", "fold")
        fold.toggled.connect(self._on_fold)
        return fold

    def _on_fold(self, opened: bool) -> None:  # noqa: FBT001  a slot of `toggled`
        self._advanced.setIcon(icon("chevron-down" if opened else "chevron-right"))
        self._show_fields()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + 2)
        first_advanced = len(self._fields) - len(ADVANCED)
        for number, field in enumerate(self._fields):
            if number == first_advanced:
                column.addSpacing(GRID // 2)
                column.addWidget(self._advanced, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(field)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Settings of the engine"))

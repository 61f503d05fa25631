"""The dialog of the plan: fields at the left, what they come to at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gptoss_desktop.planning.inputs import PlanOverrides
from gptoss_desktop.ui.plan.consequence import Consequence
from gptoss_desktop.ui.plan.form import PlanForm
from gptoss_desktop.ui.theme.icons import IconRole
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.notice_bar import IconLabel
from gptoss_desktop.ui.widgets.sentences import joined

if TYPE_CHECKING:
    from gptoss_desktop.domain.hardware import Hardware
    from gptoss_desktop.planning.proposal import PlanChoice

_WIDTH, _HEIGHT = 1000, 672


class PlanDialog(QDialog):
    """Asks for a plan with every change, and is told what it comes to. Nothing starts before "Restart"."""

    changed = Signal(object)
    """PlanOverrides, whenever all fields are right"""
    applied = Signal(object)
    """PlanOverrides"""
    recovery_chosen = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("planDialog")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form = PlanForm()
        self.consequence = Consequence()
        self._refusal = _Refusal()
        self.recovery = QCheckBox(self.tr("Change to the next plan by itself when an engine fails"))
        self._apply = push_button(self.tr("Restart engine with this plan"), weight=Weight.PRIMARY)
        self._automatic = push_button(self.tr("Back to automatic"))
        self._lay_out()
        self._connect()

    @property
    def overrides(self) -> PlanOverrides:
        """What the person wants otherwise than automatic."""
        return replace(self.form.overrides, gpus=self.consequence.memory.gpus)

    @property
    def refusal(self) -> str:
        """Why the wishes cannot be met; empty when they can, or nobody knows yet."""
        return self._refusal.accessibleName() if self._refusal.isVisibleTo(self) else ""

    def show_model(self, name: str) -> None:
        """Name the model that the plan is for."""
        self.setWindowTitle(self.tr("Engine for {0}").format(name))

    def set_overrides(self, overrides: PlanOverrides) -> None:
        """Show these wishes, and wait for what they come to."""
        self.form.set_overrides(overrides)
        self.consequence.memory.set_gpus(overrides.gpus)
        self._refusal.say("", "")
        self._allow(ready=False)

    def show_choice(self, choice: PlanChoice, hardware: Hardware) -> None:
        """Show what the wishes come to."""
        self._refusal.say("", "")
        self.form.show_plan(choice.proposals[0].plan, len(hardware.gpus))
        self.consequence.show_choice(choice, hardware)
        self.consequence.setEnabled(True)
        self._allow(ready=not self.form.problem)

    def show_refusal(self, sentence: str, advice: str) -> None:
        """Say why the wishes cannot be met; what stands at the right is of the last that could."""
        self._refusal.say(sentence, advice)
        self.form.mark_refused()
        self._allow(ready=False)

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self.consequence.memory.changed.connect(self._on_changed)
        self._automatic.clicked.connect(self._reset)
        self._apply.clicked.connect(self._on_apply)
        self.recovery.toggled.connect(self.recovery_chosen)

    def _on_changed(self) -> None:
        self._allow(ready=False)
        if not self.form.problem:
            self.changed.emit(self.overrides)

    def _reset(self) -> None:
        self.set_overrides(PlanOverrides())
        self.changed.emit(PlanOverrides())

    def _on_apply(self) -> None:
        self.applied.emit(self.overrides)
        self.accept()

    def _allow(self, *, ready: bool) -> None:
        self._apply.setEnabled(ready)
        self._automatic.setEnabled(self.overrides != PlanOverrides() or bool(self.form.problem))

    def _lay_out(self) -> None:
        close = push_button(self.tr("Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self._automatic)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self._apply)
        foot = QFrame()
        foot.setObjectName("planFoot")
        rows = QVBoxLayout(foot)
        rows.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, 2 * GRID)
        rows.setSpacing(GRID + 4)
        rows.addWidget(self._refusal)
        rows.addWidget(self.recovery)
        rows.addLayout(buttons)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.form)
        middle.addWidget(self.consequence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(foot)
        self.resize(_WIDTH, _HEIGHT)


class _Refusal(QFrame):
    """Why a plan cannot be made, and what to do about it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("planRefusal")
        self._label = plain_label(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(IconLabel("circle-alert", IconRole.DANGER), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    def say(self, sentence: str, advice: str) -> None:
        text = joined((sentence, advice))
        self._label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

"""The plan dialog in the window: every wish is planned off the GUI thread, the last one counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gptoss_desktop.planning.inputs import PlanOverrides
from gptoss_desktop.services.failures import plan_failure
from gptoss_desktop.tasks import run_task
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.plan.names import model_title
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.hardware import Hardware
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.planning.proposal import PlanChoice
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.services.planning import Planner
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.plan.dialog import PlanDialog

_PAUSE_MS = 250
"""Typing is over after so long: a plan for half a number helps nobody."""


class PlanController(QObject):
    """Owns the dialog. A plan that comes after a newer wish is dropped."""

    def __init__(self, services: Services, window: QWidget, actions: ActionRegistry) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self._dialog: PlanDialog | None = None
        self._hardware: Hardware | None = None
        self._wish = 0
        self._wanted = PlanOverrides()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._make_plan)
        self._action = actions.bind(ActionId.ENGINE_PLAN, self.open)
        self._action.setEnabled(False)
        services.model_chosen.connect(lambda _: self._action.setEnabled(True))
        keep_texts(self, self._forget_dialogs)

    def _forget_dialogs(self) -> None:
        """Let the next dialog be made in another language."""
        self._dialog = None

    def open(self) -> None:
        """Show the dialog with what is wished for now; the machine is looked at anew."""
        model = self._services.model
        if model is None:
            return
        dialog = self._dialog = self._dialog or self._make_dialog()
        self._hardware = None
        try:
            wishes = self._services.planner.saved(model)
        except ValueError:  # what the settings hold cannot be read; the planner leaves it out, and says so
            wishes = PlanOverrides()
        dialog.show_model(model_title(model))
        dialog.recovery.setChecked(self._services.settings.automatic_recovery)
        dialog.set_overrides(wishes)
        self._wanted = wishes
        self._make_plan()
        dialog.open()

    def _make_dialog(self) -> PlanDialog:
        from gptoss_desktop.ui.plan.dialog import PlanDialog  # noqa: PLC0415  the start does not wait for it

        dialog = PlanDialog(self._window)
        dialog.changed.connect(self._on_changed)
        dialog.applied.connect(self._services.replan)
        dialog.recovery_chosen.connect(self._choose_recovery)
        return dialog

    def _on_changed(self, overrides: PlanOverrides) -> None:
        self._wish += 1
        self._wanted = overrides
        self._pause.start()

    def _make_plan(self) -> None:
        model = self._services.model
        if model is None:
            return
        self._pause.stop()
        self._wish += 1
        work = partial(_plan, self._services.planner, model, self._wanted, self._hardware)
        run_task(work, partial(self._show_choice, self._wish), partial(self._show_refusal, self._wish))

    def _show_choice(self, wish: int, found: tuple[PlanChoice, Hardware]) -> None:
        choice, self._hardware = found
        if wish == self._wish and self._dialog is not None:
            self._dialog.show_choice(choice, self._hardware)

    def _show_refusal(self, wish: int, error: Exception) -> None:
        if wish == self._wish and self._dialog is not None:
            failure = plan_failure(error)
            self._dialog.show_refusal(failure.sentence, failure.advice)

    def _choose_recovery(self, chosen: bool) -> None:  # noqa: FBT001  a slot of a signal
        self._services.settings.automatic_recovery = chosen


def _plan(
    planner: Planner, model: ModelInfo, wishes: PlanOverrides, hardware: Hardware | None
) -> tuple[PlanChoice, Hardware]:
    """Plan for a machine that was looked at already, or look at it. Blocking."""
    seen = hardware if hardware is not None else planner.hardware()
    return planner.make(model, wishes, hardware=seen), seen

"""From a model to a started engine: inspects, plans and checks off the GUI thread, then starts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from gptoss_desktop.domain.plan_change import PlanChange, apply
from gptoss_desktop.services.choices import for_change, promoted
from gptoss_desktop.services.failures import model_failure, plan_failure
from gptoss_desktop.services.launch_checks import check_plan
from gptoss_desktop.tasks import run_task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.domain.said import Said
    from gptoss_desktop.engine.supervisor import EngineSupervisor
    from gptoss_desktop.library.library import ModelLibrary
    from gptoss_desktop.planning.inputs import PlanOverrides
    from gptoss_desktop.planning.proposal import PlanChoice
    from gptoss_desktop.services.planning import Planner

T = TypeVar("T")


class Launcher(QObject):
    """Starts engines. A new wish makes moot what an earlier one is still waiting for."""

    model_chosen = Signal(object)
    """ModelInfo: it can be read; the plan is being made."""
    model_refused = Signal(object)
    """EngineFailure: no model for this program. A running engine goes on."""
    plan_chosen = Signal(object)
    """PlanChoice: its first plan is started next."""
    plan_refused = Signal(object)
    """EngineFailure: nothing was started. A running engine goes on."""
    wished = Signal()
    """A person has chosen a model or a plan: what failed before is another story."""

    def __init__(
        self,
        planner: Planner,
        library: ModelLibrary,
        supervisor: EngineSupervisor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.planner = planner
        self.model: ModelInfo | None = None
        self.choice: PlanChoice | None = None
        self.plan: EnginePlan | None = None
        self._library = library
        self._supervisor = supervisor
        self._wish = 0

    def open(self, path: Path) -> None:
        """Check a model, plan for it and start its engine."""
        self._begin()
        self.ask(partial(self._library.inspect, path), self._opened, self._refuse_model)

    def replan(self, overrides: PlanOverrides) -> None:
        """Plan once more for the model and restart its engine; what can be planned is kept for next time."""
        model = self.model
        if model is None:
            return
        self._begin()

        def made(choice: PlanChoice) -> None:
            self.planner.save(model, overrides)
            self._start_first(choice)

        self.ask(partial(self.planner.make, model, overrides), made, self._refuse_plan)

    def start(self, plan: EnginePlan) -> None:
        """Check a plan, then start it in the place of the engine that runs."""
        self._begin()
        self._check_and_start(plan)

    def change(self, change: PlanChange) -> None:
        """Restart the engine with a change that a failure has named."""
        plan, model = self.plan, self.model
        if plan is None or model is None:
            return
        self._wish += 1
        try:
            self._check_and_start(apply(plan, change))
        except ValueError:
            self.ask(
                partial(for_change, self.planner, model, change, plan), self._start_first, self._refuse_plan
            )

    def launch(self, plan: EnginePlan, choice: PlanChoice | None = None, *reasons: Said) -> None:
        """Start a plan that needs no check, as the first of `choice`, or of the choice that there is."""
        known = choice or self.choice
        self.plan = plan
        if known is not None:
            self.choice = promoted(known, plan, reasons)
            self.plan_chosen.emit(self.choice)
        self._supervisor.start(plan)

    def ask(
        self, work: Callable[[], T], on_done: Callable[[T], None], on_error: Callable[[Exception], None]
    ) -> None:
        """Do work off the GUI thread; the callbacks are dropped when there is a new wish by then."""
        wish = self._wish

        def done(result: T) -> None:
            if isValid(self) and wish == self._wish:
                on_done(result)

        def failed(error: Exception) -> None:
            if isValid(self) and wish == self._wish:
                on_error(error)

        run_task(work, done, failed)

    def _begin(self) -> None:
        self._wish += 1
        self.wished.emit()

    def _opened(self, model: ModelInfo) -> None:
        self.model = model
        self.model_chosen.emit(model)
        self.ask(partial(self.planner.make_saved, model), self._start_first, self._refuse_plan)

    def _start_first(self, choice: PlanChoice) -> None:
        self.launch(choice.proposals[0].plan, choice)

    def _check_and_start(self, plan: EnginePlan) -> None:
        self.ask(partial(check_plan, plan), lambda _: self.launch(plan), self._refuse_plan)

    def _refuse_model(self, error: Exception) -> None:
        self.model_refused.emit(model_failure(error))

    def _refuse_plan(self, error: Exception) -> None:
        self.plan_refused.emit(plan_failure(error))

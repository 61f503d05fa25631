"""When an engine has failed for good: the next plan in line starts by itself, and says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange
from gptoss_desktop.services.choices import for_change
from gptoss_desktop.services.ladder import Ladder
from gptoss_desktop.services.lost_cards import holders_words, lost_cards, lost_words
from gptoss_desktop.services.switch_words import switched_words
from gptoss_desktop.services.words import translated

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.engine import EngineStatus
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.hardware import Hardware
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.domain.said import Said
    from gptoss_desktop.engine.supervisor import EngineSupervisor
    from gptoss_desktop.planning.proposal import PlanChoice
    from gptoss_desktop.services.launcher import Launcher

STEADY_MS = 5 * 60 * 1000
"""An engine that was ready for so long has proved its plan: a later failure begins a new line."""


@dataclass(frozen=True, slots=True)
class Switch:
    """One plan took the place of another. `said`: what happened and what runs now, in complete sentences."""

    before: EnginePlan
    after: EnginePlan
    said: Said


class Recovery(QObject):
    """Goes down the ladder of plans. Without `automatic` it only remembers and explains."""

    switched = Signal(object)
    """Switch, just before the next plan is started."""
    explained = Signal(object)
    """EngineFailure: the present one, with what a new look at the cards has shown."""
    gave_up = Signal(object)
    """EngineFailure: nothing is started by itself any more."""

    def __init__(
        self,
        launcher: Launcher,
        supervisor: EngineSupervisor,
        automatic: Callable[[], bool],
        parent: QObject | None = None,
        *,
        steady_ms: int = STEADY_MS,
    ) -> None:
        super().__init__(parent)
        self._launcher = launcher
        self._supervisor = supervisor
        self._automatic = automatic
        self._ladder = Ladder()
        self._excluded: frozenset[str] = frozenset()
        self._steady = QTimer(self, singleShot=True, interval=steady_ms)
        self._steady.timeout.connect(self._begin_line)
        launcher.wished.connect(self._begin_line)
        supervisor.status_changed.connect(self._on_status)

    def _begin_line(self) -> None:
        self._ladder.clear()
        self._excluded = frozenset()

    def _on_status(self, status: EngineStatus) -> None:
        match status.state:
            case EngineState.READY if not self._steady.isActive():
                self._steady.start()
            case EngineState.READY | EngineState.GENERATING:
                pass
            case EngineState.FAILED:
                self._steady.stop()
                # With a progress, the supervisor is about to start the same plan again. Everybody shall
                # hear of the failure before they hear of what comes after it.
                if status.progress is None:
                    QTimer.singleShot(0, self, partial(self._on_failed, status))
            case _:
                self._steady.stop()

    def _on_failed(self, status: EngineStatus) -> None:
        plan, failure = self._launcher.plan, status.failure
        if self._supervisor.status is not status or plan is None or failure is None:
            return
        self._ladder.note(plan, failure.kind)
        if failure.kind in {FailureKind.GPU_LOST, FailureKind.GPU_MEMORY}:
            self._launcher.ask(
                self._launcher.planner.hardware,
                partial(self._on_seen, failure, plan),
                lambda _: self._step(failure, plan),
            )
        else:
            self._step(failure, plan)

    def _on_seen(self, failure: EngineFailure, plan: EnginePlan, hardware: Hardware) -> None:
        if self._supervisor.status.state is not EngineState.FAILED:
            return
        if failure.kind is FailureKind.GPU_LOST:
            failure = self._note_lost(failure, plan, hardware)
        else:
            said = holders_words(failure.sentence, plan, hardware)
            failure = failure if said is None else replace(failure, sentence=translated(said))
        self.explained.emit(failure)
        self._step(failure, plan)

    def _note_lost(self, failure: EngineFailure, plan: EnginePlan, hardware: Hardware) -> EngineFailure:
        lost = lost_cards(plan, hardware)
        self._excluded |= lost
        others = tuple(change for change in failure.changes if change.kind is not ChangeKind.OTHER_GPUS)
        return replace(
            failure,
            sentence=translated(lost_words(lost, self._launcher.planner.card_names)),
            changes=(PlanChange(ChangeKind.OTHER_GPUS, len(self._excluded)), *others),
        )

    def _step(self, failure: EngineFailure, failed: EnginePlan) -> None:
        if self._supervisor.status.state is not EngineState.FAILED or not self._automatic():
            return
        choice = self._launcher.choice
        proposals = [] if choice is None else [proposal.plan for proposal in choice.proposals]
        usable = [plan for plan in proposals if self._excluded.isdisjoint(plan.gpus)]
        rung = self._ladder.next(failure, failed, usable)
        if rung is None:
            self.gave_up.emit(failure)
        elif rung.plan is not None:
            self._switch(failure, failed, rung.plan, rung.change, choice)
        elif rung.change is not None:
            self._make(failure, failed, rung.change)

    def _make(self, failure: EngineFailure, failed: EnginePlan, change: PlanChange) -> None:
        model = self._launcher.model
        if model is None:
            self.gave_up.emit(failure)
            return
        excluded = self._excluded
        if change.kind is ChangeKind.OTHER_GPUS and failure.kind is not FailureKind.GPU_LOST:
            excluded |= frozenset(failed.gpus)
        work = partial(for_change, self._launcher.planner, model, change, failed, excluded_gpus=excluded)

        def made(choice: PlanChoice) -> None:
            plans = (proposal.plan for proposal in choice.proposals)
            if change.kind is ChangeKind.OTHER_GPUS and not self._excluded:
                plans = (
                    plan for plan in plans if plan.gpus
                )  # cards that are well may still be used otherwise
            plan = self._ladder.fresh(plans)
            if plan is None or self._supervisor.status.state is not EngineState.FAILED:
                self._step(failure, failed)
            else:
                self._switch(failure, failed, plan, change, choice)

        self._launcher.ask(work, made, lambda _: self._step(failure, failed))

    def _switch(
        self,
        failure: EngineFailure,
        before: EnginePlan,
        after: EnginePlan,
        change: PlanChange | None,
        choice: PlanChoice | None,
    ) -> None:
        said = switched_words(failure.sentence, before, after, change, self._launcher.planner.card_names)
        self.switched.emit(Switch(before, after, said))
        self._launcher.launch(after, choice, said)

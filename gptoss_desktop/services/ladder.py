"""What to try next after a failure. It only goes down: nothing is tried twice in one line of failures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange, apply

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.plan import EnginePlan

MAX_STEPS = 8
"""Steps in one line of failures. A failure may name another figure each time, without an end."""

OF_THE_ENGINE = frozenset(
    {
        FailureKind.NO_ISOLATION,
        FailureKind.NO_DRIVER,
        FailureKind.DRIVER_TOO_OLD,
        FailureKind.RUNTIME_MISSING,
        FailureKind.RUNTIME_BROKEN,
        FailureKind.DISK_FULL,
        FailureKind.MODEL_NOT_FOUND,
        FailureKind.MODEL_UNREADABLE,
        FailureKind.MODEL_INVALID,
        FailureKind.MODEL_UNSUPPORTED,
    }
)
"""Another plan of the same engine would fail in the same way."""
OF_THIS_PROGRAM = frozenset({FailureKind.SOCKET_PATH_TOO_LONG, FailureKind.SOCKET_IN_USE})
"""No engine could start."""
PLANNED = frozenset({ChangeKind.OTHER_GPUS, ChangeKind.LLAMA_CPP})
"""Changes for which another plan has to be made."""


@dataclass(frozen=True, slots=True)
class Rung:
    """The next plan to try, and the change that led to it. Without a plan, one has to be made for it."""

    plan: EnginePlan | None
    change: PlanChange | None = None


class Ladder:
    """Remembers one line of failures."""

    def __init__(self) -> None:
        self._plans: set[EnginePlan] = set()
        self._changes: set[PlanChange] = set()
        self._steps = 0

    def clear(self) -> None:
        """Forget everything: an engine has proved itself, or a person has chosen anew."""
        self._plans.clear()
        self._changes.clear()
        self._steps = 0

    def note(self, plan: EnginePlan) -> None:
        """Remember a plan that has failed."""
        self._plans.add(plan)

    def fresh(self, plans: Sequence[EnginePlan]) -> EnginePlan | None:
        """Return the first plan that was not tried yet."""
        return next((plan for plan in plans if plan not in self._plans), None)

    def next(
        self, failure: EngineFailure, failed: EnginePlan, proposals: Sequence[EnginePlan]
    ) -> Rung | None:
        """Return what to try after a plan has failed; None when there is nothing left."""
        if self._steps >= MAX_STEPS or failure.kind in OF_THIS_PROGRAM:
            return None
        self._steps += 1
        for rung in self._rungs(failure, failed, proposals):
            if rung.change is not None:
                self._changes.add(rung.change)
            return rung
        return None

    def _rungs(
        self, failure: EngineFailure, failed: EnginePlan, proposals: Sequence[EnginePlan]
    ) -> Iterator[Rung]:
        for change in failure.changes:
            if change not in self._changes:
                yield from self._changed(change, failed, proposals)
        same_may_go = failure.kind not in OF_THE_ENGINE
        plan = self.fresh([plan for plan in proposals if same_may_go or plan.engine is not failed.engine])
        if plan is not None:
            yield Rung(plan)
        last_resort = PlanChange(ChangeKind.LLAMA_CPP)
        if failed.engine is EngineKind.VLLM and last_resort not in self._changes:
            yield Rung(None, last_resort)

    def _changed(
        self, change: PlanChange, failed: EnginePlan, proposals: Sequence[EnginePlan]
    ) -> Iterator[Rung]:
        if change.kind is ChangeKind.LLAMA_CPP:
            plan = self.fresh([plan for plan in proposals if plan.engine is EngineKind.LLAMA_CPP])
            yield Rung(plan, change)
        elif change.kind in PLANNED:
            yield Rung(None, change)
        else:
            try:
                plan = self.fresh([apply(failed, change)])
            except ValueError:
                return
            if plan is not None:
                yield Rung(plan, change)

"""What to try next after a failure. It only goes down: nothing is tried twice in one line of failures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange, apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.plan import EnginePlan

MAX_FAILURES = 5
"""Of one engine in one line. Each start takes a minute or more, and somebody waits for an answer."""

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
OF_THIS_PROGRAM = frozenset({FailureKind.SOCKET_PATH_TOO_LONG})
"""No engine could start."""
PLANNED = frozenset({ChangeKind.OTHER_GPUS, ChangeKind.LLAMA_CPP})
"""Changes for which another plan has to be made."""
_LAST_RESORT = PlanChange(ChangeKind.LLAMA_CPP)


@dataclass(frozen=True, slots=True)
class Rung:
    """The next plan to try, and the change that led to it. Without a plan, one has to be made for it."""

    plan: EnginePlan | None
    change: PlanChange | None = None


class Ladder:
    """Remembers one line of failures."""

    def __init__(self) -> None:
        self._plans: set[EnginePlan] = set()
        self._changes: set[tuple[EngineKind, PlanChange]] = set()
        self._failures: Counter[EngineKind] = Counter()
        self._given_up: set[EngineKind] = set()

    def clear(self) -> None:
        """Forget everything: an engine has proved itself, or a person has chosen anew."""
        self._plans.clear()
        self._changes.clear()
        self._failures.clear()
        self._given_up.clear()

    def note(self, plan: EnginePlan, kind: FailureKind) -> None:
        """Remember a plan that has failed."""
        self._plans.add(plan)
        self._failures[plan.engine] += 1
        if kind in OF_THE_ENGINE or self._failures[plan.engine] >= MAX_FAILURES:
            self._given_up.add(plan.engine)

    def fresh(self, plans: Iterable[EnginePlan]) -> EnginePlan | None:
        """Return the first plan that was not tried yet, of an engine that was not given up."""
        return next(
            (plan for plan in plans if plan not in self._plans and plan.engine not in self._given_up), None
        )

    def next(
        self, failure: EngineFailure, failed: EnginePlan, proposals: Sequence[EnginePlan]
    ) -> Rung | None:
        """Return what to try after a plan has failed; None when there is nothing left."""
        if failure.kind in OF_THIS_PROGRAM:
            return None
        # Another plan of vLLM before another engine: it may be much faster.
        changes = (change for change in failure.changes if change.kind is not ChangeKind.LLAMA_CPP)
        for change in (*changes, None, _LAST_RESORT):
            if change is None:
                plan = self.fresh(proposals)
                rung = None if plan is None else Rung(plan)
            else:
                rung = self._changed(change, failed, proposals)
            if rung is not None:
                return rung
        return None

    def _changed(
        self, change: PlanChange, failed: EnginePlan, proposals: Sequence[EnginePlan]
    ) -> Rung | None:
        """Return the rung of a change, which is tried once whatever its figure: halving takes many starts."""
        llama = change.kind is ChangeKind.LLAMA_CPP
        if llama and (failed.engine is not EngineKind.VLLM or EngineKind.LLAMA_CPP in self._given_up):
            return None
        # Another card is another matter.
        key = (failed.engine, change if change.kind is ChangeKind.OTHER_GPUS else PlanChange(change.kind))
        if key in self._changes:
            return None
        self._changes.add(key)
        if llama:
            return Rung(self.fresh(plan for plan in proposals if plan.engine is EngineKind.LLAMA_CPP), change)
        if change.kind in PLANNED:
            return Rung(None, change)
        try:
            plan = self.fresh([apply(failed, change)])
        except ValueError:
            return None
        return None if plan is None else Rung(plan, change)

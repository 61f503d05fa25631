"""The last look at a plan before its engine is started: what may have gone since the plan was made."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.planning.refusal import PlanRefusedError

if TYPE_CHECKING:
    from gptoss_desktop.domain.plan import EnginePlan


def check_plan(plan: EnginePlan) -> None:
    """Check that the files of a plan are there. Blocks on the disk.

    Raises:
        PlanRefusedError: one is not.

    """
    if not plan.model.exists():
        raise PlanRefusedError(
            FailureKind.MODEL_NOT_FOUND,
            say("The model {path} is not there any more.", path=str(plan.model)),
            say("Choose another model, or bring its disk back."),
        )
    if plan.vllm is not None and not os.access(plan.vllm.python, os.X_OK):
        raise PlanRefusedError(
            FailureKind.RUNTIME_MISSING,
            say("The engine runtime's Python {path} is not there any more.", path=str(plan.vllm.python)),
            say("Choose another runtime, or add this one again."),
        )

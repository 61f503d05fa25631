"""What is tried next after a failure, and that it comes to an end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gptoss_desktop.domain.failure import EngineFailure, FailureKind
from gptoss_desktop.domain.plan import EngineKind, EnginePlan, LlamaOptions, VllmOptions
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange
from gptoss_desktop.services.ladder import MAX_STEPS, Ladder, Rung

FOLDER, FILE = Path("/m/gpt-oss"), Path("/m/gpt-oss.gguf")
BEST = EnginePlan(FOLDER, EngineKind.VLLM, context=131_072, gpus=("A", "B"), vllm=VllmOptions(Path("/p")))
ONE_CARD = replace(BEST, gpus=("A",), context=32_768)
ON_GPU = EnginePlan(FILE, gpus=("A",), llama=LlamaOptions(gpu_layers=24))
ON_CPU = EnginePlan(FILE)
LINE = (BEST, ONE_CARD, ON_GPU, ON_CPU)
LLAMA = PlanChange(ChangeKind.LLAMA_CPP)


def failed(kind: FailureKind, *changes: PlanChange) -> EngineFailure:
    return EngineFailure(kind, "It failed.", changes=changes)


def down(
    ladder: Ladder, failure: EngineFailure, plan: EnginePlan, line: tuple[EnginePlan, ...] = LINE
) -> Rung | None:
    ladder.note(plan)
    return ladder.next(failure, plan, line)


def test_the_change_that_the_failure_names_is_tried_first() -> None:
    change = PlanChange(ChangeKind.CONTEXT, 8192.0)
    rung = down(Ladder(), failed(FailureKind.GPU_MEMORY, change, LLAMA), BEST)
    assert rung == Rung(replace(BEST, context=8192), change)


def test_a_change_is_not_tried_twice() -> None:
    ladder = Ladder()
    failure = failed(FailureKind.CRASHED, PlanChange(ChangeKind.EAGER))
    first = down(ladder, failure, BEST)
    assert first is not None
    assert first.plan is not None
    assert first.plan.vllm is not None
    assert first.plan.vllm.eager
    assert down(ladder, failure, first.plan) == Rung(ONE_CARD)


def test_without_a_change_the_next_proposal_is_tried_down_to_the_last() -> None:
    ladder = Ladder()
    failure = failed(FailureKind.CRASH_LOOP)
    found = []
    plan: EnginePlan | None = BEST
    while plan is not None:
        found.append(plan)
        rung = down(ladder, failure, plan)
        plan = rung.plan if rung is not None else None
    assert tuple(found) == LINE


@pytest.mark.parametrize(
    "kind",
    [
        FailureKind.NO_ISOLATION,
        FailureKind.NO_DRIVER,
        FailureKind.RUNTIME_BROKEN,
        FailureKind.MODEL_UNSUPPORTED,
    ],
)
def test_what_no_plan_of_the_engine_can_mend_leads_to_the_other_engine(kind: FailureKind) -> None:
    assert down(Ladder(), failed(kind), BEST) == Rung(ON_GPU)


def test_the_change_to_llama_cpp_takes_the_proposal_that_there_is() -> None:
    assert down(Ladder(), failed(FailureKind.HANG, LLAMA), BEST) == Rung(ON_GPU, LLAMA)


def test_without_a_proposal_for_llama_cpp_one_is_made_once() -> None:
    ladder = Ladder()
    assert down(ladder, failed(FailureKind.CRASHED), BEST, (BEST,)) == Rung(None, LLAMA)
    assert down(ladder, failed(FailureKind.CRASHED), BEST, (BEST,)) is None


def test_a_change_that_a_plan_cannot_take_is_passed_over() -> None:
    failure = failed(FailureKind.GPU_MEMORY, PlanChange(ChangeKind.MEMORY_SHARE, 0.5))
    assert down(Ladder(), failure, ON_GPU, (ON_GPU, ON_CPU)) == Rung(ON_CPU)


def test_where_nothing_can_start_nothing_is_tried() -> None:
    assert down(Ladder(), failed(FailureKind.SOCKET_PATH_TOO_LONG), BEST) is None


def test_a_failure_with_a_new_figure_each_time_comes_to_an_end() -> None:
    ladder, plan, steps = Ladder(), BEST, 0
    while rung := down(
        ladder, failed(FailureKind.GPU_MEMORY, PlanChange(ChangeKind.CONTEXT, 9000 - steps)), plan
    ):
        assert rung.plan is not None
        plan, steps = rung.plan, steps + 1
    assert steps == MAX_STEPS


def test_a_new_line_may_try_everything_again() -> None:
    ladder = Ladder()
    down(ladder, failed(FailureKind.CRASHED), BEST)
    ladder.clear()
    assert ladder.fresh(LINE) == BEST

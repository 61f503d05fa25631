"""What is tried next after a failure, and that it comes to an end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gptoss_desktop.domain.failure import EngineFailure, FailureKind
from gptoss_desktop.domain.plan import EngineKind, EnginePlan, LlamaOptions, VllmOptions
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange
from gptoss_desktop.engine import failures
from gptoss_desktop.services.ladder import MAX_FAILURES, Ladder, Rung
from tests.support import vllm_logs

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
    ladder.note(plan, failure.kind)
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


def test_another_plan_of_vllm_comes_before_another_engine() -> None:
    ladder = Ladder()
    assert down(ladder, failed(FailureKind.HANG, LLAMA), BEST) == Rung(ONE_CARD)
    assert down(ladder, failed(FailureKind.HANG, LLAMA), ONE_CARD) == Rung(ON_GPU)


def test_without_a_proposal_for_llama_cpp_one_is_made_once() -> None:
    ladder = Ladder()
    assert down(ladder, failed(FailureKind.CRASHED), BEST, (BEST,)) == Rung(None, LLAMA)
    assert down(ladder, failed(FailureKind.CRASHED), BEST, (BEST,)) is None


def test_other_cards_are_asked_for_each_time_that_one_is_lost() -> None:
    ladder = Ladder()
    first, second = (PlanChange(ChangeKind.OTHER_GPUS, number) for number in (1, 2))
    assert down(ladder, failed(FailureKind.GPU_LOST, first), BEST) == Rung(None, first)
    assert down(ladder, failed(FailureKind.GPU_LOST, first), BEST) == Rung(ONE_CARD)
    assert down(ladder, failed(FailureKind.GPU_LOST, second), ONE_CARD) == Rung(None, second)


def test_an_engine_that_was_given_up_is_not_tried_again() -> None:
    ladder = Ladder()
    assert down(ladder, failed(FailureKind.RUNTIME_BROKEN), BEST) == Rung(ON_GPU)
    assert down(ladder, failed(FailureKind.OUT_OF_MEMORY), ON_GPU) == Rung(ON_CPU)
    assert down(ladder, failed(FailureKind.OUT_OF_MEMORY), ON_CPU) is None


def test_a_change_that_a_plan_cannot_take_is_passed_over() -> None:
    failure = failed(FailureKind.GPU_MEMORY, PlanChange(ChangeKind.MEMORY_SHARE, 0.5))
    assert down(Ladder(), failure, ON_GPU, (ON_GPU, ON_CPU)) == Rung(ON_CPU)


def test_where_nothing_can_start_nothing_is_tried() -> None:
    assert down(Ladder(), failed(FailureKind.SOCKET_PATH_TOO_LONG), BEST) is None


def test_a_change_of_one_kind_is_tried_once_whatever_its_figure() -> None:
    ladder = Ladder()
    half = failed(FailureKind.GPU_MEMORY, PlanChange(ChangeKind.SEQUENCES, 64))
    assert down(ladder, half, BEST) == Rung(replace(BEST, parallel=64), half.changes[0])
    quarter = failed(FailureKind.GPU_MEMORY, PlanChange(ChangeKind.SEQUENCES, 32))
    assert down(ladder, quarter, replace(BEST, parallel=64)) == Rung(ONE_CARD)


def test_so_many_failures_of_one_engine_lead_to_the_other() -> None:
    ladder = Ladder()
    line = (*(replace(BEST, context=2**number) for number in range(12, 18)), ON_GPU)
    found = [down(ladder, failed(FailureKind.CRASH_LOOP), plan, line) for plan in line[:MAX_FAILURES]]
    assert [rung.plan for rung in found if rung] == [*line[1:MAX_FAILURES], ON_GPU]


@pytest.mark.parametrize("name", vllm_logs.DEATHS)
def test_whatever_vllm_dies_of_each_time_llama_cpp_comes_in_the_end(name: str) -> None:
    ladder, plan, starts = Ladder(), BEST, 1
    log = "\n".join(vllm_logs.log_of(name))
    code = vllm_logs.DEATHS[name].code
    ended, by_signal = (None, -code) if code < 0 else (code, None)
    while plan.engine is EngineKind.VLLM:
        failure = failures.from_exit(ended, by_signal, log, plan)
        rung = down(ladder, failure, plan)
        assert rung is not None
        if rung.plan is not None:
            plan, starts = rung.plan, starts + 1
    assert plan == ON_GPU
    assert starts <= MAX_FAILURES + 1


def test_a_new_line_may_try_everything_again() -> None:
    ladder = Ladder()
    down(ladder, failed(FailureKind.CRASHED), BEST)
    ladder.clear()
    assert ladder.fresh(LINE) == BEST

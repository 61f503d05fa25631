"""What a person chooses is planned and started; what cannot be leaves the running engine alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.failure import EngineFailure, FailureKind, Remedy
from gptoss_desktop.planning.inputs import PlanOverrides
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.planning.proposal import PlanChoice
    from gptoss_desktop.services.composition import Services


def is_ready(services: Services) -> bool:
    return services.supervisor.status.state is EngineState.READY


def test_a_plan_is_told_before_it_is_started(services: Services, tiny_gptoss_gguf: Path) -> None:
    told: list[PlanChoice] = []
    services.plan_chosen.connect(told.append)
    services.plan_chosen.connect(lambda _: states.append(services.supervisor.status.state))
    states: list[EngineState] = []
    services.open_model(tiny_gptoss_gguf)
    wait_until(lambda: is_ready(services), timeout=120)
    assert states == [EngineState.STOPPED]
    assert services.plan_choice == told[0]
    assert services.plan == told[0].proposals[0].plan
    assert services.model is not None
    assert services.model.path == tiny_gptoss_gguf


def test_a_wish_restarts_the_engine_and_is_kept(ready_services: Services) -> None:
    ready_services.replan(PlanOverrides(context=2048))
    wait_until(lambda: _context(ready_services) == 2048, timeout=120)
    model = ready_services.model
    assert model is not None
    assert ready_services.planner.saved(model) == PlanOverrides(context=2048)


def test_a_wish_that_cannot_be_met_starts_and_keeps_nothing(ready_services: Services) -> None:
    refused: list[EngineFailure] = []
    ready_services.plan_refused.connect(refused.append)
    before = ready_services.plan
    ready_services.replan(PlanOverrides(gpus=("GPU-of-another-machine",)))
    wait_until(lambda: bool(refused))
    assert refused[0].remedy is Remedy.CHANGE_PLAN
    assert refused[0].sentence
    assert is_ready(ready_services)
    assert ready_services.plan == before
    assert ready_services.settings.plan_overrides == {}


def test_a_model_that_has_gone_is_not_started(ready_services: Services, tmp_path: Path) -> None:
    refused: list[EngineFailure] = []
    ready_services.plan_refused.connect(refused.append)
    plan = ready_services.plan
    assert plan is not None
    ready_services.start_plan(replace(plan, model=tmp_path / "gone.gguf"))
    wait_until(lambda: bool(refused))
    assert refused[0].kind is FailureKind.MODEL_NOT_FOUND
    assert "gone.gguf" in refused[0].sentence
    assert is_ready(ready_services)


def test_the_last_model_that_was_chosen_counts(
    services: Services, tiny_gptoss_gguf: Path, smollm2_gguf: Path
) -> None:
    chosen: list[ModelInfo] = []
    services.model_chosen.connect(chosen.append)
    services.open_model(smollm2_gguf)
    services.open_model(tiny_gptoss_gguf)
    wait_until(lambda: is_ready(services), timeout=120)
    assert [model.path for model in chosen] == [tiny_gptoss_gguf]
    info = services.supervisor.status.info
    assert info is not None
    assert info.model_path == str(tiny_gptoss_gguf)


def _context(services: Services) -> int:
    info = services.supervisor.status.info
    return info.context if info is not None else 0

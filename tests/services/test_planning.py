"""What a plan is made of, and what a person's wishes become."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.hardware import Hardware, LlamaBuild
from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.library.library import ModelLibrary
from gptoss_desktop.locations import Locations
from gptoss_desktop.planning.inputs import PlanOverrides
from gptoss_desktop.planning.refusal import PlanRefusedError
from gptoss_desktop.services.own_memory import descendants
from gptoss_desktop.services.planning import Planner, merged
from gptoss_desktop.settings.settings import Settings
from tests.services.bench import machine

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.domain.plan import EnginePlan


class Desk:
    """A planner over real settings and a real library, on a machine without cards."""

    def __init__(self, root: Path, wishes: PlanOverrides) -> None:
        locations = Locations.under(root)
        locations.prepare()
        self.settings = Settings.load(locations.settings)
        self.library = ModelLibrary(locations, self.settings)
        self.asked = 0
        self.planner = Planner(
            locations,
            self.settings,
            self.library,
            wishes=wishes,
            probe_hardware=lambda _: machine(),
            ask_llama=self._llama,
        )

    def _llama(self) -> LlamaBuild:
        self.asked += 1
        return LlamaBuild()

    def first(self, model: ModelInfo) -> EnginePlan:
        return self.planner.make_saved(model).proposals[0].plan


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, PlanOverrides())


@pytest.fixture
def model(desk: Desk, tiny_gptoss_gguf: Path) -> ModelInfo:
    return desk.library.inspect(tiny_gptoss_gguf)


def test_the_settings_are_wishes_for_every_model(desk: Desk, model: ModelInfo) -> None:
    desk.settings.context = 4096
    desk.settings.parallel = 2
    desk.settings.threads = 3
    plan = desk.first(model)
    assert (plan.context, plan.parallel, plan.threads) == (4096, 2, 3)


def test_a_model_s_own_wishes_win_and_are_kept(desk: Desk, model: ModelInfo) -> None:
    desk.settings.context = 4096
    desk.planner.save(model, PlanOverrides(context=2048))
    assert desk.planner.saved(model) == PlanOverrides(context=2048)
    assert desk.first(model).context == 2048
    desk.planner.save(model, PlanOverrides())
    assert desk.settings.plan_overrides == {}
    assert desk.first(model).context == 4096


def test_what_the_command_line_wishes_wins_over_both(tmp_path: Path, tiny_gptoss_gguf: Path) -> None:
    desk = Desk(tmp_path, PlanOverrides(context=1024))
    desk.settings.context = 4096
    model = desk.library.inspect(tiny_gptoss_gguf)
    desk.planner.save(model, PlanOverrides(context=2048, parallel=3))
    plan = desk.first(model)
    assert (plan.context, plan.parallel) == (1024, 3)


def test_wishes_that_cannot_be_read_are_left_out_and_named(desk: Desk, model: ModelInfo) -> None:
    desk.settings.plan_overrides = {str(model.path): {"context": "long"}}
    with pytest.raises(ValueError, match="context"):
        desk.planner.saved(model)
    choice = desk.planner.make_saved(model)
    assert str(choice.notes[0]).endswith("The plan is made automatically.")
    assert "'long'" in str(choice.notes[0])


def test_an_engine_that_cannot_be_had_is_refused(desk: Desk, model: ModelInfo) -> None:
    desk.settings.engine = "vllm"
    with pytest.raises(PlanRefusedError):
        desk.planner.make_saved(model)
    assert desk.planner.make(model, PlanOverrides(engine=EngineKind.LLAMA_CPP)).proposals


def test_llama_cpp_is_asked_once(desk: Desk, model: ModelInfo) -> None:
    desk.first(model)
    desk.first(model)
    assert desk.asked == 1


def test_a_field_that_is_open_is_taken_from_the_second() -> None:
    first = PlanOverrides(context=1, eager=False)
    assert merged(first, PlanOverrides(context=2, eager=True, gpus=("A",))) == PlanOverrides(
        context=1, eager=False, gpus=("A",)
    )


def test_hardware_that_was_seen_is_not_looked_for_again(desk: Desk, model: ModelInfo) -> None:
    small = Hardware(cores=1, ram_bytes=2**30, ram_free_bytes=2**20)
    with pytest.raises(PlanRefusedError):
        desk.planner.make(model, PlanOverrides(), hardware=small)


def test_children_and_theirs_are_descendants() -> None:
    sleeper = "import sys, time; print(flush=True); time.sleep(60)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {sleeper!r}])"
    with subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        below = descendants(child.pid)
        assert len(below) == 1
        assert {child.pid, *below} <= descendants(os.getpid())
        for pid in (*below, child.pid):
            os.kill(pid, 9)

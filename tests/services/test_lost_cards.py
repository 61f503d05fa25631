"""Which cards are gone, who holds memory, and what is said about it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gptoss_desktop.domain.hardware import Gpu, GpuProcess, Hardware
from gptoss_desktop.domain.plan import EngineKind, EnginePlan, LlamaOptions, VllmOptions
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange
from gptoss_desktop.services.lost_cards import holders_words, lost_cards, lost_words
from gptoss_desktop.services.own_memory import without_processes
from gptoss_desktop.services.switch_words import switched_words

GIB = 2**30
NAMES = {"A": "NVIDIA RTX 4090", "B": "NVIDIA RTX 3090"}
BOTH = EnginePlan(Path("/m"), EngineKind.VLLM, gpus=("A", "B"), vllm=VllmOptions(Path("/p")))


def card(uuid: str, problem: str = "", *processes: GpuProcess) -> Gpu:
    return Gpu(uuid, 0, NAMES[uuid], 24 * GIB, 4 * GIB, (8, 9), processes, problem=problem)


def test_a_card_with_a_problem_and_one_that_is_absent_are_lost() -> None:
    assert lost_cards(BOTH, Hardware((card("A", "It is lost."), card("B")))) == {"A"}
    assert lost_cards(BOTH, Hardware((card("B"),))) == {"A"}


def test_where_nobody_can_tell_all_cards_of_the_plan_are_left_out() -> None:
    assert lost_cards(BOTH, Hardware((card("A"), card("B")))) == {"A", "B"}


def test_lost_cards_are_named() -> None:
    assert (
        str(lost_words(frozenset("A"), NAMES))
        == "The graphics card NVIDIA RTX 4090 does not answer any more."
    )
    assert str(lost_words(frozenset("AB"), NAMES)) == (
        "The graphics cards NVIDIA RTX 3090, NVIDIA RTX 4090 do not answer any more."
    )
    assert str(lost_words(frozenset("A"), {})) == "A graphics card does not answer any more."


def test_who_holds_the_memory_is_named_largest_first() -> None:
    used = (GpuProcess(7, "blender", 3 * GIB), GpuProcess(8, "", 12 * GIB))
    said = holders_words("It is full.", BOTH, Hardware((card("A", "", *used),)))
    assert str(said) == "It is full. Memory of the card is held by ? (8): 12.0 GiB, blender (7): 3.0 GiB."
    assert holders_words("It is full.", BOTH, Hardware((card("A"),))) is None


def test_what_an_own_engine_holds_counts_as_free() -> None:
    used = (GpuProcess(7, "VLLM::EngineCore", 15 * GIB), GpuProcess(8, "blender", 1 * GIB))
    (gpu,) = without_processes(Hardware((card("A", "", *used),)), {7}).gpus
    assert gpu.free_bytes == 19 * GIB
    assert [process.pid for process in gpu.processes] == [8]


def said(after: EnginePlan, change: PlanChange | None = None) -> str:
    names = NAMES if "C" not in after.gpus else {**NAMES, "C": "NVIDIA T4"}
    return str(switched_words("It failed.", BOTH, after, change, names))


def test_what_runs_now_is_said() -> None:
    file = Path("/m.gguf")
    assert said(replace(BOTH, gpus=("B",))) == "It failed. The engine restarts on the other card."
    assert said(replace(BOTH, gpus=("C",))) == "It failed. The engine restarts on the card NVIDIA T4."
    assert said(EnginePlan(file)) == "It failed. The engine llama.cpp goes on, on the processor."
    assert said(EnginePlan(file, llama=LlamaOptions(gpu_layers=9))) == (
        "It failed. The engine llama.cpp goes on, on the graphics card."
    )
    context = PlanChange(ChangeKind.CONTEXT, 8192.0)
    assert said(replace(BOTH, context=8192), context) == (
        "It failed. The engine restarts with a context of 8,192 tokens."
    )

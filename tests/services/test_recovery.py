"""An engine dies of what engines die of, and the conversation goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.conversation import MessageState
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.hardware import GpuProcess
from gptoss_desktop.domain.plan import EngineKind
from tests.services.bench import COUNTING, GIB, H100, SECOND, Bench, close_bench, machine, open_bench
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def bench(
    qapp: QApplication, tmp_path: Path, tiny_gptoss_folder: Path, tiny_gptoss_gguf: Path
) -> Iterator[Bench]:
    found = open_bench(tmp_path, tiny_gptoss_folder, tiny_gptoss_gguf, H100)
    yield found
    close_bench(found)


def test_a_good_engine_answers_and_nothing_is_switched(bench: Bench) -> None:
    bench.services.open_model(bench.folder)
    wait_until(bench.is_ready)
    choice = bench.services.plan_choice
    assert choice is not None
    assert choice.proposals[0].plan == bench.services.plan
    assert {proposal.plan.engine for proposal in choice.proposals} == set(EngineKind)
    bench.ask("Hello!")
    wait_until(bench.is_complete)
    assert bench.messages[-1].text().startswith("This is a stand-in")
    assert bench.switches == []


@pytest.mark.parametrize(
    ("death", "word", "said"),
    [
        ("context_too_long", "--max-model-len", "The engine restarts with a context of"),
        ("compilation", "--enforce-eager", "The engine restarts without compiled graphs, which is slower."),
        ("memory_taken", "--gpu-memory-utilization", "% of the card's memory."),
    ],
)
def test_a_plan_that_can_be_mended_is_mended(bench: Bench, death: str, word: str, said: str) -> None:
    bench.behave(die=death)
    bench.services.open_model(bench.folder)
    bench.ask("Hello!")
    wait_until(bench.is_complete)
    first, second = bench.starts()
    assert first != second
    assert word in second
    (switch,) = bench.switches
    assert switch.after == bench.services.plan
    assert switch.after.engine is EngineKind.VLLM
    assert said in str(switch.said)


@pytest.mark.parametrize(
    "death",
    ["no_mxfp4", "missing_module", "no_driver"],
)
def test_what_vllm_cannot_mend_llama_cpp_takes_over(bench: Bench, death: str) -> None:
    bench.behave(die=death)
    bench.services.open_model(bench.folder)
    conversation = bench.ask("What is 2 + 2?")
    wait_until(bench.is_complete, timeout=120)
    assert len(bench.starts()) == 1
    (switch,) = bench.switches
    assert (switch.before.engine, switch.after.engine) == (EngineKind.VLLM, EngineKind.LLAMA_CPP)
    assert str(switch.said).startswith(bench.failures()[0].sentence)
    assert "llama.cpp" in str(switch.said)
    answer = bench.stored(conversation)[-1]
    assert answer.text() == "2 + 2 = **4**."
    assert answer.answer is not None
    assert answer.answer.engine == "llama.cpp"


def test_an_answer_that_is_cut_goes_on_in_llama_cpp(bench: Bench) -> None:
    bench.behave(die="gpu_lost", after=40, text=COUNTING.replace("\n", "\n "), tokens_per_s=400)
    bench.services.open_model(bench.folder)
    wait_until(bench.is_ready)
    bench.hardware = machine(replace(H100, problem="It is lost."))
    conversation = bench.ask("Count to one hundred.")
    wait_until(lambda: any(m.state is MessageState.INTERRUPTED for m in bench.messages))
    cut = next(m for m in bench.messages if m.state is MessageState.INTERRUPTED)
    wait_until(bench.is_complete, timeout=120)
    whole = bench.stored(conversation)[-1]
    assert (whole.id, whole.state) == (cut.id, MessageState.COMPLETE)
    assert cut.text()
    assert whole.text().startswith(cut.text())
    assert len(whole.text()) > len(cut.text())
    assert whole.answer is not None
    assert whole.answer.engine == "llama.cpp"
    assert whole.answer.continued_from == ("vllm 0.32.0",)
    assert str(bench.switches[-1].said).startswith(
        "The graphics card NVIDIA H100 80GB HBM3 does not answer any more."
    )


def test_after_a_lost_card_the_other_one_goes_on(bench: Bench) -> None:
    bench.hardware = machine(H100, SECOND)
    bench.behave(die="gpu_lost", first_start=True)
    bench.services.open_model(bench.folder)
    wait_until(bench.is_ready)
    before = bench.services.plan
    assert before is not None
    lost = before.gpus[0]
    bench.hardware = machine(
        *(replace(gpu, problem="lost" if gpu.uuid == lost else "") for gpu in (H100, SECOND))
    )
    bench.ask("Hello!")
    wait_until(lambda: bool(bench.switches))
    wait_until(bench.is_ready)
    bench.ask("Hello!")
    wait_until(bench.is_complete)
    (switch,) = bench.switches
    assert switch.after.engine is EngineKind.VLLM
    assert switch.after.gpus == tuple({"GPU-0", "GPU-1"} - {lost})
    assert str(switch.said).endswith(" does not answer any more. The engine restarts on the other card.")


def test_who_holds_the_memory_is_said(bench: Bench) -> None:
    bench.services.settings.automatic_recovery = False
    bench.behave(die="memory_taken")
    bench.services.open_model(bench.folder)
    wait_until(lambda: bool(bench.services.plan))
    bench.hardware = machine(replace(H100, processes=(GpuProcess(1, "blender", 60 * GIB),)))
    wait_until(lambda: bool(bench.explained))
    assert bench.explained[0].kind is FailureKind.GPU_MEMORY
    assert bench.explained[0].sentence.endswith("Memory of the card is held by blender (1): 60.0 GiB.")


def test_without_automatic_recovery_nothing_starts(bench: Bench) -> None:
    bench.services.settings.automatic_recovery = False
    bench.behave(die="context_too_long")
    bench.services.open_model(bench.folder)
    conversation = bench.ask("Hello!")
    wait_until(lambda: bench.services.supervisor.status.state is EngineState.FAILED)
    wait_until(lambda: bench.services.chat.is_waiting(conversation))
    failure = bench.services.supervisor.status.failure
    assert failure is not None
    assert failure.changes
    assert (len(bench.starts()), bench.switches) == (1, [])
    bench.services.apply_change(failure.changes[0])
    wait_until(bench.is_complete)
    assert len(bench.starts()) == 2


def test_an_engine_that_has_proved_itself_begins_a_new_line(bench: Bench) -> None:
    bench.behave(die="compilation")
    bench.services.open_model(bench.folder)
    wait_until(bench.is_ready)
    (switch,) = bench.switches
    recovery = bench.services.recovery
    assert recovery._ladder.fresh([switch.before]) is None
    recovery._steady.timeout.emit()
    assert recovery._ladder.fresh([switch.before]) == switch.before


def test_the_ladder_has_an_end(bench: Bench) -> None:
    bench.behave(die="missing_module")
    bench.services.open_model(bench.folder)
    wait_until(lambda: bool(bench.switches))
    other_format = bench.services.locations.models / "tiny-gptoss.gguf"
    other_format.unlink()  # a link to the file that all tests share
    other_format.write_bytes(b"damaged")
    wait_until(lambda: bool(bench.gave_up), timeout=120)
    assert bench.services.supervisor.status.state is EngineState.FAILED

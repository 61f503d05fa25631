"""What NVML tells becomes cards, and what it refuses to tell becomes sentences."""

import os
from pathlib import Path

import pynvml
import pytest

from gptoss_desktop.domain.hardware import Gpu, GpuProcess
from gptoss_desktop.hardware.child import Answer
from gptoss_desktop.hardware.findings import CardCount, Driver, Finding, Link, Problem, decode, encode
from gptoss_desktop.hardware.gpus import GpuReading, assemble
from gptoss_desktop.hardware.nvml import MIG_PROBLEM, process_name, read_gpus
from tests.hardware.nvml_double import LOST, MIB, Card, Nvml, error


def read(nvml: Nvml, *, card_in_computer: bool = True) -> GpuReading:
    """Read through the lines that a child would print."""
    found = list(read_gpus(nvml, card_in_computer=card_in_computer))
    assert nvml.open == 0
    return assemble(Answer(0, "".join(map(encode, found))), seconds=30)


def test_an_h100() -> None:
    own = os.getpid()
    reading = read(Nvml(Card(compute=[(own, 40 * 1024 * MIB)], used=41_000 * MIB)))
    assert (reading.driver, reading.cuda, reading.problem) == ("580.65.06", (13, 0), "")
    (gpu,) = reading.gpus
    assert (gpu.uuid, gpu.index, gpu.name) == (
        "GPU-11111111-aaaa-bbbb-cccc-000000000000",
        0,
        "NVIDIA H100 80GB HBM3",
    )
    assert (gpu.total_bytes, gpu.free_bytes) == (81_079 * MIB, 40_079 * MIB)
    assert (gpu.capability, gpu.links, gpu.problem) == ((9, 0), (), "")
    assert gpu.processes == (GpuProcess(own, process_name(own), 40 * 1024 * MIB),)


def test_an_old_driver_tells_the_memory_of_the_hardware() -> None:
    (gpu,) = read(Nvml(Card(), old=True)).gpus
    assert (gpu.total_bytes, gpu.free_bytes) == (81559 * MIB, 81079 * MIB)


def test_two_cards_with_a_bridge() -> None:
    def card(number: int, other: int) -> Card:
        return Card(
            f"GPU-{number}", "NVIDIA GeForce RTX 3090", 24576 * MIB, capability=(8, 6), linked=(other,)
        )

    reading = read(Nvml(card(0, 1), card(1, 0), driver="570.86.15", cuda=12080))
    assert [gpu.links for gpu in reading.gpus] == [("GPU-1",), ("GPU-0",)]
    assert reading.cuda == (12, 8)


def test_mixed_cards_and_a_display() -> None:
    cards = (
        Card("GPU-a", "NVIDIA RTX A2000", 6138 * MIB, capability=(8, 6), graphics=[(2**30, 400 * MIB)]),
        Card("GPU-b", "Tesla T4", 15360 * MIB, capability=(7, 5)),
    )
    reading = read(Nvml(*cards))
    assert [(gpu.name, gpu.capability) for gpu in reading.gpus] == [
        ("NVIDIA RTX A2000", (8, 6)),
        ("Tesla T4", (7, 5)),
    ]
    # Nobody has so high a number: a process that is gone, or is not seen from in here, has no name.
    assert reading.gpus[0].processes == (GpuProcess(2**30, "", 400 * MIB),)


def test_a_process_on_both_lists_is_told_once_and_memory_may_be_hidden() -> None:
    own = os.getpid()
    card = Card(compute=[(own, None)], graphics=[(own, 5 * MIB)])
    assert [process.used_bytes for process in read(Nvml(card)).gpus[0].processes] == [5 * MIB]
    hidden = Card(compute=[(own, None)])
    assert [process.used_bytes for process in read(Nvml(hidden)).gpus[0].processes] == [0]


def test_a_card_that_may_not_name_its_processes_is_used_all_the_same() -> None:
    refused = error(pynvml.NVML_ERROR_NO_PERMISSION)
    (gpu,) = read(Nvml(Card(compute=refused, graphics=refused))).gpus
    assert (gpu.processes, gpu.problem) == ((), "")


@pytest.mark.parametrize(
    "lost", [Card("GPU-1", handle=LOST), Card("GPU-1", memory=LOST)], ids=["at once", "later"]
)
def test_a_lost_card_hides_no_other(lost: Card) -> None:
    reading = read(Nvml(Card("GPU-0"), lost, Card("GPU-2")))
    assert [bool(gpu.problem) for gpu in reading.gpus] == [False, True, False]
    assert reading.gpus[1].problem.startswith("It has fallen off the bus")
    assert reading.gpus[1].index == 1
    assert reading.problem == ""


@pytest.mark.parametrize(
    ("code", "part"),
    [
        (pynvml.NVML_ERROR_RESET_REQUIRED, "has to be reset"),
        (pynvml.NVML_ERROR_NO_PERMISSION, "This user may not use it"),
        (pynvml.NVML_ERROR_INSUFFICIENT_POWER, "power cable"),
        (pynvml.NVML_ERROR_UNKNOWN, "NVIDIA's driver says about it: Unknown Error."),
    ],
)
def test_a_card_with_a_problem_says_which(code: int, part: str) -> None:
    (gpu,) = read(Nvml(Card(handle=error(code)))).gpus
    assert part in gpu.problem
    assert gpu.name == "GPU 0"


def test_a_card_in_mig_mode_is_not_for_us() -> None:
    reading = read(Nvml(Card("GPU-0", mig=(1, 1)), Card("GPU-1", mig=(0, 1))))
    assert [gpu.problem for gpu in reading.gpus] == [MIG_PROBLEM, ""]


@pytest.mark.parametrize(
    ("code", "part"),
    [
        (pynvml.NVML_ERROR_LIBRARY_NOT_FOUND, "NVIDIA's driver is not installed"),
        (pynvml.NVML_ERROR_DRIVER_NOT_LOADED, "the kernel has not loaded it"),
        (pynvml.NVML_ERROR_LIB_RM_VERSION_MISMATCH, "was updated while it was in use"),
        (pynvml.NVML_ERROR_NO_PERMISSION, "access to /dev/nvidia*"),
        (pynvml.NVML_ERROR_OPERATING_SYSTEM, "keeps this program from"),
        (pynvml.NVML_ERROR_FUNCTION_NOT_FOUND, "too old"),
        (pynvml.NVML_ERROR_UNKNOWN, "NVIDIA's driver says: Unknown Error."),
    ],
)
def test_a_driver_that_does_not_answer_says_why(code: int, part: str) -> None:
    reading = read(Nvml(init=error(code)))
    assert part in reading.problem
    assert reading.gpus == ()


@pytest.mark.parametrize("code", [pynvml.NVML_ERROR_LIBRARY_NOT_FOUND, pynvml.NVML_ERROR_DRIVER_NOT_LOADED])
def test_a_computer_without_a_card_has_no_problem(code: int) -> None:
    assert read(Nvml(init=error(code)), card_in_computer=False) == GpuReading()


def test_a_driver_that_fails_later_keeps_what_it_said() -> None:
    reading = read(Nvml(Card(), count=error(pynvml.NVML_ERROR_UNKNOWN)))
    assert (reading.driver, reading.problem) == ("580.65.06", "NVIDIA's driver says: Unknown Error.")


def test_a_driver_that_does_not_tell_its_cuda() -> None:
    assert read(Nvml(Card(), cuda=error(pynvml.NVML_ERROR_FUNCTION_NOT_FOUND))).cuda is None


def test_this_process_has_a_name_and_a_missing_one_has_none(tmp_path: Path) -> None:
    assert process_name(os.getpid())
    assert process_name(1, tmp_path) == ""


@pytest.mark.parametrize(
    "finding",
    [
        Driver("580.65.06", (13, 0)),
        Driver("450.80", None),
        CardCount(3),
        Gpu("GPU-0", 0, "Größe", 8, 4, (9, 0), (GpuProcess(1, "init", 2),), ("GPU-1",), "lost"),
        Link("GPU-0", "GPU-1"),
        Problem("It hangs."),
    ],
)
def test_a_finding_survives_its_line(finding: Finding) -> None:
    line = encode(finding)
    assert line.endswith("\n")
    assert decode(line) == finding


@pytest.mark.parametrize(
    "line", ["", "{", "[]", "7", '{"kind": "dog"}', '{"kind": "count"}', '{"kind": "card", "uui']
)
def test_a_damaged_line_is_no_finding(line: str) -> None:
    assert decode(line) is None

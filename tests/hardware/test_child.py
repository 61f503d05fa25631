"""A driver's library that hangs, crashes or babbles costs a child, and no more time than was given."""

import sys
import time

import pytest

from gptoss_desktop.hardware import gpus
from gptoss_desktop.hardware.child import ask, own_command
from gptoss_desktop.hardware.findings import CardCount, Driver, encode
from gptoss_desktop.hardware.llama_build import llama_build
from gptoss_desktop.hardware.nvml import read_gpus
from tests.hardware.nvml_double import Card, Nvml

LIMIT = 1.0
DRIVER = encode(Driver("580.65.06", (13, 0)))


def child(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def printing(text: str, then: str) -> list[str]:
    return child(f"import sys, time, os; sys.stdout.write({text!r}); sys.stdout.flush(); {then}")


def test_an_answer_has_output_errors_and_code() -> None:
    answer = ask(child("import sys; print('yes'); sys.stderr.write('but'); sys.exit(3)"), 30)
    assert (answer.code, answer.output, answer.errors) == (3, "yes\n", "but")


def test_a_child_that_hangs_is_ended_and_what_it_said_is_kept() -> None:
    start = time.monotonic()
    answer = ask(printing("so far\n", "time.sleep(600)"), LIMIT)
    assert time.monotonic() - start < 60
    assert (answer.code, answer.output) == (None, "so far\n")


def test_a_driver_that_hangs_is_said() -> None:
    reading = gpus.read(printing("", "time.sleep(600)"), LIMIT)
    assert (
        reading.problem
        == "NVIDIA's driver did not answer within 1 seconds; restart the computer if this lasts."
    )


def test_a_card_that_hangs_hides_no_other() -> None:
    lines = "".join(map(encode, read_gpus(Nvml(Card("GPU-0")), card_in_computer=True)))
    lines = lines.replace(encode(CardCount(1)), encode(CardCount(2)))
    reading = gpus.read(printing(lines, "time.sleep(600)"), LIMIT)
    assert [gpu.uuid for gpu in reading.gpus] == ["GPU-0"]
    assert reading.problem.startswith("The graphics card 1 did not answer within 1 seconds")


def test_a_library_that_crashes_is_said() -> None:
    reading = gpus.read(printing(DRIVER, "os.kill(os.getpid(), 11)"), 30)
    assert reading.driver == "580.65.06"
    assert reading.problem == "NVIDIA's library crashed with the signal 11 when it was asked for the cards."


def test_a_child_that_fails_says_its_last_line() -> None:
    reading = gpus.read(child("raise RuntimeError('no such thing')"), 30)
    assert reading.problem == "The cards could not be read: RuntimeError: no such thing."
    assert (
        gpus.read(child("raise SystemExit(1)"), 30).problem == "The cards could not be read: it said nothing."
    )


def test_a_program_that_is_not_there_is_said() -> None:
    reading = gpus.read(["/nowhere/python"], 30)
    assert reading.problem == "The graphics cards cannot be looked up: No such file or directory."


def test_the_real_child_answers_here() -> None:
    reading = gpus.read()
    assert "could not be read" not in reading.problem
    assert all(gpu.name for gpu in reading.gpus)


def test_llama_cpp_here_was_built_for_something() -> None:
    build = llama_build()
    assert build.version.startswith("0.3.")
    assert "CPU" in build.features


@pytest.mark.parametrize(
    "code",
    [
        "import time; time.sleep(600)",
        "raise SystemExit(1)",
        "print('ggml: no JSON')",
        "print('[1]')",
        "import os; os.kill(os.getpid(), 4)",
    ],
    ids=["hangs", "fails", "babbles", "lists", "illegal instruction"],
)
def test_a_library_that_does_not_load_was_built_for_nothing(code: str) -> None:
    build = llama_build(child(code), LIMIT)
    assert (build.gpu, build.version, build.features) == (False, "", ())


def test_a_missing_program_was_built_for_nothing() -> None:
    assert not llama_build(["/nowhere/python"]).version


def test_a_build_with_cuda_names_its_parts() -> None:
    info = "CUDA : ARCHS = 500,610,700 | USE_GRAPHS = 1 | CPU : SSE3 = 1 | AVX512 = 0 | "
    build = llama_build(
        child(f"import json; print(json.dumps(dict(version='1', gpu_offload=True, system_info={info!r})))")
    )
    assert build.gpu
    assert build.features == ("CUDA", "ARCHS=500,610,700", "USE_GRAPHS", "CPU", "SSE3")


def test_the_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command("x")[-3:] == ["-m", "gptoss_desktop", "x"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("x") == [sys.executable, "x"]

"""What `doctor` says about vLLM: the runtime, the cards, the network of its own."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest

from gptoss_desktop.cli.checks import vllm
from gptoss_desktop.cli.checks.finding import Level
from gptoss_desktop.domain.hardware import Gpu, Hardware
from gptoss_desktop.runtimes.store import RuntimeStore
from tests.runtimes.pythons import environment, reporting, script

CARD = Gpu("GPU-1", 0, "NVIDIA H100", 80 << 30, 79 << 30, (9, 0))


@pytest.fixture
def store(tmp_path: Path) -> RuntimeStore:
    return RuntimeStore(tmp_path / "runtimes", (), "", own=lambda: None)


def stand_in(folder: Path) -> Path:
    return reporting(environment(folder), machine=platform.machine())


def test_no_runtime_is_no_fault(store: RuntimeStore, tmp_path: Path) -> None:
    assert vllm.runtime(store).level is Level.OK
    assert vllm.network(tmp_path, "auto", store).level is Level.OK
    assert vllm.cards(Hardware(), store).text == "no NVIDIA GPU; llama.cpp runs on the processor"


def test_a_runtime_is_tested_again(store: RuntimeStore, tmp_path: Path) -> None:
    python = stand_in(tmp_path / "v")
    store.add(python, "v")
    assert vllm.runtime(store).text == "v: vLLM 0.33.0 for CUDA 13.0, torch 2.14.0, Python 3.11.7"
    script(python, "kill -SEGV $$\n")
    found = vllm.runtime(store)
    assert (found.level, bool(found.remedy)) == (Level.WARNING, True)
    assert "it died of SIGSEGV" in found.text


def test_cards_are_named_with_their_memory(store: RuntimeStore) -> None:
    found = vllm.cards(Hardware(gpus=(CARD,), driver="580.65", cuda=(13, 0)), store)
    assert found.text == "NVIDIA H100 (79 of 80 GiB free); driver 580.65, CUDA 13.0"


def test_a_driver_that_is_too_old_for_the_runtime(store: RuntimeStore, tmp_path: Path) -> None:
    store.add(stand_in(tmp_path / "v"), "v")
    found = vllm.cards(Hardware(gpus=(CARD,), driver="550.1", cuda=(12, 4)), store)
    assert found.level is Level.WARNING
    assert "the driver 550.1 serves CUDA 12.4 at most" in found.text
    assert found.remedy


def test_what_the_probe_could_not_see(store: RuntimeStore) -> None:
    found = vllm.cards(Hardware(gpu_problem="The driver does not answer."), store)
    assert (found.level, found.text) == (Level.WARNING, "The driver does not answer.")


def test_the_guard_gives_vllm_a_network_of_its_own(store: RuntimeStore, tmp_path: Path) -> None:
    store.add(stand_in(tmp_path / "v"), "v")
    found = vllm.network(tmp_path, "auto", store)
    assert found.level is Level.OK
    assert found.text.startswith(("namespace;", "private-network;"))
    refused = vllm.network(tmp_path, "seccomp", store)
    assert (refused.level, refused.remedy) == (Level.WARNING, "Set it to auto to use vLLM.")

"""`ask`, as a person calls it: what comes on which stream, and with which code it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.cli.arguments import parse
from gptoss_desktop.cli.asking import Asking
from gptoss_desktop.cli.exit_codes import ExitCode
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.engine.supervisor import EngineSupervisor
from gptoss_desktop.library.library import ModelLibrary
from gptoss_desktop.locations import Locations
from gptoss_desktop.services.launcher import Launcher
from gptoss_desktop.services.planning import Planner
from gptoss_desktop.services.recovery import Recovery
from gptoss_desktop.settings.settings import Settings
from tests.services.bench import H100, install_runtime, machine, put_models
from tests.support import stand_in_vllm
from tests.support.qt import wait_signal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


def run(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gptoss_desktop", "--data-dir", str(data), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def data(tmp_path: Path, tiny_gptoss_folder: Path, tiny_gptoss_gguf: Path) -> Path:
    """A data folder with the model in both formats."""
    put_models(Locations.under(tmp_path / "d"), tiny_gptoss_folder, tiny_gptoss_gguf)
    return tmp_path / "d"


def test_the_answer_comes_on_standard_output(data: Path) -> None:
    model = data / "models" / "tiny-gptoss.gguf"
    done = run(data, "ask", "--model", str(model), "--temperature", "0", "What is 2 + 2?")
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 + 2 = **4**.\n", "")


def test_vllm_answers_where_it_is_named(data: Path, tiny_gptoss_folder: Path) -> None:
    install_runtime(Locations.under(data), data.parent, cuda=False)
    model = data / "models" / tiny_gptoss_folder.name
    done = run(data, "ask", "--engine", "vllm", "--model", str(model), "--json", "Hello!")
    assert (done.returncode, done.stderr) == (0, "")
    said = json.loads(done.stdout)
    assert said["engine"] == "vllm"
    assert said["answer"].startswith("This is a stand-in")


def test_an_engine_that_was_named_and_fails_is_the_end(data: Path, tiny_gptoss_folder: Path) -> None:
    python = install_runtime(Locations.under(data), data.parent, cuda=False)
    stand_in_vllm.behave(python, die="memory_taken_cpu")
    model = data / "models" / tiny_gptoss_folder.name
    done = run(data, "ask", "--engine", "vllm", "--model", str(model), "Hello!")
    assert (done.returncode, done.stdout) == (ExitCode.ENGINE, "")
    assert done.stderr.startswith("gptoss-desktop: ")
    assert "This may help: " in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert len(stand_in_vllm.starts(python)) == 1


def test_a_file_that_is_no_model_is_named(data: Path) -> None:
    (data / "models" / "bad.gguf").write_bytes(b"no model")
    done = run(data, "ask", "--model", str(data / "models" / "bad.gguf"), "Hello!")
    assert (done.returncode, done.stdout) == (ExitCode.MODEL, "")
    assert "bad.gguf" in done.stderr


def test_an_engine_that_cannot_be_had_is_refused_before_the_start(data: Path) -> None:
    model = data / "models" / "tiny-gptoss.gguf"
    done = run(data, "ask", "--engine", "vllm", "--model", str(model), "Hello!")
    assert done.returncode in {ExitCode.ENGINE, ExitCode.MODEL}
    assert "vLLM" in done.stderr


def test_automatic_goes_down_the_plans_and_says_so(
    qapp: QApplication, data: Path, tiny_gptoss_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    locations = Locations.under(data)
    python = install_runtime(locations, data.parent, cuda=True)
    stand_in_vllm.behave(python, die="no_mxfp4")
    settings = Settings.load(locations.settings)
    library = ModelLibrary(locations, settings)
    supervisor = EngineSupervisor(locations.runtime, locations.engine_cache)
    planner = Planner(locations, settings, library, probe_hardware=lambda _: machine(H100))
    launcher = Launcher(planner, library, supervisor, supervisor)
    recovery = Recovery(launcher, supervisor, lambda: True, supervisor)
    options = parse(["ask", "What is 2 + 2?"])
    asking = Asking(launcher, supervisor, recovery, options, options.question, GenerationParameters(0.0))
    with wait_signal(asking.done, timeout=120) as done:
        launcher.open(data / "models" / tiny_gptoss_folder.name)
    printed = capsys.readouterr()
    assert done.arguments == (ExitCode.OK,)
    assert printed.out == "2 + 2 = **4**.\n"
    assert printed.err.startswith("gptoss-desktop: ")
    assert "The engine llama.cpp goes on, on the" in printed.err

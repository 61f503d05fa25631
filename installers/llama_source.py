"""The pinned source package of llama-cpp-python, and how llama.cpp in it is compiled."""

import os
import re
import shutil
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from installers.console import Progress, SetupError
from installers.packages import install_requirements
from installers.paths import REQUIREMENTS
from installers.process import run_pip

CMAKE_FLAGS = (
    "-DGGML_NATIVE=OFF",  # not this very processor: the wheel may move to another with AVX2
    "-DLLAMA_OPENSSL=OFF",  # the engine has no network: nothing to encrypt
)
"""What every build of llama.cpp here has in common."""

REQUIREMENT = REQUIREMENTS / "llama.txt"

_NINJA_STEP = re.compile(r"\s*\[(\d+)/(\d+)\]")


@dataclass(frozen=True, slots=True)
class Pin:
    """The version of llama-cpp-python and the sha256 of its source package."""

    version: str
    sha256: str


def read_pin() -> Pin:
    """Read ``requirements/llama.txt``."""
    found = re.search(
        r"^llama-cpp-python==(\S+).*?--hash=sha256:([0-9a-f]{64})",
        REQUIREMENT.read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    if not found:
        raise SetupError(f"{REQUIREMENT} pins no llama-cpp-python.")
    return Pin(found[1], found[2])


def require_compiler() -> None:
    """Raise SetupError with the line to type when there is no C or no C++ compiler."""
    compilers = (os.environ.get("CC", "cc").split()[0], os.environ.get("CXX", "c++").split()[0])
    if not all(shutil.which(compiler) for compiler in compilers):
        raise SetupError(
            "building llama.cpp needs a C and a C++ compiler; type: sudo apt-get install build-essential"
        )


@contextmanager
def build_environment() -> Iterator[Path]:
    """Give the Python of a throw-away environment that holds the pinned build tools (CMake, Ninja …)."""
    with tempfile.TemporaryDirectory(prefix="gptoss-build-") as directory:
        venv.EnvBuilder(with_pip=True, symlinks=True).create(directory)
        python = Path(directory) / "bin" / "python"
        install_requirements("build.txt", python)
        yield python


def tool_environment(python: Path) -> dict[str, str]:
    """Return the variables under which the build tools beside ``python`` are found and use every core."""
    return {
        "PATH": f"{python.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "CMAKE_GENERATOR": "Ninja",
        "CMAKE_BUILD_PARALLEL_LEVEL": os.environ.get(
            "CMAKE_BUILD_PARALLEL_LEVEL", str(len(os.sched_getaffinity(0)))
        ),
    }


def download_source(python: Path, directory: Path) -> Path:
    """Download the source package into ``directory`` and return its path; its hash has been checked."""
    from_source = ["--no-deps", "--no-build-isolation", "--no-binary", ":all:"]
    run_pip(
        python,
        ["download", *from_source, "--require-hashes", "--requirement", REQUIREMENT, "--dest", directory],
        failure="the source of llama-cpp-python could not be downloaded; the lines above say why.",
        environment=tool_environment(python),
    )
    return next(directory.glob("llama_cpp_python-*.tar.gz"))


class NinjaProgress:
    """Shows Ninja's own count of compiled files out of its output."""

    def __init__(self) -> None:
        self._progress = Progress()

    def follow(self, line: str) -> None:
        """Take one line of the build's output."""
        if step := _NINJA_STEP.match(line):
            self._progress.show(int(step[1]), int(step[2]), "compiling llama.cpp")

    def close(self) -> None:
        """End the line."""
        self._progress.close()

"""Gets everything in place that is missing: python -m installers.setup [--tests]."""

import argparse
import sys

from installers import packages, system_packages
from installers.console import SetupError, run_main, say
from installers.llama_wheel import find_wheel, install_llama
from installers.paths import VENV_PYTHON
from installers.process import run
from installers.stamp import Stamp


def main() -> None:
    """Set up what the program needs and, with --tests, what its tests and checks need."""
    parser = argparse.ArgumentParser(description="Set up GPT-OSS Desktop.")
    parser.add_argument("--tests", action="store_true", help="also set up what the tests and checks need")
    with_tests = parser.parse_args().tests
    if sys.platform != "linux":
        raise SetupError("only Linux is supported as yet.")
    system_packages.ensure(system_packages.WINDOW, "the window")
    if with_tests:
        system_packages.ensure(system_packages.TESTS, "the tests")
    _set_up_program()
    packages.compile_project()
    if with_tests:
        _set_up_tests()


def _set_up_program() -> None:
    stamp = Stamp("program")
    if stamp.is_current():
        return
    packages.ensure_environment()
    packages.install_requirements("runtime.txt")
    if not find_wheel():
        system_packages.ensure(system_packages.COMPILER, "building llama.cpp")
    install_llama()
    packages.install_requirements("project.txt")
    packages.install_project()
    _check()
    stamp.write()
    say("Everything is in place.")


def _set_up_tests() -> None:
    stamp = Stamp("tests")
    if stamp.is_current():
        return
    packages.install_requirements("dev.txt")
    stamp.write()


def _check() -> None:
    """Load what comes from the system or was compiled here, now rather than at the first click."""
    say("Checking that Qt and llama.cpp load…")
    names = sorted({need.package for need in system_packages.WINDOW})
    run(
        [VENV_PYTHON, "-c", "from PySide6 import QtNetwork, QtWidgets"],
        failure=f"Qt does not load on this system; type: sudo apt-get install {' '.join(names)}",
    )
    run(
        [VENV_PYTHON, "-c", "import llama_cpp"],
        failure="llama.cpp does not load: this processor may lack AVX2, FMA or F16C.",
    )


if __name__ == "__main__":
    sys.exit(run_main(main))

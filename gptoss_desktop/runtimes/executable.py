"""Whether a path is a program of this machine: all that can be told before it is run."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import Said, say
from gptoss_desktop.runtimes.elf import is_script, machine_of
from gptoss_desktop.runtimes.problem import RuntimeProblem

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("bin/python", "bin/python3")
"""Where an environment keeps its interpreter."""

_CHOOSE = say("Name the python of an environment with vLLM in it, such as /opt/vllm/bin/python.")
_INSTALL_AGAIN = say("Install vLLM again on this machine, into a new environment.")


def python_in(path: Path) -> Path:
    """Return the interpreter that a path means: itself, or the one of the environment that it is.

    A link is not followed: the name under which a Python is called decides which packages it has.
    """
    path = path.expanduser().absolute()
    if not path.is_dir():
        return path
    return next((path / name for name in NAMES if os.path.lexists(path / name)), path / NAMES[0])


def check_executable(python: Path) -> None:
    """Check a path without running it. Blocks on the disk.

    Raises:
        RuntimeProblem: it is missing, no program, or one for another machine.

    """
    path = str(python)
    if not python.exists():
        if python.is_symlink():
            sentence = say("{path} is a link to a Python that is gone.", path=path)
            raise RuntimeProblem(FailureKind.RUNTIME_BROKEN, sentence, _INSTALL_AGAIN)
        raise RuntimeProblem(FailureKind.RUNTIME_MISSING, say("There is no file {path}.", path=path), _CHOOSE)
    if not python.is_file():
        raise _broken(say("{path} is not a program.", path=path), _CHOOSE)
    if not os.access(python, os.X_OK):
        advice = say("If it is a Python, make it executable: chmod +x {path}", path=path)
        raise _broken(say("{path} is not executable.", path=path), advice)
    try:
        machine = machine_of(python)
        script = machine is None and is_script(python)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _broken(say("{path} cannot be read: {reason}.", path=path, reason=reason), _CHOOSE) from error
    if machine is None and not script:
        raise _broken(say("{path} is not a program of this system.", path=path), _CHOOSE)
    if machine is not None and machine != platform.machine():
        raise wrong_machine(python, machine)


def wrong_machine(python: Path, machine: str) -> RuntimeProblem:
    """Return the problem of a program that was built for another kind of machine."""
    sentence = say(
        "{path} is a program for {built}, but this machine is {here}.",
        path=str(python),
        built=machine,
        here=platform.machine(),
    )
    return _broken(sentence, _INSTALL_AGAIN)


def _broken(sentence: Said, advice: Said) -> RuntimeProblem:
    return RuntimeProblem(FailureKind.RUNTIME_BROKEN, sentence, advice)

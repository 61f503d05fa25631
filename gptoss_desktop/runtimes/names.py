"""What runtimes are called: a name is a folder's name and a word on the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.runtime import RuntimeTarget
from gptoss_desktop.domain.said import say
from gptoss_desktop.runtimes.problem import RuntimeProblem

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from gptoss_desktop.domain.runtime import RuntimeManifest

PROGRAM = "own"
"""The name of this program's own environment."""
AUTO = "auto"
"""What stands for the choice of none."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}")
_PLAIN_NAMES = {"venv", ".venv", "env", ".env", "usr", "local"}
"""Folders whose name says nothing: the one above may."""


def check_name(name: str) -> None:
    """Check a name that a person gave.

    Raises:
        RuntimeProblem: it cannot be a folder's name, or is taken by this program.

    """
    if not is_name(name) or name in {PROGRAM, AUTO}:
        sentence = say("A runtime cannot be named {name}.", name=repr(name))
        advice = say("Use letters, digits, dots, dashes and underscores, 64 at most.")
        raise RuntimeProblem(FailureKind.BAD_REQUEST, sentence, advice)


def is_name(name: str) -> bool:
    """Tell whether a text can name a runtime."""
    return _NAME.fullmatch(name) is not None


def name_for(manifest: RuntimeManifest, taken: Container[str]) -> str:
    """Return a free name that says what a tested runtime is, such as `vllm-0.32.0-cpu`."""
    version = manifest.vllm.split("+")[0]
    cuda = "".join(map(str, manifest.cuda or ()))
    return free(f"vllm-{version}-{'cpu' if manifest.target is RuntimeTarget.CPU else f'cu{cuda}'}", taken)


def name_from(python: Path, taken: Container[str]) -> str:
    """Return a free name for an untested runtime, from the folders that it lies in."""
    folders = [folder.name for folder in python.parents if folder.name not in {"", "bin", *_PLAIN_NAMES}]
    words = re.sub(r"[^A-Za-z0-9._+-]+", "-", folders[0] if folders else "python").strip("-._+")
    return free(words[:48] or "python", taken)


def free(name: str, taken: Container[str]) -> str:
    """Return the name, with a number where it is taken."""
    name = name if is_name(name) else "runtime"
    if name not in taken:
        return name
    return next(numbered for n in range(2, 10_000) if (numbered := f"{name}-{n}") not in taken)

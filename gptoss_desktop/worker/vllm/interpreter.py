"""What the interpreter of a runtime says of itself, without importing anything big."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.guard.failure import StartError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_TIMEOUT_S = 30.0
"""On a disk that sleeps, or the first time after the machine's start, an interpreter takes some seconds."""
_QUESTION = """
import importlib.util as u, json, os, sys
vllm = u.find_spec("vllm")
folder = os.path.dirname(vllm.origin) if vllm and vllm.origin else ""
print(json.dumps({
    "vllm": folder,
    "writable": os.access(folder, os.W_OK) if folder else False,
    "flashinfer": u.find_spec("flashinfer") is not None,
}))
"""
_REPAIR = say("Test the engine runtime, repair it, or choose another one.")


@dataclass(frozen=True, slots=True)
class RuntimeFacts:
    """`writable`: compiled modules can be kept beside their sources."""

    writable: bool
    flashinfer: bool


def ask_interpreter(python: Path, environment: Mapping[str, str]) -> RuntimeFacts:
    """Start the interpreter and look for vLLM in it.

    Raises:
        StartError: it is missing, does not run, or has no vLLM.
    """
    if not python.exists():
        raise StartError(
            FailureKind.RUNTIME_MISSING,
            say("The engine runtime's Python {python} does not exist.", python=python),
            say("Choose another engine runtime, or add this one again."),
        )
    try:
        answer = subprocess.run(
            [python, "-c", _QUESTION],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _broken(
            say("it did not answer within {timeout_s} seconds", timeout_s=f"{_TIMEOUT_S:g}")
        ) from None
    except OSError as error:
        raise _broken(error.strerror or str(error)) from error
    try:
        found = json.loads(answer.stdout)
    except ValueError:
        last = answer.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise _broken(
            last[0] if last else say("it ended with code {returncode}", returncode=answer.returncode)
        ) from None
    if not found["vllm"]:
        raise StartError(
            FailureKind.RUNTIME_BROKEN,
            say("There is no vLLM in the Python {python}.", python=python),
            _REPAIR,
        )
    return RuntimeFacts(found["writable"], found["flashinfer"])


def _broken(reason: str) -> StartError:
    return StartError(
        FailureKind.RUNTIME_BROKEN,
        say("The engine runtime's Python cannot be used: {reason}.", reason=reason),
        _REPAIR,
    )

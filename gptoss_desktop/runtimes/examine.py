"""One runtime tested: what can be told before it is run, what it says of itself, and what that means."""

from __future__ import annotations

import platform
import re
import signal
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.runtimes import judge
from gptoss_desktop.runtimes.child import LIMIT_S, ChildEnd, run_self_test
from gptoss_desktop.runtimes.executable import check_executable, wrong_machine
from gptoss_desktop.runtimes.problem import RuntimeProblem
from gptoss_desktop.runtimes.report import Report, ReportError, Version, parse, version_of

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.runtime import RuntimeManifest

MAX_TEXT = 300
"""Characters of a dying program's last line that a sentence repeats."""

_REPAIR = say("Install vLLM again into that environment, or a new one.")


def examine(python: Path, limit_s: float = LIMIT_S) -> RuntimeManifest:
    """Test a runtime and return what was found. Blocks for seconds, `limit_s` at most.

    Raises:
        RuntimeProblem: it cannot be used.

    """
    check_executable(python)
    report = _report(python, limit_s)
    if report.machine != platform.machine():
        # A script may start the Python of another machine, in an emulator.
        raise wrong_machine(python, report.machine)
    judge.check(python, report, packages_for(python))
    return judge.describe(report, datetime.now(UTC).isoformat(timespec="seconds"))[0]


def packages_for(python: Path) -> Version | None:
    """Return the version of Python whose vLLM lies in an interpreter's environment, None where none does.

    An environment keeps the packages of Python 3.11 when the Python it links to becomes a 3.12.
    """
    folders = python.parent.parent.glob("lib/python*/site-packages/vllm")
    found = {match[1] for folder in folders if (match := re.search(r"/python(\d+\.\d+)/", str(folder)))}
    return version_of(found.pop()) if len(found) == 1 else None


def _report(python: Path, limit_s: float) -> Report:
    path = str(python)
    try:
        end = run_self_test(python, limit_s)
    except OSError as error:
        reason = error.strerror or str(error)
        sentence = say("{path} cannot be started: {reason}.", path=path, reason=reason)
        raise RuntimeProblem(FailureKind.RUNTIME_BROKEN, sentence, _REPAIR) from error
    if end.code is None:
        sentence = say(
            "{path} does not answer: its self-test took more than {seconds} seconds.",
            path=path,
            seconds=f"{limit_s:g}",
        )
        advice = say("Test it again when the machine has less to do; if that does not help, install it anew.")
        raise RuntimeProblem(FailureKind.RUNTIME_BROKEN, sentence, advice)
    try:
        return parse(end.output)
    except ReportError as error:
        sentence = say("{path} does not run as a Python: {reason}.", path=path, reason=_last_words(end))
        raise RuntimeProblem(FailureKind.RUNTIME_BROKEN, sentence, _REPAIR) from error


def _last_words(end: ChildEnd) -> str:
    if end.code is not None and end.code < 0:
        try:
            return f"it died of {signal.Signals(-end.code).name}"
        except ValueError:
            return f"it died of signal {-end.code}"
    lines = [line for line in end.output.splitlines() if line.strip()]
    # Python tells the reason last, and of its own breakdown in the line "Fatal Python error".
    fatal = next((line for line in lines if line.startswith("Fatal Python error")), "")
    words = fatal or (lines[-1] if lines else f"it ended with {end.code}")
    return "".join(char if char.isprintable() else " " for char in words)[:MAX_TEXT].strip().rstrip(".")

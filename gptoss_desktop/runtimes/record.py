"""What is kept of a runtime between runs: manifest.json in its folder."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from gptoss_desktop.domain.runtime import RuntimeManifest, RuntimeTarget
from gptoss_desktop.runtimes.report import version_of

FILE = "manifest.json"
VERSION = 1
MAX_BYTES = 64 * 1024


class Origin(StrEnum):
    """Why a runtime is known: it was added, a setting names it, or it is this program's own environment."""

    ADDED = "added"
    SETTING = "setting"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Record:
    """`stamp` is what `packages_stamp` gave at the time of the test: with another one the test is void."""

    python: Path
    origin: Origin
    stamp: str = ""
    manifest: RuntimeManifest | None = None


def packages_stamp(python: Path) -> str:
    """Return a text that changes when packages beside an interpreter are installed or removed. Some stats."""
    times = []
    for folder in sorted(python.parent.parent.glob("lib/python*/site-packages")):
        # Gone between the two calls: no packages.
        with contextlib.suppress(OSError):
            times.append(f"{folder.parent.name}:{folder.stat().st_mtime_ns}")
    return " ".join(times)


def read(folder: Path) -> Record | None:
    """Return the record in a folder; None where there is none that can be understood."""
    try:
        with (folder / FILE).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        plain = json.loads(data) if len(data) <= MAX_BYTES else None
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(plain, dict) or plain.get("version") != VERSION or not _text(plain, "python"):
        return None
    try:
        origin = Origin(_text(plain, "origin"))
    except ValueError:
        return None
    python = Path(_text(plain, "python"))
    if not python.is_absolute():
        return None
    return Record(python, origin, _text(plain, "stamp"), _manifest(plain.get("manifest")))


def write(folder: Path, record: Record) -> None:
    """Write a record in one step, making the folder if it is not there.

    Raises:
        OSError: the disk refuses.

    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    plain = {
        "version": VERSION,
        "python": str(record.python),
        "origin": record.origin.value,
        "stamp": record.stamp,
        "manifest": _plain(record.manifest),
    }
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=".manifest-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(plain, file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(folder / FILE)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _plain(manifest: RuntimeManifest | None) -> dict[str, object] | None:
    if manifest is None:
        return None
    return {
        "vllm": manifest.vllm,
        "torch": manifest.torch,
        "python": manifest.python,
        "machine": manifest.machine,
        "target": manifest.target.value,
        "cuda": None if manifest.cuda is None else ".".join(map(str, manifest.cuda)),
        "tested": manifest.tested,
        "problem": manifest.problem,
        "advice": manifest.advice,
    }


def _manifest(plain: object) -> RuntimeManifest | None:
    if not isinstance(plain, dict):
        return None
    try:
        target = RuntimeTarget(_text(plain, "target"))
    except ValueError:
        return None
    return RuntimeManifest(
        vllm=_text(plain, "vllm"),
        torch=_text(plain, "torch"),
        python=_text(plain, "python"),
        machine=_text(plain, "machine"),
        target=target,
        cuda=version_of(_text(plain, "cuda")),
        tested=_text(plain, "tested"),
        problem=_text(plain, "problem"),
        advice=_text(plain, "advice"),
    )


def _text(plain: dict[str, Any], key: str) -> str:
    value = plain.get(key)
    return value if isinstance(value, str) else ""

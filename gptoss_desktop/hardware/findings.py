"""What the child that asks NVML tells its parent: one JSON object a line, each as soon as it is known."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from gptoss_desktop.domain.hardware import Gpu, GpuProcess


@dataclass(frozen=True, slots=True)
class Driver:
    """NVIDIA's driver and the newest CUDA that it serves, None where it does not say."""

    version: str
    cuda: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class CardCount:
    """How many cards are to follow."""

    count: int


@dataclass(frozen=True, slots=True)
class Link:
    """Two cards, by UUID, with NVLink between them."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why no card can be read: a sentence."""

    sentence: str


Finding: TypeAlias = Driver | CardCount | Gpu | Link | Problem

_KINDS: dict[str, type[Finding]] = {
    "driver": Driver,
    "count": CardCount,
    "card": Gpu,
    "link": Link,
    "problem": Problem,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def encode(finding: Finding) -> str:
    """Return the finding as one line, newline included."""
    return json.dumps({"kind": _NAMES[type(finding)], **asdict(finding)}) + "\n"


def decode(line: str) -> Finding | None:
    """Return the finding of a line; None for a line that is none, such as one that was cut."""
    try:
        body: dict[str, Any] = json.loads(line)
        kind = _KINDS[body.pop("kind")]
        if kind is Driver and body["cuda"] is not None:
            body["cuda"] = tuple(body["cuda"])
        if kind is Gpu:
            body["capability"] = tuple(body["capability"])
            body["links"] = tuple(body["links"])
            body["processes"] = tuple(GpuProcess(**process) for process in body["processes"])
        return kind(**body)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None

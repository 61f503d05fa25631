"""What the worker guard tells its parent: one JSON object a line on its standard output.

The engine writes its own lines (`stage`, `ready`, `failed`) to the same pipe. Texts for people bring their
parts in `said`, by field. Everything that is meant for a log goes to standard error. A line that does not
parse, or that has another version, is ignored by the reader.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from gptoss_desktop.protocol.said import parts_of, with_parts

VERSION = 1

MAX_SOCKET_PATH = 107
"""Bytes of the path of the socket: `sun_path` of Linux has 108 with the closing zero (unix(7))."""


@dataclass(frozen=True, slots=True)
class IsolationProved:
    """The network is shut. `layer` is namespace, seccomp or none; `canary` is what a connect inside saw."""

    layer: str
    canary: str


@dataclass(frozen=True, slots=True)
class Stage:
    """The engine does `name` now. Fields as in `domain.engine.LoadProgress`."""

    name: str
    fraction: float | None = None
    detail: str = ""
    remaining_s: float | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """The engine listens on the socket and answers. Fields as in `domain.engine.EngineInfo`."""

    engine: str
    version: str
    model: str
    model_path: str
    architecture: str
    context: int
    parallel: int
    has_reasoning: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """The start failed: `kind` is a `domain.failure.FailureKind`; `sentence` and `advice` are for people."""

    kind: str
    sentence: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Exited:
    """The engine process ended. Exactly one of `code` and `signal` is set."""

    code: int | None
    signal: int | None


GuardEvent: TypeAlias = IsolationProved | Stage | Ready | Failed | Exited

_NAMES: dict[str, type[GuardEvent]] = {
    "isolation": IsolationProved,
    "stage": Stage,
    "ready": Ready,
    "failed": Failed,
    "exited": Exited,
}
_TYPES = {cls: name for name, cls in _NAMES.items()}


def encode(event: GuardEvent) -> bytes:
    """Return the event as one line, newline included."""
    body: dict[str, Any] = {"v": VERSION, "event": _TYPES[type(event)], **asdict(event)}
    said = {name: parts for name, value in body.items() if (parts := _parts(value)) is not None}
    if said:
        body["said"] = said
    return json.dumps(body, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> GuardEvent | None:
    """Return the event of one line; None when the line is not one of this version's events."""
    try:
        body = json.loads(line)
    except ValueError:
        return None
    if not isinstance(body, dict) or body.pop("v", None) != VERSION:
        return None
    cls = _NAMES.get(str(body.pop("event", "")))
    if cls is None:
        return None
    said = body.pop("said", None)
    if isinstance(said, dict):
        body |= {name: with_parts(body[name], parts) for name, parts in said.items() if name in body}
    try:
        return cls(**body)
    except TypeError:
        return None


def _parts(value: object) -> list[Any] | None:
    return parts_of(value) if isinstance(value, str) else None

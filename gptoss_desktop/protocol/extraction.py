"""What the extractor tells the window: one JSON object a line on its standard output.

The extractor reads files that may be hostile, so the window believes it little: a refusal is one of a few
kinds whose sentences the window has, and every line and every text is limited. A line that does not parse is
the end.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, TypeAlias

VERSION = 1

MAX_INPUT = 64 * 1024 * 1024
"""Bytes of a file that is read at all: a thousand times a book's text, ten times a large report's file."""
MAX_TEXT = 4 * 1024 * 1024
"""Characters of text that are taken from one file: about a million tokens, more than any context here."""
MAX_LINE = 12 * MAX_TEXT + 1024
"""Bytes of a line: JSON writes a character as twelve bytes at most."""
WALL_LIMIT_S = 120.0
"""For one file, while the machine is busy with an engine; an ordinary document takes less than a second."""


class RefusalKind(StrEnum):
    """Why there is no text."""

    UNSUPPORTED = "unsupported"
    """No file of text; `detail` is its media type."""
    MISSING = "missing"
    """It cannot be opened; `detail` is the system's reason."""
    TOO_LARGE = "too_large"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    """It says that it is a document, and cannot be read as one."""
    BOMB = "bomb"
    """It is small, and would unpack to very much."""
    ENTITIES = "entities"
    """Its XML declares entities of its own, which no office program writes."""
    SCANNED = "scanned"
    """A PDF of pictures."""
    EMPTY = "empty"
    MEMORY = "memory"
    TIME = "time"
    DIED = "died"
    ISOLATION = "isolation"
    """The extractor could not shut itself off, so it did not look at the file."""


class Note(StrEnum):
    """What is to be known about a text that was taken."""

    REPLACED = "replaced"
    """Bytes that are no characters of its encoding were replaced."""
    CUT = "cut"
    """It is only the beginning: the limits of rows, pages or characters were reached."""
    SOME_SCANNED = "some_scanned"
    """Some pages of the PDF are pictures without text."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of the file is read, from 0 to 1."""

    fraction: float


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file. `encoding` is set for plain text only."""

    text: str
    notes: tuple[str, ...] = ()
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """There is no text: `kind` is a `RefusalKind`."""

    kind: str
    detail: str = ""


ExtractionEvent: TypeAlias = Progress | Extracted | Refused

_NAMES: dict[str, type[ExtractionEvent]] = {"progress": Progress, "text": Extracted, "refused": Refused}
_TYPES = {cls: name for name, cls in _NAMES.items()}


def encode(event: ExtractionEvent) -> bytes:
    """Return the event as one line."""
    body = {"v": VERSION, "event": _TYPES[type(event)], **asdict(event)}
    return json.dumps(body).encode("ascii") + b"\n"


def decode(line: bytes) -> ExtractionEvent | None:
    """Return the event of a line, None for anything that is none."""
    try:
        body: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(body, dict) or body.pop("v", None) != VERSION:
        return None
    match body:
        case {"event": "progress", "fraction": int() | float() as fraction}:
            return Progress(min(1.0, max(0.0, float(fraction))))
        case {"event": "text", "text": str(text), "notes": list(notes), "encoding": str(encoding)}:
            known = tuple(note for note in notes if note in set(Note))
            return Extracted(text[:MAX_TEXT], known, encoding[:40])
        case {"event": "refused", "kind": str(kind), "detail": str(detail)} if kind in set(RefusalKind):
            return Refused(kind, detail[:200])
    return None

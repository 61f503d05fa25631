"""One thing that is attached to the message being written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class AttachmentState(Enum):
    """How far it has come."""

    READING = auto()
    READY = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or a long paste. `key` tells those of one run of the program apart."""

    key: int
    name: str
    """The file's name; empty for a paste."""
    state: AttachmentState = AttachmentState.READY
    text: str = ""
    progress: float = 0.0
    """From 0 to 1, while it is read."""
    problem: str = ""
    """Why it has no text, one sentence."""
    notes: tuple[str, ...] = ()
    """`protocol.extraction.Note`s"""
    encoding: str = ""
    """Of plain text, as people name it."""
    tokens: int = 0
    exact: bool = False
    """Whether the engine has counted the tokens."""

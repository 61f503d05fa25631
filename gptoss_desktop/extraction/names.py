"""Names of files as they are shown and told to the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def shown_name(path: Path) -> str:
    """Return a file's name on one line: what would hide or turn a part of it round becomes a visible mark."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in path.name or str(path))

"""Where pictures go, and in which language their windows speak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = {"en": "", "zh_CN": "-zh"}
"""What a language adds to the names of its pictures."""


@dataclass(frozen=True, slots=True)
class Album:
    """A folder of pictures in one language of the window."""

    folder: Path
    language: str = "en"

    def path(self, name: str, width: int, *, dark: bool) -> Path:
        """Return the file of one picture."""
        return self.folder / f"{name}{SUFFIXES[self.language]}{'-dark' if dark else ''}-{width}.png"

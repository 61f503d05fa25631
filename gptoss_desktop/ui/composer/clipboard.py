"""What is pasted or dropped: text, a long text, files, or something that no model reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

LONG_CHARACTERS = 2_000
"""A paste that is longer is folded: it is about a page, and hides what is written about it."""
LONG_LINES = 40
"""More lines do not stand in the composer of an ordinary window even where they are short."""


def is_long(text: str) -> bool:
    """Return whether a pasted text is folded."""
    return len(text) > LONG_CHARACTERS or text.count("\n") >= LONG_LINES


def files_in(data: QMimeData) -> list[Path]:
    """Return the files that are meant; none where a part of it is an address elsewhere."""
    urls = data.urls()
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []


def picture_refusal(data: QMimeData) -> str | None:
    """Return the sentence about a picture without a file; None where there is none, or text beside it.

    An office program offers a picture beside its text: the text is what is meant.
    """
    if not data.hasImage() or data.hasText():
        return None
    kind = next((name for name in data.formats() if name.startswith("image/")), "image/png")
    return QCoreApplication.translate("Composer", "Unsupported input type: {0}").format(kind)

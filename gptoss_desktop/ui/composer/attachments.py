"""Says why something that is not text cannot be put into a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeDatabase

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_MATCH_NAME = QMimeDatabase.MatchMode.MatchExtension


def refusal(data: QMimeData) -> str | None:
    """Return one sentence about what was dropped or pasted; None when it is text.

    A file's type is told by its name: nothing of it is read here.
    """
    kind = _foreign_type(data)
    if kind is None:
        return None
    if kind.startswith("text/"):
        return QCoreApplication.translate(
            "Composer", "Unsupported input type: a file of {0}. Open it and paste its text instead."
        ).format(kind)
    return QCoreApplication.translate(
        "Composer", "Unsupported input type: {0}, this model reads text only."
    ).format(kind)


def _foreign_type(data: QMimeData) -> str | None:
    files = [url for url in data.urls() if url.isLocalFile()]
    if files:
        return QMimeDatabase().mimeTypeForFile(files[0].toLocalFile(), _MATCH_NAME).name()
    # An office program offers a picture beside its text: the text is what is meant.
    if data.hasImage() and not data.hasText():
        return next((name for name in data.formats() if name.startswith("image/")), "image/png")
    return None

"""Putting text on the clipboard: as markdown source, as rich text, or plain."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from gptoss_desktop.ui.markdown.copying import to_html, to_plain


class CopyForm(Enum):
    """In what form something is copied."""

    MARKDOWN = auto()
    RICH_TEXT = auto()
    PLAIN_TEXT = auto()


def put(source: str, form: CopyForm) -> None:
    """Put markdown on the clipboard in a form. Rich text brings the plain text with it."""
    data = QMimeData()
    data.setText(source if form is CopyForm.MARKDOWN else to_plain(source))
    if form is CopyForm.RICH_TEXT:
        data.setHtml(to_html(source))
    QGuiApplication.clipboard().setMimeData(data)

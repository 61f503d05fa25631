"""Colours for JSON, a line at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat

from gptoss_desktop.ui.theme.current import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

_TOKEN = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?P<text>"(?:[^"\\]|\\.)*")'
    r"|(?P<number>-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<word>\b(?:true|false|null)\b)"
)
_ROLES = {"key": "accent", "text": "success", "number": "warning", "word": "danger"}
MAX_LINE = 10_000
"""Characters: a longer line is data that nobody reads by its colours."""


class JsonHighlighter(QSyntaxHighlighter):
    """Takes the colours of the theme that is on when a line is drawn."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        self._take_colours()

    def dress(self) -> None:
        """Take the colours of another theme."""
        self._take_colours()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802  Qt's name
        """Colour one line."""
        if len(text) > MAX_LINE:
            return
        for found in _TOKEN.finditer(text):
            kind = found.lastgroup
            if kind is not None:
                # Qt counts in UTF-16: what lies beyond the first plane takes two places.
                start = _utf16(text[: found.start()])
                self.setFormat(start, _utf16(found[0]), self._formats[kind])

    def _take_colours(self) -> None:
        theme = current_theme()
        for kind, role in _ROLES.items():
            found = QTextCharFormat()
            found.setForeground(QColor(getattr(theme, role)))
            self._formats[kind] = found


def _utf16(text: str) -> int:
    return len(text) + sum(ord(letter) > 0xFFFF for letter in text)  # noqa: PLR2004  the first plane's end

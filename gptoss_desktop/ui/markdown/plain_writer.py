"""Writing text that is no markdown into a document: as it is, with marks for what would not be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QBrush, QColor, QTextCharFormat

from gptoss_desktop.ui.markdown.inline import OBJECT
from gptoss_desktop.ui.markdown.visible import END_ISOLATE, ISOLATE, has_suspects, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextCursor

    from gptoss_desktop.ui.theme.tokens import Theme

_MARK = re.compile(f"{ISOLATE}[^{ISOLATE}{END_ISOLATE}]*{END_ISOLATE}")


def insert_plain(cursor: QTextCursor, text: str, form: QTextCharFormat, theme: Theme) -> None:
    """Insert a text in a format."""
    text = text.replace(OBJECT, "\ufffd")
    if not has_suspects(text):
        cursor.insertText(text, form)
        return
    warning = QTextCharFormat(form)
    warning.setForeground(QBrush(QColor(theme.warning)))
    for stretch in stretches(text):
        cursor.insertText(stretch.text, warning if stretch.mark else form)


def marks_in(line: str) -> Iterator[tuple[int, int]]:
    """Yield start and length of the marks in a line as it is shown, in UTF-16 code units."""
    if ISOLATE not in line:
        return
    for match in _MARK.finditer(line):
        before = line[: match.start()]
        start = len(before) + sum(character > "\uffff" for character in before)
        yield start, len(match[0])

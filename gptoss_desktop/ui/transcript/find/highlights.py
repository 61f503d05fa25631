"""Colouring the hits in the rows that have widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QBrush, QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gptoss_desktop.ui.markdown.document import qt_length
from gptoss_desktop.ui.theme.colours import mix

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from gptoss_desktop.ui.theme.tokens import Theme
    from gptoss_desktop.ui.transcript.model import Row
    from gptoss_desktop.ui.transcript.rows.base import RowWidget
    from gptoss_desktop.ui.transcript.rows.inert_text import InertText

_MOST = 500
"""Hits that are coloured in one row."""
_GROUND = 0.35


class Highlights:
    """Keeps the hits of a pattern coloured; the present one stands out."""

    def __init__(self) -> None:
        self._pattern: re.Pattern[str] | None = None
        self._current: tuple[Row, int] | None = None
        self._done: dict[RowWidget, tuple[object, ...]] = {}

    def set_pattern(self, pattern: re.Pattern[str] | None) -> None:
        """Look for something else from now on."""
        self._pattern = pattern
        self._current = None

    def set_current(self, row: Row, ordinal: int) -> None:
        """Make the `ordinal`-th hit of a row, from 0, the present one."""
        self._current = (row, ordinal)

    def show(self, rows: Iterable[tuple[Row, RowWidget]], theme: Theme) -> None:
        """Colour what is not coloured yet."""
        if self._pattern is None and not self._done:
            return
        seen: dict[RowWidget, tuple[object, ...]] = {}
        for row, widget in rows:
            text = widget.text()
            if text is None:
                continue
            chosen = self._current[1] if self._current is not None and self._current[0] is row else -1
            key = (row, row.revision, self._pattern, chosen, theme.name)
            if self._done.get(widget) != key:
                text.setExtraSelections(self._marks(text, chosen, theme) if self._pattern else [])
            seen[widget] = key
        self._done = seen if self._pattern is not None else {}

    def _marks(self, text: InertText, chosen: int, theme: Theme) -> list[QTextEdit.ExtraSelection]:
        content = text.document().toPlainText()
        marks = []
        for ordinal, (start, end) in enumerate(spans(self._pattern, content)):
            if ordinal >= _MOST:
                break
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(text.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            form = QTextCharFormat()
            if ordinal == chosen:
                form.setBackground(QBrush(QColor(theme.warning)))
                form.setForeground(QBrush(QColor(theme.surface)))
            else:
                form.setBackground(QBrush(QColor(mix(theme.surface, theme.warning, _GROUND))))
            mark.format = form
            marks.append(mark)
        return marks


def spans(pattern: re.Pattern[str] | None, content: str) -> Iterable[tuple[int, int]]:
    """Yield the hits in a text, from and to in UTF-16 code units, which is how Qt counts."""
    if pattern is None:
        return
    for found in pattern.finditer(content):
        start = qt_length(content[: found.start()])
        yield start, start + qt_length(found.group())

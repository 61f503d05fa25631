"""Text that is selected, with formulas as they are written in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from gptoss_desktop.ui.markdown.inline import OBJECT
from gptoss_desktop.ui.markdown.visible import without_isolates
from gptoss_desktop.ui.maths.text_object import formula_at

if TYPE_CHECKING:
    from collections.abc import Iterator


def selected_source(cursor: QTextCursor) -> str:
    """Return what a cursor has selected, as it is copied."""
    text = cursor.selection().toPlainText()
    if OBJECT in text:
        sources = _sources(cursor)
        text = "".join(next(sources, "") if character == OBJECT else character for character in text)
    return without_isolates(text)


def _sources(cursor: QTextCursor) -> Iterator[str]:
    """Yield the sources of the formulas in a selection, in order."""
    looking = QTextCursor(cursor.document())
    raw = cursor.selectedText()
    position = cursor.selectionStart()
    for character in raw:
        position += 2 if character > "\uffff" else 1
        if character == OBJECT:
            # The format that a cursor tells is that of the character before it.
            looking.setPosition(position)
            formula = formula_at(looking.charFormat())
            yield formula.source if formula is not None else ""

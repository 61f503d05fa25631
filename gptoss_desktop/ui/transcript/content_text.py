"""The plain text of rows: what is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.ui.markdown.document import plain_text
from gptoss_desktop.ui.markdown.leaves import CodeLeaf, TableLeaf, TextLeaf
from gptoss_desktop.ui.markdown.table import table_text
from gptoss_desktop.ui.transcript.model import Footer, Row, UserText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.ui.transcript.entry import Entry


def row_text(row: Row) -> str:
    """Return what a row says, as plain text."""
    match row.content:
        case TextLeaf(paragraphs):
            return plain_text(paragraphs, row.references)
        case CodeLeaf(code) | UserText(code):
            return code
        case TableLeaf():
            return table_text(row.content)
        case _:
            return ""


def copied_text(row: Row, entry: Entry) -> str:
    """Return what the copy button of a row copies: a whole block of code, or the source of a message."""
    if isinstance(row.content, Footer):
        return entry.message.text() or entry.streamed_text()
    return "\n".join(_block_of_code(row, entry.rows))


def _block_of_code(row: Row, rows: Sequence[Row]) -> list[str]:
    """Return the pieces of the block of code that begins at `row`."""
    pieces = []
    for piece in rows[rows.index(row) :]:
        if not isinstance(piece.content, CodeLeaf):
            break
        pieces.append(piece.content.code)
        if piece.content.last:
            break
    return pieces

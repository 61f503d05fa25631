"""Reading the tokens of a table into leaves of at most so many rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.ui.markdown.leaves import TableLeaf
from gptoss_desktop.ui.markdown.limits import TABLE_COLUMNS, TABLE_ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token


def read_table(tokens: Sequence[Token], containers: str) -> list[TableLeaf]:
    """Return the pieces of a table, each with its header row; none where it has too many columns."""
    header, rows, aligns = _cells(tokens)
    if len(aligns) > TABLE_COLUMNS:
        return []
    starts = range(0, max(1, len(rows)), TABLE_ROWS)
    return [
        TableLeaf((header, *rows[start : start + TABLE_ROWS]), tuple(aligns), containers, first=start == 0)
        for start in starts
    ]


def _cells(tokens: Sequence[Token]) -> tuple[tuple[str, ...], list[tuple[str, ...]], list[str]]:
    """Return the header's cells, those of the rows, and the columns' alignments."""
    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    aligns: list[str] = []
    for token in tokens:
        if token.type == "th_open":
            style = str(token.attrGet("style") or "")
            aligns.append(style.removeprefix("text-align:"))
        elif token.type == "inline":
            cells.append(token.content)
        elif token.type == "tr_close":
            rows.append(tuple(cells))
            cells = []
    return rows[0], rows[1:], aligns

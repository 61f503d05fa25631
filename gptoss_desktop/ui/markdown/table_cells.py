"""Reading the tokens of a table into leaves of at most so many cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.ui.markdown.leaves import TableLeaf
from gptoss_desktop.ui.markdown.limits import TABLE_CELLS, TABLE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token


def read_table(tokens: Sequence[Token], containers: str) -> list[TableLeaf]:
    """Return the pieces of a table, each with its header row; none where it has too many columns."""
    header, rows, aligns = _cells(tokens)
    if len(aligns) > TABLE_COLUMNS:
        return []
    size = _rows_of_piece(len(aligns))
    starts = range(0, max(1, len(rows)), size)
    return [
        TableLeaf((header, *rows[start : start + size]), tuple(aligns), containers, first=start == 0)
        for start in starts
    ]


def full_pieces(tokens: Sequence[Token]) -> list[int]:
    """Return the numbers of rows of the pieces of the last table that are full, with a row after them."""
    opening = max(at for at, token in enumerate(tokens) if token.type == "table_open")
    inside = [token.type for token in tokens[opening:]]
    columns, rows = inside.count("th_open"), inside.count("tr_open") - 1
    if columns > TABLE_COLUMNS:
        return []
    size = _rows_of_piece(columns)
    return [size] * max(0, (rows - 1) // size)


def _rows_of_piece(columns: int) -> int:
    return max(1, TABLE_CELLS // columns)


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

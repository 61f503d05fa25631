"""Tables as markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def table_row(cells: Sequence[str]) -> str:
    """Return one row: line breaks become spaces, bars are escaped."""
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def rule(columns: int) -> str:
    """Return the line under the head."""
    return "|" + " --- |" * columns


def markdown_table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a table whose first row is the head; short rows are filled up."""
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    return "\n".join([table_row(full[0]), rule(width), *(table_row(row) for row in full[1:])])

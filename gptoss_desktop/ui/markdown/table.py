"""Writing a table into a text document: cells that have not changed are left as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from gptoss_desktop.ui.markdown.document import insert_inline
from gptoss_desktop.ui.markdown.inline import Look
from gptoss_desktop.ui.markdown.style import align_flag
from gptoss_desktop.ui.maths.text_object import show_formulas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gptoss_desktop.ui.markdown.leaves import TableLeaf
    from gptoss_desktop.ui.markdown.style import TextStyle

_SOLID = QTextFrameFormat.BorderStyle.BorderStyle_Solid


class TableWriter:
    """Keeps a document equal to a table that may grow by rows and cells."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        show_formulas(document)
        self._table: QTextTable | None = None
        self._leaf: TableLeaf | None = None

    def forget(self) -> None:
        """Write everything at the next `write`."""
        self._leaf = None

    def write(self, leaf: TableLeaf, style: TextStyle, references: Mapping[str, Any]) -> None:
        """Make the document show the table."""
        old = self._leaf
        grows = old is not None and old.aligns == leaf.aligns and len(old.rows) <= len(leaf.rows)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if not grows or self._table is None:
            old = None
            self._document.clear()
            cursor = QTextCursor(self._document)
            self._table = cursor.insertTable(len(leaf.rows), len(leaf.aligns), _table_format(style, leaf))
        elif old is not None and len(old.rows) < len(leaf.rows):
            self._table.appendRows(len(leaf.rows) - len(old.rows))
        for row, cells in enumerate(leaf.rows):
            before = old.rows[row] if old is not None and row < len(old.rows) else None
            if before != cells:
                self._write_row(row, leaf, style, references)
        cursor.endEditBlock()
        self._leaf = leaf

    def _write_row(self, row: int, leaf: TableLeaf, style: TextStyle, references: Mapping[str, Any]) -> None:
        assert self._table is not None  # noqa: S101  `write` has made it
        for column, content in enumerate(leaf.rows[row][: len(leaf.aligns)]):
            cell = self._table.cellAt(row, column)
            cursor = cell.firstCursorPosition()
            cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            block = QTextBlockFormat()
            block.setAlignment(align_flag(leaf.aligns[column]))
            block.setLineHeight(style.line_height(), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            cursor.setBlockFormat(block)
            insert_inline(cursor, content, style, references, Look.PLAIN if row else Look.BOLD)
            cell.setFormat(_hairline(style))


def _hairline(style: TextStyle) -> QTextTableCellFormat:
    form = QTextTableCellFormat()
    form.setFont(style.font)
    form.setBottomBorderStyle(_SOLID)
    form.setBottomBorder(1)
    form.setBottomBorderBrush(QBrush(QColor(style.theme.hairline)))
    return form


def _table_format(style: TextStyle, leaf: TableLeaf) -> QTextTableFormat:
    form = QTextTableFormat()
    form.setBorder(0)
    form.setBorderCollapse(True)
    form.setCellSpacing(0)
    form.setCellPadding(round(style.em * 0.4))
    form.setHeaderRowCount(1)
    form.setLeftMargin(style.indent(leaf.containers))
    return form


def may_have_formulas(cells: Sequence[str]) -> bool:
    """Say whether any of the cells looks as if there were a formula in it."""
    return any("$" in cell or "\\" in cell for cell in cells)


def table_text(leaf: TableLeaf) -> str:
    """Return the table's source cells, a row a line, tabs between: what a spreadsheet takes."""
    return "\n".join("\t".join(row) for row in (leaf.rows if leaf.first else leaf.rows[1:]))

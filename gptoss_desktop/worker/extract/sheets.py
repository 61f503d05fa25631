"""Spreadsheets: every sheet as a markdown table under its name."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, cast

from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from gptoss_desktop.protocol.extraction import Note
from gptoss_desktop.worker.extract.table import rule, table_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from gptoss_desktop.worker.extract.output import Output
    from gptoss_desktop.worker.extract.package import Package

MAX_ROWS = 10_000
"""Rows that are taken of all sheets together: of five columns they are about 150,000 tokens."""
MAX_COLUMNS = 256
_FORMULA = (b"<f>", b"<f ")


def read(package: Package, output: Output, progress: Callable[[float], None]) -> None:
    """Take the values of all sheets, formulas where no value was saved.

    Raises:
        FullError: it is longer than is taken.

    """
    values = load_workbook(package.files(), read_only=True, data_only=True)
    has_formulas = any(mark in part for part in package.parts.values() for mark in _FORMULA)
    formulas = load_workbook(package.files(), read_only=True) if has_formulas else None
    left = MAX_ROWS
    sheets = [sheet for sheet in values.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
    for number, sheet in enumerate(sheets):
        hidden = "" if sheet.sheet_state == "visible" else " (hidden)"
        output.block(f"## Sheet: {sheet.title}{hidden}")
        left -= _take_sheet(sheet, formulas[sheet.title] if formulas else None, output, left)
        if left <= 0:
            output.note(Note.CUT)
            output.block(f"[Cut: only the first {MAX_ROWS} rows of this file are here.]")
            return
        progress((number + 1) / len(sheets))


def _take_sheet(
    sheet: ReadOnlyWorksheet, formulas: ReadOnlyWorksheet | None, output: Output, most: int
) -> int:
    """Add a sheet's rows, `most` of them; return how many they were."""
    taken = width = 0
    for row in _rows(sheet, formulas):
        if taken == most:
            break
        # A table is as wide as its first row, a later one that is wider goes on in its line.
        width = width or len(row)
        output.add(table_row(row + [""] * (width - len(row))) + "\n")
        if taken == 0:
            output.add(rule(width) + "\n")
        taken += 1
    output.add("\n" if taken else "(empty)\n\n")
    return taken


def _rows(sheet: ReadOnlyWorksheet, formulas: ReadOnlyWorksheet | None) -> Iterator[list[str]]:
    """Yield the rows that are not empty, without the empty cells at their ends."""
    others = _values(formulas) if formulas else ()
    for row, other in zip_longest(_values(sheet), others, fillvalue=()):
        cells: Iterable[object] = row
        if other:
            pairs = zip_longest(row, other)
            cells = [value if value is not None else formula for value, formula in pairs]
        texts = [_text(value) for value in cells]
        if any(texts):
            yield texts


def _values(sheet: ReadOnlyWorksheet) -> Iterator[tuple[object, ...]]:
    # What a file says about its own size need not be so.
    sheet.reset_dimensions()
    for row in cast("Worksheet", sheet).iter_rows(values_only=True):
        end = min(len(row), MAX_COLUMNS)
        while end and row[end - 1] is None:
            end -= 1
        yield row[:end]


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float():
            # As a spreadsheet shows it: 15 digits, no more than are needed.
            return f"{value:.15g}"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return str(value)

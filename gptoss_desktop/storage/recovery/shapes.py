"""Which table a row belongs to: by the tree that its page hangs on, else by its look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import MessageState, PartKind, Role
from gptoss_desktop.storage.recovery.records import (
    INDEX_INTERIOR,
    TABLE_INTERIOR,
    children,
    kind_of,
    rows,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.recovery.pages import Pages
    from gptoss_desktop.storage.recovery.records import Row, Value

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_ID = re.compile(r"[0-9a-f]{32}")
_TYPES: dict[str, type] = {"TEXT": str, "INTEGER": int, "BLOB": bytes}

PROOFS: dict[str, Callable[[tuple[Value, ...]], bool]] = {
    "conversation": lambda row: all(_TIME.match(str(value)) for value in row[2:4]),
    "message": lambda row: row[3] in tuple(Role) and row[4] in tuple(MessageState),
    "part": lambda row: row[2] in tuple(PartKind),
    "delta": lambda row: row[2] in tuple(PartKind) and isinstance(row[1], int),
    "trace": lambda row: isinstance(row[-1], bytes),
    "draft": lambda row: str(row[1]).startswith('{"v"') and '"attachments":' in str(row[1]),
    "conversation_settings": lambda row: str(row[1]).startswith('{"v"') and '"overflow":' in str(row[1]),
    "document": lambda row: str(row[0]).isidentifier(),
    "folder": lambda row: _ID.fullmatch(str(row[0])) is not None,
    "tag": lambda row: _ID.fullmatch(str(row[0])) is not None,
}
"""What tells a row of a table from one of another, in the order in which a row of unknown origin is tried.

A tag looks like a folder: `rebuild.py` tells them apart, once it knows the conversations.
"""


_FIRST_WIDTHS = {"conversation": 6, "message": 7, "part": 7}
"""How many columns a row has that was written before columns were added to its table."""
MAX_ROWID = 2**48
"""No table comes that far; what does is garbage, and would spoil the order of all later rows."""


class Shapes:
    """The columns of the tables, read from a database of the present schema."""

    def __init__(self, database: Database) -> None:
        self.columns: dict[str, tuple[str, ...]] = {}
        self._types: dict[str, list[tuple[type, bool]]] = {}
        for table in PROOFS:
            described = database.query(f"PRAGMA table_info({table})")
            self.columns[table] = tuple(name for _, name, *_ in described)
            self._types[table] = [(_TYPES[kind], bool(required)) for _, _, kind, required, *_ in described]

    def table_of(self, row: Row, expected: str | None) -> str | None:
        """Return the table of a row; None where it fits into none."""
        candidates = tuple(PROOFS) if expected is None else (expected,)
        return next((table for table in candidates if self._fits(row, table)), None)

    def _fits(self, row: Row, table: str) -> bool:
        types = self._types[table]
        if not _FIRST_WIDTHS.get(table, len(types)) <= len(row.values) <= len(types):
            return False
        if not 0 <= row.rowid <= MAX_ROWID:
            return False
        for value, (kind, required) in zip(row.values, types, strict=False):
            if value is None and required and not row.cut:
                return False
            if value is not None and not isinstance(value, kind):
                return False
        return isinstance(row.values[0], str) and bool(row.values[0]) and PROOFS[table](row.values)


def known_pages(pages: Pages) -> dict[int, str]:
    """Return the table that each page hangs on, as far as the trees can be followed; other objects too."""
    found: dict[int, str] = {}
    schema: dict[int, str] = {}
    _follow(pages, 1, "", schema)
    for number in schema:
        for row in rows(pages, number):
            if len(row.values) == 5 and isinstance(row.values[3], int):  # noqa: PLR2004 - of sqlite_schema
                _follow(pages, row.values[3], str(row.values[1]), found)
    return found | schema


def _follow(pages: Pages, root: int, name: str, found: dict[int, str]) -> None:
    waiting = [root]
    while waiting:
        number = waiting.pop()
        page = pages[number]
        if number in found or page is None:
            continue
        found[number] = name
        if kind_of(page, number) in {TABLE_INTERIOR, INDEX_INTERIOR}:
            waiting += children(page, number)

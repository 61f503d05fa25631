"""Looks for damage in a file: as far as there is time when it is opened, and wholly in the background."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from gptoss_desktop.storage.damage import marker, remember
from gptoss_desktop.storage.driver import Database
from gptoss_desktop.storage.translation import damaged

if TYPE_CHECKING:
    from pathlib import Path

QUICK_LIMIT = 16 * 2**20
"""Bytes up to which a file is checked each time it is opened: about 1.3 ms a megabyte, so 21 ms at most."""
WHOLE_LIMIT = 2**30
"""Bytes up to which the indices are checked as well: 4 ms a megabyte, so 4 s in the background at most."""


def check_at_open(database: Database) -> None:
    """Check a file as far as there is time for it, or wholly where damage has shown before.

    Raises:
        StoreError: the file is damaged.

    """
    if marker(database.path).exists():
        _check(database, "integrity_check")
        marker(database.path).unlink()
    elif database.path.stat().st_size <= QUICK_LIMIT:
        _check(database, "quick_check")


def look_for_damage(path: Path) -> None:
    """Check the whole file over a connection of its own, in any thread and while others use the file.

    Raises:
        StoreError: the file is damaged, or cannot be opened.

    """
    whole = path.stat().st_size <= WHOLE_LIMIT
    with closing(Database(path)) as database:
        _check(database, "integrity_check" if whole else "quick_check")


def _check(database: Database, pragma: str) -> None:
    """Run one of SQLite's checks ("quick_check" leaves the indices out)."""
    if database.query(f"PRAGMA {pragma}(1)") != [("ok",)]:
        error = damaged(database.path)
        remember(error, database.path)
        raise error

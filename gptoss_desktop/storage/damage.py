"""Whether a file is damaged: looked for when it is opened, remembered when it shows later."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from gptoss_desktop.storage.errors import StoreErrorKind
from gptoss_desktop.storage.translation import damaged

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.errors import StoreError

QUICK_LIMIT = 16 * 2**20
"""Bytes up to which a file is checked each time it is opened: about 1.3 ms a megabyte, so 21 ms at most."""


def marker(path: Path) -> Path:
    """Return the empty file that says: damage has shown here, check before anything else."""
    return path.with_name(f"{path.name}.damaged")


def check_at_open(database: Database) -> None:
    """Check a file as far as there is time for it, or wholly where damage has shown before.

    Raises:
        StoreError: the file is damaged.

    """
    if marker(database.path).exists():
        check(database, "integrity_check")
        marker(database.path).unlink()
    elif database.path.stat().st_size <= QUICK_LIMIT:
        check(database, "quick_check")


def check(database: Database, pragma: str) -> None:
    """Run one of SQLite's checks ("quick_check" leaves the indices out).

    Raises:
        StoreError: the file is damaged.

    """
    if database.query(f"PRAGMA {pragma}(1)") != [("ok",)]:
        error = damaged(database.path)
        remember(error, database.path)
        raise error


def remember(error: StoreError, path: Path) -> None:
    """Have the file checked when it is opened next, where the error tells of damage."""
    if error.kind is StoreErrorKind.CORRUPT:
        # Where even this cannot be written, the damage shows again.
        with suppress(OSError):
            marker(path).touch(mode=0o600)

"""Brings a database to the present schema, one numbered step at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind
from gptoss_desktop.storage.migrations import STEPS
from gptoss_desktop.storage.translation import damaged

if TYPE_CHECKING:
    from gptoss_desktop.storage.driver import Database

APPLICATION_ID = 0x47504F44
"""Marks the file as this program's (`PRAGMA application_id`): "GPOD" in ASCII."""

MAX_VERSION = 10_000
"""No program will ever come so far; a number above is damage."""


def migrate(database: Database, steps: tuple[tuple[str, ...], ...] = STEPS) -> None:
    """Apply the steps that the file lacks; each is done whole, with its version, or not at all.

    A file of a newer program is not touched: it can be read, and writing is refused with a sentence.

    Raises:
        StoreError: the file is of another program, or cannot be changed.

    """
    version = _version(database)
    if version == 0:
        _check_empty(database)
    if not 0 <= version <= MAX_VERSION:
        raise damaged(database.path)
    if version > len(steps):
        database.refuse_writes(
            say(
                "{path} was written by a newer version of this program: the conversations can be read, "
                "but nothing can be changed or added. Start the newer version to go on with them.",
                path=database.path,
            )
        )
    for number in range(version + 1, len(steps) + 1):
        _apply(database, number, steps[number - 1])


def _apply(database: Database, number: int, statements: tuple[str, ...]) -> None:
    with database.transaction():
        # Another process may have done the step while this one waited for the lock.
        if _version(database) >= number:
            return
        for statement in statements:
            database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {number}")


def _version(database: Database) -> int:
    return int(database.query("PRAGMA user_version")[0][0])


def _check_empty(database: Database) -> None:
    """Refuse a file that some other program filled: its tables are not ours to build upon."""
    with database.transaction():
        foreign = database.query("SELECT 1 FROM sqlite_schema LIMIT 1")
        if foreign and _version(database) == 0:
            if database.query("PRAGMA application_id") == [(APPLICATION_ID,)]:
                raise damaged(database.path)
            raise StoreError(
                StoreErrorKind.NOT_OURS,
                say("{path} is a database of another program.", path=database.path),
                say("Move it away, or choose another data folder."),
            )

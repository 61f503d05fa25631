"""SQLite's result codes as `StoreError`s. The codes are those of sqlite.org/rescode.html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlcipher3 import dbapi2

    from gptoss_desktop.domain.said import Said

_PRIMARY = 0xFF
"""An extended result code has the primary one in its low byte."""

_KINDS = {
    5: StoreErrorKind.LOCKED,  # SQLITE_BUSY
    6: StoreErrorKind.LOCKED,  # SQLITE_LOCKED
    3: StoreErrorKind.READ_ONLY,  # SQLITE_PERM
    8: StoreErrorKind.READ_ONLY,  # SQLITE_READONLY
    10: StoreErrorKind.UNAVAILABLE,  # SQLITE_IOERR
    11: StoreErrorKind.CORRUPT,  # SQLITE_CORRUPT
    13: StoreErrorKind.DISK_FULL,  # SQLITE_FULL
    14: StoreErrorKind.UNAVAILABLE,  # SQLITE_CANTOPEN
    26: StoreErrorKind.CORRUPT,  # SQLITE_NOTADB
}

_SENTENCES: dict[StoreErrorKind, Callable[[Path, str], tuple[Said, Said]]] = {
    StoreErrorKind.DISK_FULL: lambda path, _: (
        say("The disk is full: the conversations in {path} cannot be saved.", path=path),
        say("Free some space; what is waiting is saved then."),
    ),
    StoreErrorKind.READ_ONLY: lambda path, _: (
        say("The conversations in {path} cannot be changed: the file or its folder is read-only.", path=path),
        say("Make both writable for you."),
    ),
    StoreErrorKind.LOCKED: lambda path, _: (
        say("The conversations in {path} are in use by another program.", path=path),
        say("Close that program, then try again."),
    ),
    StoreErrorKind.UNAVAILABLE: lambda path, reason: (
        say("The conversations in {path} cannot be read or written: {reason}.", path=path, reason=reason),
        say("Check the disk and the folder's permissions."),
    ),
    StoreErrorKind.CORRUPT: lambda path, _: (
        say("The conversations in {path} cannot be read: the file is damaged or not a database.", path=path),
        say("Start the window again: what can be read is recovered then, and the damaged file is kept."),
    ),
    StoreErrorKind.INTERNAL: lambda path, reason: (
        say("The conversations in {path} could not be changed: {reason}.", path=path, reason=reason),
        say("Restart the program; report this if it comes again."),
    ),
}


def translate(error: dbapi2.Error, path: Path) -> StoreError:
    """Return the `StoreError` for an error of the driver."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    kind = _KINDS.get(code, StoreErrorKind.INTERNAL)
    return _error(kind, path, str(error))


def damaged(path: Path) -> StoreError:
    """Return the `StoreError` for a file whose damage was found by looking for it."""
    return _error(StoreErrorKind.CORRUPT, path, "")


def _error(kind: StoreErrorKind, path: Path, reason: str) -> StoreError:
    return StoreError(kind, *_SENTENCES[kind](path, reason))

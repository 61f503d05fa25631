"""A thin layer over SQLCipher's SQLite: how the file is opened, transactions, and errors with a sentence."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlcipher3 import dbapi2

from gptoss_desktop.domain.said import say
from gptoss_desktop.storage.damage import remember
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind
from gptoss_desktop.storage.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from gptoss_desktop.domain.said import Said

BUSY_TIMEOUT_MS = 2000
"""How long a write waits for another process's transaction before it gives up."""

LOG_SUFFIXES = ("-wal", "-shm")
"""What SQLite keeps beside the file, by the end of the name."""

Row: TypeAlias = tuple[Any, ...]
Values: TypeAlias = "Sequence[object] | Mapping[str, object]"

# A key would be set before all of these, since the first read of an encrypted file needs it, and
# cipher_memory_security with it: where nothing is encrypted it only makes reads 2.5 times slower.
_PRAGMAS = (
    f"busy_timeout = {BUSY_TIMEOUT_MS}",
    "foreign_keys = ON",
    # Deleted text is overwritten with zeros, not only unlinked.
    "secure_delete = ON",
    # Statements in a schema that someone else wrote must not call functions.
    "trusted_schema = OFF",
    "journal_mode = WAL",
    # A commit that was acknowledged survives a power cut too.
    "synchronous = FULL",
)


class Database:
    """One connection. Any thread may use it, but only one at a time: the storage lane sees to that."""

    def __init__(self, path: Path) -> None:
        """Open the file, or create it for this user alone.

        Raises:
            StoreError: it cannot be opened, or is no database.

        """
        self.path = path
        self.read_only = False
        """Whether writing is refused."""
        self.notice: Said | None = None
        """What the user must know about the file."""
        _create_private(path)
        with self._translated():
            self._connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
        try:
            with self._translated():
                self._connection.enable_load_extension(False)
                for pragma in _PRAGMAS:
                    self._connection.execute(f"PRAGMA {pragma}").fetchall()
        except StoreError:
            self._connection.close()
            raise

    def query(self, sql: str, parameters: Values = ()) -> list[Row]:
        """Run one statement and return all rows.

        Raises:
            StoreError: the driver refused.

        """
        with self._translated():
            rows: list[Row] = self._connection.execute(sql, parameters).fetchall()
            return rows

    def execute(self, sql: str, parameters: Values = ()) -> int:
        """Run one statement and return the number of rows that it changed.

        Raises:
            StoreError: the driver refused.

        """
        with self._translated():
            return int(self._connection.execute(sql, parameters).rowcount)

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for every row.

        Raises:
            StoreError: the driver refused.

        """
        with self._translated():
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside happen whole or not at all; it is on the disk when the block has ended.

        Raises:
            StoreError: the transaction could not begin or end; nothing of it is left then.

        """
        self.check_writable()
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            # A full disk may have made SQLite roll back by itself.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all reading inside see one state of the file, whatever another process writes meanwhile.

        Raises:
            StoreError: the driver refused.

        """
        self.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")

    def refuse_writes(self, notice: Said) -> None:
        """Let nothing be written from now on, because of what `notice` says."""
        self.query("PRAGMA query_only = ON")
        self.read_only, self.notice = True, notice

    def check_writable(self) -> None:
        """Do nothing where writing is allowed.

        Raises:
            StoreError: it is not.

        """
        if self.read_only:
            raise StoreError(
                StoreErrorKind.READ_ONLY,
                say(
                    "Nothing can be changed or added: a newer version of this program wrote {path}.",
                    path=self.path,
                ),
                say("Start the newer version to go on."),
            )

    def close(self) -> None:
        """Close the connection; SQLite moves the write-ahead log into the file."""
        with self._translated():
            self._connection.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except dbapi2.Error as error:
            failure = translate(error, self.path)
            remember(failure, self.path)
            raise failure from error


def _create_private(path: Path) -> None:
    """Create the file with mode 0600 before SQLite can: its log files take their mode from it.

    A file that is there is not even opened: closing it would take away the locks that another connection of
    this process has (sqlite.org/howtocorrupt.html, 2.2).
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_RDONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise StoreError(
            StoreErrorKind.UNAVAILABLE,
            say(
                "The file of conversations {path} cannot be opened: {reason}.",
                path=path,
                reason=error.strerror or error,
            ),
            say("Check the folder's permissions."),
        ) from error


def sync_folder(folder: Path) -> None:
    """Have the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

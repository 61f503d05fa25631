"""The conversation store as the rest of the program sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.storage.checks import check_at_open
from gptoss_desktop.storage.driver import Database
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind
from gptoss_desktop.storage.facade.answers import AnswerStore
from gptoss_desktop.storage.facade.imports import ImportStore
from gptoss_desktop.storage.facade.kept import KeptStore
from gptoss_desktop.storage.facade.lists import ListStore
from gptoss_desktop.storage.facade.organised import OrganisedStore
from gptoss_desktop.storage.facade.trees import TreeStore
from gptoss_desktop.storage.migrate import migrate
from gptoss_desktop.storage.recovery.recover import finish, recover
from gptoss_desktop.storage.recovery.report import forget_report, read_report
from gptoss_desktop.storage.search.facade import SearchStore

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.said import Said


class ConversationStore(
    AnswerStore, TreeStore, ListStore, OrganisedStore, KeptStore, SearchStore, ImportStore
):
    """All conversations of one data folder. Synchronous: called in the storage lane of `tasks` only.

    Every method may raise `StoreError`. A write has happened whole, and is on the disk, when its method
    returns. What belongs to an answer in progress (`append_delta`, `finish_message`, a streaming
    `add_message`) is kept in memory when the disk does not take it, and is written before the next write.
    """

    def __init__(self, database: Database, *, mend: bool = False) -> None:
        super().__init__(database)
        self._shows_notice = mend

    @classmethod
    def open(cls, path: Path, *, mend: bool = False, guest: bool = False) -> ConversationStore:
        """Open the file, or create it; messages that were left streaming become INTERRUPTED.

        A `guest` leaves them alone: another program may have the file open, and be writing them.

        With `mend`, which is for a program that shows `notice` and is the only one that has the file open,
        what can be read of a damaged file is put into a new one in its place, and the damaged one is kept.

        Raises:
            StoreError: the file cannot be opened or used. It is left as it is.

        """
        if mend:
            finish(path)
        try:
            return cls._open(path, mend=mend, guest=guest)
        except StoreError as error:
            if not mend or error.kind is not StoreErrorKind.CORRUPT:
                raise
        recover(path)
        return cls._open(path, mend=mend, guest=guest)

    @classmethod
    def _open(cls, path: Path, *, mend: bool, guest: bool) -> ConversationStore:
        database = Database(path)
        try:
            check_at_open(database)
            migrate(database)
            store = cls(database, mend=mend)
            if not database.read_only:
                database.notice = read_report(database)
                if not guest:
                    with database.transaction():
                        store._deltas.fold_interrupted()
        except StoreError:
            database.close()
            raise
        return store

    @property
    def read_only(self) -> bool:
        """Whether everything can be read and nothing written: the file is of a newer program."""
        return self._database.read_only

    @property
    def notice(self) -> Said | None:
        """What the user must know about the file: that it is read-only, or what was recovered of it."""
        return self._database.notice

    def close(self) -> None:
        """Write what waits, then close the file. The file is closed even where the write fails."""
        try:
            if not self.read_only:
                self.retry_unsaved()
                if self._shows_notice and self.notice is not None:
                    forget_report(self._database)
        finally:
            self._database.close()

"""The conversation store as the rest of the program sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.storage.driver import Database
from gptoss_desktop.storage.errors import StoreError
from gptoss_desktop.storage.facade.answers import AnswerStore
from gptoss_desktop.storage.facade.kept import KeptStore
from gptoss_desktop.storage.facade.lists import ListStore
from gptoss_desktop.storage.facade.organised import OrganisedStore
from gptoss_desktop.storage.facade.trees import TreeStore
from gptoss_desktop.storage.migrate import migrate

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.said import Said


class ConversationStore(AnswerStore, TreeStore, ListStore, OrganisedStore, KeptStore):
    """All conversations of one data folder. Synchronous: called in the storage lane of `tasks` only.

    Every method may raise `StoreError`. A write has happened whole, and is on the disk, when its method
    returns. What belongs to an answer in progress (`append_delta`, `finish_message`, a streaming
    `add_message`) is kept in memory when the disk does not take it, and is written before the next write.
    """

    @classmethod
    def open(cls, path: Path) -> ConversationStore:
        """Open the file, or create it; messages that were left streaming become INTERRUPTED.

        Raises:
            StoreError: the file cannot be opened or used. It is left as it is.

        """
        database = Database(path)
        try:
            migrate(database)
            store = cls(database)
            if not database.read_only:
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
            self.retry_unsaved()
        finally:
            self._database.close()

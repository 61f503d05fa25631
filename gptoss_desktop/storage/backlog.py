"""Writes that must not be lost: each is kept until it is on the disk."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from gptoss_desktop.storage.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.storage.driver import Database


class Backlog:
    """Runs writes in order, one transaction each; one that fails for want of space waits for the next try."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: deque[Callable[[], None]] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def write(self, work: Callable[[], None]) -> None:
        """Run what waits, then `work`.

        Raises:
            StoreError: something could not be written; it is kept where `StoreErrorKind.may_pass`.

        """
        self._database.check_writable()
        self._waiting.append(work)
        self.drain()

    def drain(self) -> None:
        """Run what waits.

        Raises:
            StoreError: as for `write`.

        """
        while self._waiting:
            try:
                with self._database.transaction():
                    self._waiting[0]()
            except StoreError as error:
                if not error.kind.may_pass:
                    # It would fail for ever, and hold up what comes after it.
                    self._waiting.popleft()
                raise
            self._waiting.popleft()

"""What the store needs from time to time, without anyone asking."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.services.search_indexing import SearchIndexing
from gptoss_desktop.storage.checks import look_for_damage
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind
from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gptoss_desktop.storage.store import ConversationStore

RETRY_MS = 3_000
"""How often writes that the disk did not take are tried again."""
TRASH_MS = 3_600_000
"""How often the trash is looked through: a window may stay open for weeks."""
PAUSE_MS = 30
"""Between two steps of removing, so that the storage lane is free for the most part."""
CHECK_MS = 60_000
"""When the file is checked as a whole: the engine has the disk to itself in the first minute."""


class Housekeeping(QObject):
    """Empties the trash of what lay in it for long, writes what waits, keeps the index, looks for damage."""

    damaged = Signal(object)
    """StoreError: the file has become damaged; what can be read is recovered at the next start."""

    def __init__(
        self,
        store: ConversationStore,
        path: Path,
        kept_days: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        """`kept_days`: so long is kept what lies in the trash; 0 keeps it until it is emptied by hand."""
        super().__init__(parent)
        self._store = store
        self._path = path
        self._kept_days = kept_days
        self._retry_timer = QTimer(self, interval=RETRY_MS)
        self._retry_timer.timeout.connect(self._retry)
        self._erasing = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._erase_some)
        self._trash_timer = QTimer(self, interval=TRASH_MS)
        self._trash_timer.timeout.connect(self.erase)
        self._check_timer = QTimer(self, interval=CHECK_MS, singleShot=True)
        self._check_timer.timeout.connect(self.check)
        self._indexing = SearchIndexing(store, self)

    def begin(self) -> None:
        """Start; what has been in the trash for too long is gone for good from now on."""
        self.erase()
        for timer in (self._retry_timer, self._trash_timer, self._check_timer):
            timer.start()
        self._indexing.begin()

    def check(self) -> None:
        """Look for damage in the whole file, while it is used."""
        run_task(partial(look_for_damage, self._path), lambda _: None, self._on_damage)

    def erase(self) -> None:
        """Remove what was discarded, and what has been in the trash for too long, bit by bit."""
        if not self._store.read_only and not self._erasing:
            self._erasing = True
            self._erase_some()

    def _erase_some(self) -> None:
        days = self._kept_days()
        oldest = datetime.now(UTC) - timedelta(days=days) if days else None
        run_task(
            partial(self._store.erase_some, oldest), self._on_erased, self._failed_to_erase, lane=Lane.STORAGE
        )

    def _on_erased(self, more: bool) -> None:  # noqa: FBT001 - what the task returned
        self._erasing = more
        if more:
            self._pause.start()

    def _failed_to_erase(self, _: Exception) -> None:
        """Try again in an hour, or when the next conversation is discarded."""
        self._erasing = False

    def _on_damage(self, error: Exception) -> None:
        if isinstance(error, StoreError) and error.kind is StoreErrorKind.CORRUPT:
            self.damaged.emit(error)

    def _retry(self) -> None:
        if self._store.unsaved:
            run_task(self._store.retry_unsaved, lambda _: None, self._failed, lane=Lane.STORAGE)

    def _failed(self, _: Exception) -> None:
        """Try again later: the first write that failed has told why, and nothing has been lost since."""

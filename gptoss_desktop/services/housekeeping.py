"""What the store needs from time to time, without anyone asking."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.storage.store import ConversationStore

RETRY_MS = 3_000
"""How often writes that the disk did not take are tried again."""


class Housekeeping(QObject):
    """Removes what was long in the trash, and writes what waits for room on the disk."""

    def __init__(
        self, store: ConversationStore, kept_days: Callable[[], int], parent: QObject | None = None
    ) -> None:
        """`kept_days`: so long is kept what lies in the trash."""
        super().__init__(parent)
        self._store = store
        self._kept_days = kept_days
        self._timer = QTimer(self, interval=RETRY_MS)
        self._timer.timeout.connect(self._retry)

    def begin(self) -> None:
        """Start; what has been in the trash for too long is gone for good from now on."""
        oldest = datetime.now(UTC) - timedelta(days=self._kept_days())
        run_task(partial(self._store.purge_deleted, oldest), lambda _: None, self._failed, lane=Lane.STORAGE)
        self._timer.start()

    def _retry(self) -> None:
        if self._store.unsaved:
            run_task(self._store.retry_unsaved, lambda _: None, self._failed, lane=Lane.STORAGE)

    def _failed(self, _: Exception) -> None:
        """Try again later: the first write that failed has told why, and nothing has been lost since."""

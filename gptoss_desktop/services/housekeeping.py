"""What the store needs from time to time, without anyone asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from gptoss_desktop.storage.store import ConversationStore

RETRY_MS = 3_000
"""How often writes that the disk did not take are tried again."""


class Housekeeping(QObject):
    """Removes what was deleted in an earlier run, and writes what waits for room on the disk."""

    def __init__(self, store: ConversationStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._timer = QTimer(self, interval=RETRY_MS)
        self._timer.timeout.connect(self._retry)

    def begin(self) -> None:
        """Start; deleted conversations of an earlier run are gone for good from now on."""
        run_task(self._store.purge_deleted, lambda _: None, self._failed, lane=Lane.STORAGE)
        self._timer.start()

    def _retry(self) -> None:
        if self._store.unsaved:
            run_task(self._store.retry_unsaved, lambda _: None, self._failed, lane=Lane.STORAGE)

    def _failed(self, _: Exception) -> None:
        """Try again later: the first write that failed has told why, and nothing has been lost since."""

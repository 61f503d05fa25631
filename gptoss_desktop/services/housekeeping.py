"""What the store needs from time to time, without anyone asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.services.failures import storage_failure
from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from gptoss_desktop.storage.store import ConversationStore

RETRY_MS = 3_000
"""How often writes that the disk did not take are tried again."""


class Housekeeping(QObject):
    """Removes what was deleted in an earlier run, and writes what waits for room on the disk."""

    saved_again = Signal()
    """Everything that had waited for the disk is on it."""
    failed = Signal(object)
    """EngineFailure: the disk still does not take it."""

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
            run_task(self._store.retry_unsaved, self._retried, self._failed, lane=Lane.STORAGE)

    def _retried(self, _: object) -> None:
        if not self._store.unsaved:
            self.saved_again.emit()

    def _failed(self, error: Exception) -> None:
        self.failed.emit(storage_failure(error))

"""Takes what was written into the search's index, while the window is used."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from gptoss_desktop.storage.store import ConversationStore

LOOK_MS = 3_000
"""How often it is looked whether anything waits. A search reads what does, so nobody notices."""
STEP = 64
"""Documents in one step: some 30 ms of the storage lane, in which nothing else is read or written."""
PAUSE_MS = 60
"""Between two steps, so that the lane, and a core, is free for the most part."""


class SearchIndexing(QObject):
    """Runs the index's steps, one at a time, as long as there are any."""

    def __init__(self, store: ConversationStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Start, in a while: the window comes first."""
        self._timer.start(LOOK_MS)

    def _step(self) -> None:
        run_task(partial(self._store.index_some, STEP), self._on_done, self._on_error, lane=Lane.STORAGE)

    def _on_done(self, more: bool) -> None:  # noqa: FBT001 - what the task returned
        self._timer.start(PAUSE_MS if more else LOOK_MS)

    def _on_error(self, _: Exception) -> None:
        """Try again later: what waits is in the file, and whoever writes next tells what is wrong."""
        self._timer.start(LOOK_MS)

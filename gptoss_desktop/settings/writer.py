"""Writes the settings behind the caller's back, so that no caller waits for the disk."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.said import say
from gptoss_desktop.settings import file

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)


class Writer:
    """Keeps a file like the last object it was given. Python waits for its thread when the program ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._next: dict[str, Any] | None = None
        self._running: Future[None] | None = None
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="settings-writer")
        self.problem = ""
        """One sentence when the last write failed."""

    def submit(self, body: dict[str, Any]) -> None:
        """Have the object written soon; of several that wait, only the last is."""
        with self._lock:
            idle = self._next is None
            self._next = body
            if idle:
                self._running = self._pool.submit(self._write)

    def flush(self) -> None:
        """Wait until everything that was submitted is written, or has failed."""
        running = self._running
        if running is not None:
            running.result()

    def _write(self) -> None:
        with self._lock:
            body, self._next = self._next, None
        if body is None:
            return
        try:
            file.replace(self._path, body)
        except OSError as error:
            self.problem = say(
                "The settings cannot be saved in {path}: {strerror}.",
                path=self._path,
                strerror=error.strerror,
            )
            _log.warning("%s", self.problem)
        else:
            self.problem = ""

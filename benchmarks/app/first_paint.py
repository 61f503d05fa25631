"""Starts the program as its entry point does, and prints when its window was painted first.

python -m benchmarks.app.first_paint MONOTONIC_NS DATA_DIR
"""

from __future__ import annotations

import gc
import os
import sys
import time
from typing import TYPE_CHECKING

gc.disable()  # as the entry point does before it imports the window

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer  # noqa: E402  the collector rests first

from gptoss_desktop.app import main as app  # noqa: E402
from gptoss_desktop.cli.arguments import parse  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path

STARTED_NS = int(sys.argv[1])


class FirstPaint(QObject):
    """Ends the process in the turn after the first paint, when the picture is on its way to the screen."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Look for the first paint event of any widget."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._tell)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        print((time.monotonic_ns() - STARTED_NS) / 1e6, flush=True)
        os._exit(0)


class WatchedSession(app.Session):
    """A session whose first paint is told."""

    def begin(self, model: Path | None) -> None:
        """Watch from before the window shows."""
        application = QCoreApplication.instance()
        assert application is not None
        self._watch = FirstPaint()
        application.installEventFilter(self._watch)
        super().begin(model)


if __name__ == "__main__":
    vars(app)["Session"] = WatchedSession  # the one seam that a start has
    sys.exit(app.main(parse(["--data-dir", sys.argv[2]])))

"""Faults of the program itself: told on standard error and kept in a private file, never sent anywhere.

A report holds the traceback and versions. It holds no local variables: those may be the text of a
conversation.
"""

from __future__ import annotations

import os
import platform
import sys
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gptoss_desktop import __version__

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

KEPT_REPORTS = 20


def install(folder: Path) -> None:
    """Write every uncaught exception to a file in `folder` from now on; the program goes on where Qt can."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        try:
            _write(folder, "".join(traceback.format_exception(kind, error, trace)))
        except OSError as failure:
            sys.stderr.write(f"The crash report could not be written: {failure}\n")

    sys.excepthook = hook


def tell(error: Exception) -> None:
    """Report an exception that was caught where nothing could be done about it."""
    sys.excepthook(type(error), error, error.__traceback__)


def _write(folder: Path, text: str) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = datetime.now(UTC).strftime("crash-%Y%m%dT%H%M%S-%f.txt")
    head = f"gptoss-desktop {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(head + text)
    for old in sorted(folder.glob("crash-*.txt"))[:-KEPT_REPORTS]:
        old.unlink(missing_ok=True)

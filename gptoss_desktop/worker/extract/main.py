"""The extractor's process: `--worker extract PATH` prints progress, then the text or why there is none."""

from __future__ import annotations

import logging
import os
import stat
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from gptoss_desktop.protocol.extraction import (
    MAX_INPUT,
    ExtractionEvent,
    Progress,
    RefusalKind,
    Refused,
    encode,
)
from gptoss_desktop.worker.extract.documents import extract
from gptoss_desktop.worker.extract.errors import RefusedError
from gptoss_desktop.worker.extract.limits import shut
from gptoss_desktop.worker.guard.linux import prctl

if TYPE_CHECKING:
    from types import ModuleType

_EVERY_S = 0.1
"""Progress is told at most so often."""
_STDOUT = 1


def main(argv: list[str]) -> int:
    """Take the text out of one file; return the exit code, 0 even where the file gives none."""
    if len(argv) != 1:
        sys.stderr.write("usage: --worker extract PATH\n")
        return 2
    # What a library thinks of a file is nobody's business.
    logging.disable(logging.CRITICAL)
    # Tables are read without it, and it takes more address space than everything else together.
    sys.modules["numpy"] = cast("ModuleType", None)  # which makes its import fail (importlib says so)
    # The window kills a process that it has lost patience with; this is for the window's own end.
    prctl.die_with_parent()
    try:
        shut()
    except OSError:
        _tell(Refused(RefusalKind.ISOLATION.value))
    else:
        _tell(_extract(Path(argv[0])))
    return 0


def _extract(path: Path) -> ExtractionEvent:
    try:
        text = extract(path.name, _read(path), _Teller())
    except RefusedError as refused:
        return Refused(refused.kind.value, refused.detail)
    except MemoryError:
        return Refused(RefusalKind.MEMORY.value)
    return text if text.text.strip() else Refused(RefusalKind.EMPTY.value)


def _read(path: Path) -> bytes:
    try:
        # A pipe without a writer would be waited for.
        opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
        about = os.fstat(opened)
        if not stat.S_ISREG(about.st_mode):
            kind = _KINDS.get(stat.S_IFMT(about.st_mode), "inode/device")
            raise RefusedError(RefusalKind.UNSUPPORTED, kind)
        if about.st_size > MAX_INPUT:
            raise RefusedError(RefusalKind.TOO_LARGE)
        with os.fdopen(opened, "rb") as file:
            data = file.read(MAX_INPUT + 1)
    except OSError as error:
        raise RefusedError(RefusalKind.MISSING, error.strerror or "") from error
    if len(data) > MAX_INPUT:  # it grew, or is one of the kernel's own, which have no size
        raise RefusedError(RefusalKind.TOO_LARGE)
    return data


_KINDS = {stat.S_IFDIR: "inode/directory", stat.S_IFIFO: "inode/fifo", stat.S_IFSOCK: "inode/socket"}


class _Teller:
    """Tells progress, but not too often."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, fraction: float) -> None:
        now = time.monotonic()
        if now - self._last >= _EVERY_S:
            self._last = now
            _tell(Progress(fraction))


def _tell(event: ExtractionEvent) -> None:
    line = memoryview(encode(event))
    while line:
        line = line[os.write(_STDOUT, line) :]

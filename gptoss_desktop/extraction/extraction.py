"""One file on its way to being text: its process, its progress, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from gptoss_desktop.engine.own_program import engine_environment, own_command
from gptoss_desktop.extraction.names import shown_name
from gptoss_desktop.extraction.sentences import sentence
from gptoss_desktop.protocol.extraction import (
    MAX_LINE,
    WALL_LIMIT_S,
    Extracted,
    Progress,
    RefusalKind,
    Refused,
    decode,
)

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.protocol.extraction import ExtractionEvent

_OUT_OF_TIME = 24
"""SIGXCPU of Linux: the kernel ended it at its limit of processor time."""


class Extraction(QObject):
    """Ends with exactly one of `extracted` and `refused`, after `cancel` with neither."""

    progressed = Signal(float)
    """From 0 to 1."""
    extracted = Signal(object)
    """protocol.extraction.Extracted"""
    refused = Signal(object)
    """Said: the sentence about the file"""

    def __init__(self, path: Path, parent: QObject | None = None, *, limit_s: float = WALL_LIMIT_S) -> None:
        """`limit_s`: seconds after which the file is given up."""
        super().__init__(parent)
        self.path = path
        self._buffer = bytearray()
        self._result: Extracted | Refused | None = None
        self._over = False
        self._process = QProcess(self)
        self._process.setProcessEnvironment(engine_environment())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.setStandardInputFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._limit = QTimer(self, singleShot=True, interval=round(limit_s * 1000))
        self._limit.timeout.connect(self._on_late)

    def start(self) -> None:
        """Begin. Nothing of the file is touched in this process."""
        program, *words = own_command()
        self._limit.start()
        self._process.start(program, [*words, "--worker", "extract", str(self.path)])

    def cancel(self) -> None:
        """Give up, also when it is done; nothing is emitted any more, and this object deletes itself."""
        self._over = True
        self._limit.stop()
        if self.is_running:
            # It outlives its owner until its process is gone: Qt would wait for that in the destructor.
            self.setParent(QCoreApplication.instance())
            self._process.finished.connect(self.deleteLater)
            self._process.kill()
        else:
            self.deleteLater()

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def _read(self) -> None:
        self._buffer += self._process.readAllStandardOutput().data()
        *lines, rest = self._buffer.split(b"\n")
        self._buffer = bytearray(rest)
        for line in lines:
            self._take(decode(bytes(line)))
        if len(self._buffer) > MAX_LINE:
            self._end(Refused(RefusalKind.DIED.value))

    def _take(self, event: ExtractionEvent | None) -> None:
        match event:
            case Progress(fraction=fraction):
                if not self._over:
                    self.progressed.emit(fraction)
            case None:
                self._end(Refused(RefusalKind.DIED.value))
            case _:
                self._result = event

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        if self._result is not None and status is QProcess.ExitStatus.NormalExit and code == 0:
            self._end(self._result)
        elif status is QProcess.ExitStatus.CrashExit and code == _OUT_OF_TIME:
            self._end(Refused(RefusalKind.TIME.value))
        else:
            self._end(Refused(RefusalKind.DIED.value))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(Refused(RefusalKind.DIED.value))

    def _on_late(self) -> None:
        self._end(Refused(RefusalKind.TIME.value))

    def _end(self, result: Extracted | Refused) -> None:
        if self._over:
            return
        self._over = True
        self._limit.stop()
        self._process.kill()
        if isinstance(result, Extracted):
            self.extracted.emit(result)
        else:
            self.refused.emit(sentence(result, shown_name(self.path)))

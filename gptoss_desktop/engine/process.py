"""The guard's process: events from its standard output, log lines from its standard error, and its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from gptoss_desktop.engine.lines import LineSplitter
from gptoss_desktop.engine.log_pace import LogPace
from gptoss_desktop.protocol import guard

if TYPE_CHECKING:
    from gptoss_desktop.engine.launch import LaunchCommand

STOP_MS = 12_000
"""The guard gives an engine 10 s to end; after this long the guard itself is not believed any more."""
KILL_MS = 2_000
"""From the end of its input the guard needs some 20 ms until nobody is left; later it is killed too."""


@dataclass(frozen=True, slots=True)
class ProcessEnd:
    """How the engine ended: by a signal, with a code, or never started (`error`)."""

    code: int | None = None
    signal: int | None = None
    error: str = ""


class GuardProcess(QObject):
    """One guard and the engine under it."""

    reported = Signal(object)
    """A `protocol.guard.GuardEvent`."""
    log_line = Signal(str)
    """In order; of a flood the middle is left out."""
    ended = Signal(object)
    """ProcessEnd, once, when nobody is left."""

    def __init__(self, command: LaunchCommand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exited: guard.Exited | None = None
        self._output = LineSplitter()
        self._log = LineSplitter()
        self._pace = LogPace(self)
        self._pace.line.connect(self.log_line)
        self._ladder = QTimer(self, singleShot=True)
        self._ladder.timeout.connect(self.kill)
        self._process = QProcess(self)
        self._process.setProgram(command.program)
        self._process.setArguments(list(command.arguments))
        self._process.setProcessEnvironment(command.environment)
        parameters = QProcess.UnixProcessParameters()
        # Files that a library opened without O_CLOEXEC are none of the engine's business.
        parameters.flags = (
            QProcess.UnixProcessFlag.CloseFileDescriptors | QProcess.UnixProcessFlag.ResetSignalHandlers
        )
        self._process.setUnixProcessParameters(parameters)
        self._process.readyReadStandardOutput.connect(self._read_events)
        self._process.readyReadStandardError.connect(self._read_log)
        self._process.errorOccurred.connect(self._on_error)
        self._process.finished.connect(self._on_finished)

    def start(self) -> None:
        """Start the guard; whatever comes of it comes as a signal."""
        self._process.start()

    def stop(self) -> None:
        """Ask for an ordinary end, and insist when it does not come."""
        self._process.write(b"stop\n")
        self._ladder.start(STOP_MS)

    def kill(self) -> None:
        """End everything at once: the end of its input tells the guard to leave nobody."""
        self._process.closeWriteChannel()
        self._ladder.timeout.disconnect()
        self._ladder.timeout.connect(self._process.kill)
        self._ladder.start(KILL_MS)

    def _read_events(self) -> None:
        for line in self._output.feed(bytes(self._process.readAllStandardOutput().data())):
            event = guard.decode(line)
            if isinstance(event, guard.Exited):
                self._exited = event
            elif event is not None:
                self.reported.emit(event)

    def _read_log(self) -> None:
        self._pace.feed(self._log.feed(bytes(self._process.readAllStandardError().data())))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.ended.emit(ProcessEnd(error=self._process.errorString()))

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._ladder.stop()
        self._read_events()
        self._read_log()
        self._pace.feed(self._log.rest())
        self._pace.finish()
        if self._exited is not None:
            self.ended.emit(ProcessEnd(self._exited.code, self._exited.signal))
        elif status is QProcess.ExitStatus.CrashExit:  # then Qt's code is the signal's number
            self.ended.emit(ProcessEnd(signal=code))
        else:
            self.ended.emit(ProcessEnd(code))

"""The helper process that draws formulas: started when there is one to draw, ended when there are none."""

from __future__ import annotations

import atexit

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from gptoss_desktop.engine.own_program import engine_environment, own_command
from gptoss_desktop.protocol.maths import (
    MAX_LINE,
    Answer,
    DrawFormula,
    NoDrawing,
    decode_answer,
    encode,
)

START_LIMIT_MS = 30_000
"""For the interpreter, the libraries and the first formula: 0.5 s on an idle machine, many times that beside
an engine that loads."""
FORMULA_LIMIT_MS = 3_000
"""An ordinary formula takes 5 to 40 ms; one that takes longer than this is not worth it."""
IDLE_MS = 60_000
_MOST_DEATHS = 3
"""After so many ends without a single answer the helper is not started again."""


class FormulaHelper(QObject):
    """Draws one formula at a time. `answered` comes for each, later than `ask`, whatever happens."""

    answered = Signal(object)
    """The `Answer` to the formula that was asked for."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        command: list[str] | None = None,
        formula_limit_ms: int = FORMULA_LIMIT_MS,
        idle_ms: int = IDLE_MS,
    ) -> None:
        super().__init__(parent)
        self._command = command or [*own_command(), "--worker", "maths"]
        self._formula_limit_ms = formula_limit_ms
        self._process: QProcess | None = None
        self._asked: DrawFormula | None = None
        self._answers = self._deaths = 0
        self._buffer = b""
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._end)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(idle_ms)
        self._idle.timeout.connect(self._end)
        # QProcess complains of a program that outlives it; the helper has nothing to lose.
        atexit.register(self.close)

    @property
    def pid(self) -> int:
        """The process id, 0 while there is none."""
        return self._process.processId() if self._process is not None else 0

    def ask(self, request: DrawFormula) -> None:
        """Have a formula drawn. Only one may be under way."""
        self._asked = request
        self._idle.stop()
        if self._deaths >= _MOST_DEATHS:
            QTimer.singleShot(0, self, self._refuse)
            return
        if self._process is None:
            self._start()
        else:
            self._limit.start(self._formula_limit_ms)
        if self._process is not None:
            self._process.write(encode(request))

    def _start(self) -> None:
        process = QProcess(self)
        process.setProcessEnvironment(engine_environment())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        self._answers = 0
        self._buffer = b""
        self._limit.start(START_LIMIT_MS)
        process.start(self._command[0], self._command[1:])

    def _read(self) -> None:
        if self._process is None:
            return
        self._buffer += bytes(self._process.readAllStandardOutput().data())
        while b"\n" in self._buffer:
            line, self._buffer = self._buffer.split(b"\n", 1)
            self._take(decode_answer(line))
        if len(self._buffer) > MAX_LINE:
            self._end()

    def _take(self, answer: Answer | None) -> None:
        """Believe an answer to what was asked; anything else is the helper's end."""
        if answer is None or self._asked is None or answer.number != self._asked.number:
            self._end()
            return
        self._answers += 1
        self._deaths = 0
        self._give(answer)

    def _give(self, answer: Answer) -> None:
        self._limit.stop()
        self._asked = None
        self._idle.start()
        self.answered.emit(answer)

    def _refuse(self) -> None:
        if self._asked is not None:
            self._give(NoDrawing(self._asked.number))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_finished()

    def _on_finished(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
            self._deaths += self._answers == 0
        self._refuse()
        self._idle.stop()

    def _end(self) -> None:
        """End the process; what it was asked for is then refused."""
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the process when the program ends, and wait for that: it takes no time."""
        atexit.unregister(self.close)
        process, self._process = self._process, None
        self._asked = None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(1000)

"""The whole window against a bare client on the same engine, in interleaved pairs; prints JSON.

python -m benchmarks.app.overhead DATA_DIR MODEL PAIRS
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget

from gptoss_desktop.app import main as app
from gptoss_desktop.cli.arguments import parse
from gptoss_desktop.domain.conversation import Message, MessageState, Part, PartKind, Role
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.protocol.chat import ChatRequest

if TYPE_CHECKING:
    from gptoss_desktop.services.composition import Services

TOKENS = 128
QUESTION = "Tell me a long story about lighthouse number {}."
PARAMETERS = GenerationParameters(temperature=0.0, max_tokens=TOKENS)
Control = TypeVar("Control", bound=QWidget)
IDLE_MS = 300
"""Between two measurements: what the last one left to save is saved by then."""


class Meter(QObject):
    """Asks through the window and through a bare client in turn."""

    def __init__(self, window: QWidget, services: Services, pairs: int) -> None:
        super().__init__()
        self._window = window
        self._services = services
        self._pairs = pairs
        self._results: list[dict[str, float]] = []
        self._sent = self._painted = 0.0
        self._delta_came = False
        chat = services.chat
        chat.answer_delta.connect(self._on_delta)
        chat.message_changed.connect(self._on_changed)
        services.supervisor.status_changed.connect(self._on_status)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Note the end of the turn that painted the first delta."""
        if self._delta_came and not self._painted and event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._on_painted)
        return super().eventFilter(watched, event)

    def _on_status(self, status: object) -> None:
        if getattr(status, "state", None) is EngineState.READY and not self._sent:
            self._sent = 1.0
            QTimer.singleShot(IDLE_MS, self._ask)

    def _ask(self) -> None:
        self._delta_came, self._painted = False, 0.0
        self._control(QAbstractButton, "New chat").click()
        self._control(QPlainTextEdit, "Message").setPlainText(QUESTION.format(len(self._results)))
        QTimer.singleShot(IDLE_MS, self._press_send)

    def _press_send(self) -> None:
        self._sent = time.perf_counter()
        self._control(QAbstractButton, "Send").click()

    def _control(self, kind: type[Control], name: str) -> Control:
        return next(child for child in self._window.findChildren(kind) if child.accessibleName() == name)

    def _on_delta(self, *_: object) -> None:
        self._delta_came = True

    def _on_painted(self) -> None:
        self._painted = self._painted or time.perf_counter()

    def _on_changed(self, message: Message) -> None:
        if message.state is MessageState.STREAMING or message.answer is None:
            return
        timings = message.answer.timings
        server_ms = timings.time_to_first_token_ms or 0.0
        self._results.append(
            {
                "added_ms": (self._painted - self._sent) * 1000 - server_ms,
                "window_rate": timings.tokens_per_second or 0.0,
                "bare_rate": 0.0,
            }
        )
        QTimer.singleShot(IDLE_MS, self._ask_bare)

    def _ask_bare(self) -> None:
        supervisor = self._services.supervisor
        assert supervisor.status.info is not None
        question = QUESTION.format(len(self._results) - 1)
        prompt = Message("m", "c", None, Role.USER, (Part(PartKind.TEXT, question),))  # type: ignore[arg-type]
        body = json.dumps(ChatRequest(supervisor.status.info.model, (prompt,), PARAMETERS).body())
        socket = next(self._services.locations.runtime.glob("e*.sock"))
        command = [sys.executable, "-m", "benchmarks.app.bare", str(socket), body]
        done = subprocess.run(command, capture_output=True, check=True)
        self._results[-1]["bare_rate"] = json.loads(done.stdout)["tokens_per_second"]
        if len(self._results) < self._pairs:
            QTimer.singleShot(IDLE_MS, self._ask)
            return
        print(json.dumps(self._results), flush=True)
        QApplication.closeAllWindows()


class MeasuredSession(app.Session):
    """A session with a meter on its services."""

    def begin(self, model: Path | None) -> None:
        """Measure once the engine is ready."""
        self._meter = Meter(self._window, self._services, int(sys.argv[3]))
        super().begin(model)


if __name__ == "__main__":
    vars(app)["Session"] = MeasuredSession  # the one seam that a start has
    sys.exit(app.main(parse(["--data-dir", sys.argv[1], "--model", sys.argv[2]])))

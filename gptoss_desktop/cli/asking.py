"""The course of one `ask`: put the question when the engine is ready, print the answer, stop the engine."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.cli.exit_codes import ExitCode
from gptoss_desktop.cli.output import fail, show_progress, tell, write
from gptoss_desktop.domain.conversation import (
    Message,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.protocol.chat import ChatRequest
from gptoss_desktop.protocol.parts import PartsBuilder
from gptoss_desktop.services.words import translated

if TYPE_CHECKING:
    import argparse

    from gptoss_desktop.domain.engine import EngineStatus
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.parameters import GenerationParameters
    from gptoss_desktop.engine.stream import AnswerOutcome, AnswerStream
    from gptoss_desktop.engine.supervisor import EngineSupervisor
    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.services.launcher import Launcher
    from gptoss_desktop.services.recovery import Recovery


class Asking(QObject):
    """Asks, prints, stops the engine. Everything follows from the engine's state."""

    done = Signal(int)

    def __init__(
        self,
        launcher: Launcher,
        supervisor: EngineSupervisor,
        recovery: Recovery | None,
        options: argparse.Namespace,
        question: str,
        parameters: GenerationParameters,
    ) -> None:
        """`recovery` None: the first failure is the last."""
        super().__init__()
        self._launcher = launcher
        self._supervisor = supervisor
        self._recovers = recovery is not None
        self._options = options
        self._question = question
        self._parameters = parameters
        self._builder = PartsBuilder()
        self._stream: AnswerStream | None = None
        self._code: int = ExitCode.OK
        self._ending = False
        supervisor.status_changed.connect(self._on_status)
        supervisor.stopped.connect(self._on_stopped)
        launcher.model_refused.connect(self._on_failure)
        launcher.plan_refused.connect(self._on_failure)
        if recovery is not None:
            recovery.gave_up.connect(self._on_failure)
            recovery.switched.connect(lambda switch: tell(translated(switch.said)))

    def interrupt(self) -> None:
        """End at once: Ctrl+C."""
        self._end(ExitCode.INTERRUPTED)

    def _on_status(self, status: EngineStatus) -> None:
        if status.state is EngineState.FAILED and status.failure is not None:
            if not self._may_go_on():
                self._on_failure(status.failure)
        elif self._supervisor.client is not None and self._stream is None and not self._ending:
            self._ask(status)
        elif status.progress is not None and sys.stderr.isatty():
            show_progress(status.progress.stage, status.progress.fraction)

    def _may_go_on(self) -> bool:
        """Return whether another start may come by itself: what was printed already cannot be taken back."""
        choice = self._launcher.choice
        return self._recovers and self._stream is None and choice is not None and len(choice.proposals) > 1

    def _on_failure(self, failure: EngineFailure) -> None:
        if not self._ending:
            self._end(fail(failure))

    def _ask(self, status: EngineStatus) -> None:
        if self._supervisor.client is None or status.info is None:
            return
        prompt = Message(
            new_message_id(), new_conversation_id(), None, Role.USER, (Part(PartKind.TEXT, self._question),)
        )
        request = ChatRequest(status.info.model, (prompt,), self._parameters)
        self._stream = self._supervisor.client.stream_answer(request)
        self._stream.delta.connect(self._on_delta)
        self._stream.finished.connect(self._on_finished)

    def _on_delta(self, deltas: tuple[TextDelta, ...]) -> None:
        self._builder.add(deltas)
        if self._options.json:
            return
        for delta in deltas:
            if delta.kind is PartKind.TEXT:
                write(sys.stdout, delta.text)
            elif self._options.reasoning:
                write(sys.stderr, delta.text)

    def _on_finished(self, outcome: AnswerOutcome) -> None:
        if outcome.failure is not None:
            self._on_failure(outcome.failure)
            return
        if self._options.json:
            write(sys.stdout, json.dumps(self._object(outcome), ensure_ascii=False) + "\n")
        else:
            write(sys.stdout, "\n")
        self._end(ExitCode.OK)

    def _object(self, outcome: AnswerOutcome) -> dict[str, Any]:
        info = self._supervisor.status.info
        parts = self._builder.parts()

        def text(kind: PartKind) -> str:
            return "".join(part.text for part in parts if part.kind is kind)

        usage, timings = outcome.usage, outcome.timings
        return {
            "answer": text(PartKind.TEXT),
            "reasoning": text(PartKind.REASONING),
            "finish_reason": outcome.reason.value if outcome.reason else None,
            "usage": {name: getattr(usage, name) for name in usage.__slots__},
            "metrics": {name: getattr(timings, name) for name in timings.__slots__},
            "engine": info.engine if info else None,
            "model": info.model if info else None,
        }

    def _end(self, code: int) -> None:
        if self._ending:
            return
        self._ending = True
        self._code = code
        self._supervisor.shutdown()

    def _on_stopped(self) -> None:
        if self._ending:
            self.done.emit(self._code)

"""The steward's one loop: output, health, heartbeats, signals, and the end."""

from __future__ import annotations

import select
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.protocol.guard import Ready
from gptoss_desktop.worker.guard.linux.signals import SignalQueue
from gptoss_desktop.worker.vllm.activity import LOOK_S, Activity, is_about_waiting
from gptoss_desktop.worker.vllm.health import HealthProbe
from gptoss_desktop.worker.vllm.output import Line, OutputLines
from gptoss_desktop.worker.vllm.process import VllmProcess
from gptoss_desktop.worker.vllm.progress import ProgressReader
from gptoss_desktop.worker.vllm.relay import LogRelay

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gptoss_desktop.protocol.guard import GuardEvent
    from gptoss_desktop.worker.vllm.health import Served
    from gptoss_desktop.worker.vllm.model import ModelFacts
    from gptoss_desktop.worker.vllm.options import StewardOptions
    from gptoss_desktop.worker.vllm.telling import StageTeller

_STOP_SIGNALS = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
_LAST_WORDS_S = 1.0
_LOG = 2
_ONLY_CLIENTS_LEFT = b"(CTRL+C to force quit)"
"""Said by a vLLM that was asked to stop, when its engine has ended and a client still listens to an answer.
That answer never goes on, so the server would wait for ever."""


class Steward:
    """One vLLM, from its start to its end."""

    def __init__(
        self,
        options: StewardOptions,
        model: ModelFacts,
        send: Callable[[GuardEvent], None],
        teller: StageTeller,
    ) -> None:
        self._options = options
        self._model = model
        self._send = send
        self._teller = teller
        self._lines = OutputLines()
        self._relay = LogRelay(_LOG)
        self._progress = ProgressReader()
        self._activity = Activity()
        self._ready = False
        self._stopping = False
        self._only_clients_left = False

    def run(self, words: Sequence[str], environment: Mapping[str, str]) -> int:
        """Run vLLM to its end; return its exit code, negative for the signal that ended it.

        Raises:
            StartError: it cannot be executed.
        """
        signals = SignalQueue((*_STOP_SIGNALS, signal.SIGCHLD))
        process = VllmProcess(words, environment, self._options.scratch)
        self._teller.tell(self._progress.progress)
        health = HealthProbe(self._options.socket)
        waiting = select.poll()
        for source in (signals, process.output, health):
            waiting.register(source, select.POLLIN)
        while (code := process.ended()) is None:
            found = {fd for fd, _ in waiting.poll(self._timeout_ms())}
            if signals.fileno() in found and _STOP_SIGNALS.intersection(signals.take()):
                self._stopping = True
                process.stop()
            if process.output.fileno() in found:
                data = process.read()
                self._take(self._lines.feed(data or b""))
                if data == b"":
                    waiting.unregister(process.output)
            if health.fileno() in found and health.served is not None:
                waiting.unregister(health)
                self._tell_ready(health.served)
            if self._only_clients_left:
                process.end_group()
            self._relay.pump()
            self._beat()
        process.end_group()
        while data := process.read():
            self._take(self._lines.feed(data))
        self._take(self._lines.rest())
        self._relay.flush(_LAST_WORDS_S)
        return 0 if self._only_clients_left else code

    def _timeout_ms(self) -> float | None:
        pauses = [self._relay.pause_s, None if self._ready else LOOK_S]
        known = [pause for pause in pauses if pause is not None]
        return min(known) * 1000 if known else None

    def _take(self, lines: Sequence[Line]) -> None:
        for line in lines:
            if not line.transient:
                self._relay.add(line.text)
            if self._stopping and _ONLY_CLIENTS_LEFT in line.text:
                self._only_clients_left = True
            if not self._ready:
                self._read(line.text.decode(errors="replace"))

    def _read(self, line: str) -> None:
        if not is_about_waiting(line):
            self._activity.saw_line()
        if self._progress.read(line):
            self._teller.tell(self._progress.progress)

    def _beat(self) -> None:
        """Tell that work goes on, if nothing was told for a while and it does."""
        if self._ready or min(self._teller.silent_s, self._activity.unseen_s) < LOOK_S:
            return
        if self._activity.progressed():
            self._teller.repeat()

    def _tell_ready(self, served: Served) -> None:
        self._ready = True
        # uvicorn and its like may open up what they bind; the folder is private in any case.
        with suppress(OSError):
            self._options.socket.chmod(0o600)
        self._teller.finish()
        self._send(
            Ready(
                engine=EngineKind.VLLM,
                version=served.version,
                model=served.name,
                model_path=str(self._options.model),
                architecture=self._model.architecture,
                context=served.context,
                parallel=self._options.parallel,
                has_reasoning=self._model.has_reasoning,
            )
        )

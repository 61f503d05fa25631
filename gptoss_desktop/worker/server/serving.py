"""The life of the event loop: prepare, say that all is ready, serve, and end in order."""

from __future__ import annotations

import asyncio
import signal
import socket
import time
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING

import llama_cpp
import uvicorn

from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.protocol.guard import Ready
from gptoss_desktop.protocol.stops import StopMatcher
from gptoss_desktop.worker.llama.types import FinishEvent, GenerationRequest, SamplingParameters
from gptoss_desktop.worker.server import startup
from gptoss_desktop.worker.server.app import make_app
from gptoss_desktop.worker.server.dialect import dialect_for
from gptoss_desktop.worker.server.hub import Hub
from gptoss_desktop.worker.server.metrics import Metrics
from gptoss_desktop.worker.server.service import Service
from gptoss_desktop.worker.text.processor import PlainProcessor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gptoss_desktop.worker.llama.model import LoadedModel
    from gptoss_desktop.worker.server.arguments import Options
    from gptoss_desktop.worker.server.events import EventWriter

KEEP_ALIVE_S = 75
"""An idle connection is kept this long: longer than a person needs to read an answer."""
GRACE_S = 5
"""How long an ending server waits for its last frames to be read; the guard kills after 10 s."""


async def serve(options: Options, model: LoadedModel, events: EventWriter) -> None:
    """Serve a loaded model until SIGTERM or SIGINT.

    Raises:
        ModelLoadError: there is not enough memory for the context.
    """
    metrics = Metrics(options.name)
    hub = Hub(asyncio.get_running_loop(), metrics)
    scheduler = startup.make_scheduler(model, options, events, hub.deliver)
    hub.attach(scheduler)
    scheduler.start()
    dialect = dialect_for(model)
    try:
        events.stage(startup.WARMING_UP)
        await dialect.start()
        await _warm_up(model, hub)
        service = Service(
            name=options.name,
            model=model,
            context=startup.context_length(model, options.context),
            parallel=options.parallel,
            dialect=dialect,
            hub=hub,
            metrics=metrics,
            created=int(time.time()),
        )
        ready = _ready(service, options)
        with socket.socket(fileno=options.socket_fd) as listener:
            await _http_server(service, lambda: events.send(ready)).serve(sockets=[listener])
    finally:
        await dialect.close()
        await asyncio.to_thread(scheduler.close)


WARM_UP_TOKENS = 32


async def _warm_up(model: LoadedModel, hub: Hub) -> None:
    """Generate one token: the first decode of a process allocates, and a broken build dies here.

    The prompt is long enough for the scheduler to learn how fast this machine computes prompts.
    """
    processor = PlainProcessor(model.piece, StopMatcher(()))
    prompt = model.tokenize("Hello" + " hello" * WARM_UP_TOKENS, add_special=True, parse_special=False)
    sampling = SamplingParameters(temperature=0.0)
    generation = hub.submit(GenerationRequest(f"warmup-{uuid.uuid4().hex}", prompt, sampling, 1, processor))
    while not isinstance(event := (await generation.next())[-1], FinishEvent):
        pass
    if event.error:
        raise RuntimeError(event.error)


def _ready(service: Service, options: Options) -> Ready:
    return Ready(
        engine=EngineKind.LLAMA_CPP,
        version=llama_cpp.__version__,
        model=service.name,
        model_path=str(options.model),
        architecture=service.model.architecture,
        context=service.context,
        parallel=service.parallel,
        has_reasoning=service.dialect.has_reasoning,
    )


def _http_server(service: Service, on_listening: Callable[[], None]) -> _HttpServer:
    config = uvicorn.Config(
        make_app(service),
        http="httptools",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=GRACE_S,
    )
    return _HttpServer(config, on_listening, service.hub.shut_down)


class _HttpServer(uvicorn.Server):  # type: ignore[misc]  # the type checker is told not to follow uvicorn
    """Says when it listens, and ends the answers under way before it waits for connections to close."""

    def __init__(
        self, config: uvicorn.Config, on_listening: Callable[[], None], on_stop: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._on_listening = on_listening
        self._on_stop = on_stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen."""
        await super().startup(sockets)
        self._on_listening()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take SIGTERM and SIGINT for the wish to end; uvicorn's own way raises them again afterwards."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop)
        try:
            yield
        finally:
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.remove_signal_handler(number)

    def _stop(self) -> None:
        self.should_exit = True
        self._on_stop()

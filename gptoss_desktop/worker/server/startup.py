"""From a path to a model in memory: each step is told, and each way to fail has its sentence."""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from gptoss_desktop.protocol.gguf import read_header
from gptoss_desktop.worker.llama.model import LoadedModel
from gptoss_desktop.worker.llama.scheduler import Scheduler

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.types import Deliver
    from gptoss_desktop.worker.server.arguments import Options
    from gptoss_desktop.worker.server.events import EventWriter

logger = logging.getLogger(__name__)

CORES_TO_SPARE_ONE = 4
DEFAULT_CONTEXT = 8192
"""Tokens a request where the command line says nothing: enough for most chats, and for most memories."""

CHECKING, LOADING, PREPARING, WARMING_UP = (
    "checking the file",
    "loading the model",
    "preparing the context",
    "warming up",
)


def load_model(options: Options, events: EventWriter) -> LoadedModel:
    """Check and load the model file.

    Raises:
        GgufError: the file is no GGUF that can be read.
        ModelLoadError: llama.cpp cannot load it.
    """
    events.stage(CHECKING)
    read_header(options.model)
    events.stage(LOADING, 0.0)
    threads = options.threads or default_threads()
    return LoadedModel.load(
        options.model,
        threads=threads,
        on_progress=lambda fraction: events.stage(LOADING, fraction),
        placement=options.placement,
    )


def make_scheduler(model: LoadedModel, options: Options, events: EventWriter, deliver: Deliver) -> Scheduler:
    """Allocate the context.

    Raises:
        ModelLoadError: there is not enough memory.
    """
    events.stage(PREPARING)
    return Scheduler(
        model,
        context=context_length(model, options.context),
        parallel=options.parallel,
        threads=options.threads or default_threads(),
        queue_limit=options.queue,
        kv_type=options.kv_type,
        deliver=deliver,
    )


def context_length(model: LoadedModel, wanted: int | None) -> int:
    """Return the tokens per request: what is wanted, at most what the model was trained for."""
    trained = model.n_ctx_train or DEFAULT_CONTEXT
    if wanted is None:
        return min(trained, DEFAULT_CONTEXT)
    if wanted > trained:
        logger.warning(
            "The context of %d tokens is cut to the %d that the model was trained for.", wanted, trained
        )
    return min(wanted, trained)


def default_threads() -> int:
    """Return how many threads compute, where nobody says.

    They wait for each other at every layer, so that one of them losing its core to the window, or to
    anything else, stops all: of four or more cores one is left free. With two threads on two cores a window
    costs 10 % (docs/benchmarks.md).
    """
    cores = physical_cores()
    return cores - 1 if cores >= CORES_TO_SPARE_ONE else cores


def physical_cores() -> int:
    """Return how many physical cores this process may run on: a second thread of a core does not help."""
    available = os.sched_getaffinity(0)
    cores: set[str] = set()
    for processor in available:
        siblings = Path(f"/sys/devices/system/cpu/cpu{processor}/topology/thread_siblings_list")
        with contextlib.suppress(OSError):
            cores.add(siblings.read_text(encoding="ascii"))
    return len(cores) or len(available)

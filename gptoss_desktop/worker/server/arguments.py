"""The command line of the engine process."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

DEFAULT_PARALLEL = 4
DEFAULT_QUEUE = 64
MAX_PARALLEL = 64
MAX_CONTEXT = 1 << 20
MAX_THREADS = 512


@dataclass(frozen=True, slots=True)
class Options:
    """How to run. `context` is in tokens per request; None means the model's own, capped."""

    socket_fd: int
    events_fd: int
    model: Path
    context: int | None
    parallel: int
    threads: int | None
    queue: int
    name: str


def parse_arguments(argv: list[str]) -> Options:
    """Return the options; exits with status 2 and a sentence on standard error for a wrong command line."""
    parser = argparse.ArgumentParser(prog="llama", description="Serve one GGUF model over a Unix socket.")
    parser.add_argument("--socket-fd", type=int, required=True, help="a bound Unix socket, not yet listening")
    parser.add_argument(
        "--events-fd", type=int, required=True, help="where events go, one JSON object a line"
    )
    parser.add_argument("--model", type=Path, required=True, help="the GGUF file")
    parser.add_argument("--context", type=_between(64, MAX_CONTEXT), help="tokens per request")
    parser.add_argument("--parallel", type=_between(1, MAX_PARALLEL), default=DEFAULT_PARALLEL)
    parser.add_argument(
        "--threads",
        type=_between(1, MAX_THREADS),
        help="default: one per physical core, of four or more all but one",
    )
    parser.add_argument(
        "--queue", type=_between(0, 1 << 16), default=DEFAULT_QUEUE, help="requests that may wait"
    )
    parser.add_argument("--name", default="", help="the model's name in the API; default: the file's")
    found = parser.parse_args(argv)
    return Options(
        socket_fd=found.socket_fd,
        events_fd=found.events_fd,
        model=found.model,
        context=found.context,
        parallel=found.parallel,
        threads=found.threads,
        queue=found.queue,
        name=found.name or found.model.stem,
    )


class _between:  # noqa: N801  argparse shows the name of a type that refuses a value
    """A whole number within limits."""

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high
        self.__name__ = f"number from {low} to {high}"

    def __call__(self, text: str) -> int:
        value = int(text)
        if not self.low <= value <= self.high:
            raise ValueError
        return value

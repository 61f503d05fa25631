"""The command line of the engine process."""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass
from pathlib import Path

from gptoss_desktop.domain.plan import ALL_LAYERS, KvType, SplitMode
from gptoss_desktop.worker.llama.placement import Placement

DEFAULT_PARALLEL = 4
DEFAULT_QUEUE = 64
MAX_PARALLEL = 64
MAX_CONTEXT = 1 << 20
MAX_THREADS = 512
MAX_LAYERS = 1024


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
    placement: Placement
    kv_type: KvType


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
    _add_placement(parser)
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
        placement=Placement(
            gpu_layers=found.gpu_layers,
            cpu_expert_layers=found.cpu_expert_layers,
            split_mode=SplitMode(found.split_mode),
            tensor_split=found.tensor_split,
        ),
        kv_type=KvType(found.kv_type),
    )


def _add_placement(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--gpu-layers",
        type=_between(ALL_LAYERS, MAX_LAYERS),
        default=0,
        help="layers on the GPU; -1: all, the output layer too",
    )
    parser.add_argument(
        "--cpu-expert-layers",
        type=_between(0, MAX_LAYERS),
        default=0,
        help="of so many layers, from the first, the experts stay in main memory",
    )
    parser.add_argument(
        "--split-mode", choices=[mode.value for mode in SplitMode], default=SplitMode.LAYER.value
    )
    parser.add_argument(
        "--tensor-split", type=_shares, default=(), help="each GPU's share, as 3,1; default: by free memory"
    )
    parser.add_argument(
        "--kv-type",
        choices=[KvType.AUTO.value, KvType.Q8_0.value],
        default=KvType.AUTO.value,
        help="the numbers of the key-value cache; auto: f16",
    )


def _shares(text: str) -> tuple[float, ...]:
    shares = tuple(float(part) for part in text.split(","))
    if not all(0 <= share < math.inf for share in shares) or not any(shares):
        raise argparse.ArgumentTypeError("must be shares, such as 3,1, of which at least one is above 0")
    return shares


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

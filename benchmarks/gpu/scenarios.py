"""What is measured on a ready engine. Every figure is a median of several runs; all times in milliseconds."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.gpu import bare
from benchmarks.gpu.work import MODEL, completion

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.gpu.bare import Taken
    from benchmarks.gpu.driver import Driver

TOKENS_IN, TOKENS_OUT = 512, 256
STALL_S = 0.2
_LISTEN = "0A"
"""TCP_LISTEN in /proc/net/tcp (include/net/tcp_states.h)."""


class Seeds:
    """No prompt is asked twice, unless on purpose: the prefix cache would answer."""

    def __init__(self) -> None:
        self._next = 0

    def body(
        self, tokens_in: int = TOKENS_IN, tokens_out: int = TOKENS_OUT, model: str = MODEL
    ) -> dict[str, Any]:
        """Return a request with a new prompt."""
        self._next += 1
        return completion(tokens_in, tokens_out, self._next, model)

    def bodies(self, count: int, model: str = MODEL) -> list[dict[str, Any]]:
        """Return several."""
        return [self.body(model=model) for _ in range(count)]


def single(driver: Driver, seeds: Seeds, pairs: int, model: str = MODEL) -> dict[str, Any]:
    """One stream through the program's client and through a bare one, in interleaved pairs."""
    ours: list[Taken] = []
    floor: list[Taken] = []
    for _ in range(3):
        driver.streams([seeds.body(tokens_out=64, model=model)])
    for turn in range(pairs):
        order = [("ours", ours), ("bare", floor)]
        for name, results in order if turn % 2 else reversed(order):
            body = seeds.body(model=model)
            taken = driver.streams([body])[0] if name == "ours" else bare.stream(driver.socket, body)
            results.append(taken)
    return {
        "ttft_ms": _median(taken.ttft_ms for taken in ours),
        "bare_ttft_ms": _median(taken.ttft_ms for taken in floor),
        "added_ttft_ms": _median(a.ttft_ms - b.ttft_ms for a, b in zip(ours, floor, strict=True)),
        "tokens_per_second": _median(_whole_speed(taken) for taken in ours),
        "bare_tokens_per_second": _median(_whole_speed(taken) for taken in floor),
        "tokens_per_event": round(floor[-1].tokens / floor[-1].events, 2),
        "longest_gap_ms": round(max(max(taken.gaps) for taken in floor) * 1000, 1),
    }


def together(driver: Driver, seeds: Seeds, count: int, rounds: int, *, floor: bool = False) -> dict[str, Any]:
    """`count` streams at once; with `floor` the bare client takes its turns between ours."""
    ours, bares, gaps, first = [], [], [], []
    tokens_per_event = 0.0
    for _ in range(rounds):
        speed, taken = _total(driver.streams, seeds.bodies(count))
        ours.append(speed)
        gaps.append(max(max(one.gaps) for one in taken))
        first.append(statistics.median(one.ttft_ms for one in taken))
        if floor:
            speed, taken = _total(lambda bodies: bare.streams(driver.socket, bodies), seeds.bodies(count))
            bares.append(speed)
            tokens_per_event = sum(one.tokens for one in taken) / sum(one.events for one in taken)
    found: dict[str, Any] = {
        "streams": count,
        "total_tokens_per_second": round(statistics.median(ours)),
        "each": [round(speed) for speed in ours],
        "median_ttft_ms": _median(first),
        "longest_gap_ms": round(max(gaps) * 1000),
        "stalls": sum(gap > STALL_S for gap in gaps),
    }
    if bares:
        found |= {
            "bare_total": round(statistics.median(bares)),
            "bare_each": [round(speed) for speed in bares],
            "tokens_per_event": round(tokens_per_event, 2),
        }
    return found


def prefix(driver: Driver, seeds: Seeds, tokens: int, rounds: int) -> dict[str, Any]:
    """A long prompt for the first time and again."""
    first, again, floor = [], [], []
    driver.streams([seeds.body(tokens, 2)])
    for _ in range(rounds):
        body = seeds.body(tokens, 8)
        first.append(driver.streams([body])[0].ttft_ms)
        again.append(driver.streams([body])[0].ttft_ms)
        floor.append(bare.stream(driver.socket, body).ttft_ms)
    return {
        "tokens": tokens,
        "first_ms": _median(first),
        "again_ms": _median(again),
        "bare_again_ms": _median(floor),
    }


def network() -> dict[str, Any]:
    """What the kernel's own tables say outside the namespace: TCP listeners, and packets sent."""
    listeners = 0
    for table in ("tcp", "tcp6"):
        lines = Path("/proc/net", table).read_text(encoding="ascii").splitlines()[1:]
        listeners += sum(line.split()[3] == _LISTEN for line in lines)
    packets = {}
    for line in Path("/proc/net/dev").read_text(encoding="ascii").splitlines()[2:]:
        name, figures = line.split(":", 1)
        packets[name.strip()] = int(figures.split()[9])
    return {"tcp_listeners": listeners, "packets_sent": packets}


def _total(
    run: Callable[[list[dict[str, Any]]], list[Taken]], bodies: list[dict[str, Any]]
) -> tuple[float, list[Taken]]:
    began = time.perf_counter()
    taken = run(bodies)
    return sum(one.tokens for one in taken) / (time.perf_counter() - began), taken


def _whole_speed(taken: Taken) -> float:
    return taken.tokens_per_second


def _median(values: Any) -> float:  # noqa: ANN401 - any iterable of numbers
    return round(float(statistics.median(values)), 2)

"""The floor of a client: one blocking socket a stream, threads for many, and as little work as can be."""

from __future__ import annotations

import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Taken:
    """One stream as a client saw it. Times are on `time.perf_counter()`, in seconds."""

    sent: float
    first: float = 0.0
    last: float = 0.0
    tokens: int = 0
    events: int = 0
    gaps: list[float] = field(default_factory=list)

    @property
    def ttft_ms(self) -> float:
        """Time to the first token."""
        return (self.first - self.sent) * 1000

    @property
    def tokens_per_second(self) -> float:
        """Decoding alone: the first token is the prefill's."""
        return (self.tokens - 1) / (self.last - self.first) if self.last > self.first else 0.0


def stream(path: str, body: dict[str, Any]) -> Taken:
    """Ask for one completion and take it to its end.

    Raises:
        RuntimeError: the server answered with an error.

    """
    text = json.dumps(body).encode()
    head = (
        f"POST /v1/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(text)}\r\nConnection: close\r\n\r\n"
    )
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        taken = Taken(time.perf_counter())
        connection.connect(path)
        connection.sendall(head.encode() + text)
        rest, started = b"", False
        while packet := connection.recv(1 << 16):
            now = time.perf_counter()
            rest += packet
            if not started:
                if b"\r\n\r\n" not in rest:
                    continue
                status, rest = rest.split(b"\r\n\r\n", 1)
                if b" 200 " not in status.split(b"\r\n", 1)[0]:
                    raise RuntimeError(rest.decode(errors="replace")[:400])
                started = True
            *lines, rest = rest.split(b"\n")
            for line in lines:
                _take(taken, line, now)
    return taken


def _take(taken: Taken, line: bytes, now: float) -> None:
    """Count one line; the lengths of chunks and empty lines are none of the server's events."""
    if not line.startswith(b"data: {"):
        return
    event = json.loads(line[6:])
    if event.get("usage"):
        taken.tokens = event["usage"]["completion_tokens"]
    if event.get("choices") and event["choices"][0].get("text") is not None:
        if not taken.first:
            taken.first = now
        else:
            taken.gaps.append(now - taken.last)
        taken.last = now
        taken.events += 1


def streams(path: str, bodies: list[dict[str, Any]]) -> list[Taken]:
    """Ask for several at once."""
    with ThreadPoolExecutor(len(bodies)) as pool:
        return list(pool.map(lambda body: stream(path, body), bodies))

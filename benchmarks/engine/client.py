"""One streamed completion over a Unix socket or TCP, with little client: it shares the cores."""

from __future__ import annotations

import http.client
import json
import socket
from dataclasses import dataclass
from time import perf_counter

_TIMEOUT_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Completion:
    """What one request gave. Times are seconds since it was sent."""

    text: str
    prompt_tokens: int
    completion_tokens: int
    first_token: float
    last_token: float

    @property
    def decode_rate(self) -> float:
        """Tokens a second after the first token."""
        return (self.completion_tokens - 1) / (self.last_token - self.first_token)


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_TIMEOUT_SECONDS)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_TIMEOUT_SECONDS)
        self.sock.connect(self._path)


def connect(address: str) -> http.client.HTTPConnection:
    """Return a connection to `address`: the path of a Unix socket, or host:port."""
    if "/" in address:
        return _UnixConnection(address)
    return http.client.HTTPConnection(address, timeout=_TIMEOUT_SECONDS)


def is_ready(address: str) -> bool:
    """Whether the server at `address` answers that it is healthy."""
    connection = connect(address)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def complete(address: str, prompt: str, max_tokens: int) -> Completion:
    """Ask for exactly `max_tokens` tokens, greedily, and read the stream to its end."""
    body = {
        "prompt": prompt,
        "max_tokens": max_tokens,
        "temperature": 0,
        "ignore_eos": True,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    connection = connect(address)
    start = perf_counter()
    connection.request("POST", "/v1/completions", json.dumps(body), {"Content-Type": "application/json"})
    response = connection.getresponse()
    if response.status != http.HTTPStatus.OK:
        raise RuntimeError(
            f"{address} answered {response.status}: {response.read().decode(errors='replace')}"
        )
    lines = [(perf_counter() - start, line) for line in response if line.startswith(b"data: {")]
    connection.close()
    return _read(lines)


def _read(lines: list[tuple[float, bytes]]) -> Completion:
    texts: list[tuple[float, str]] = []
    usage: dict[str, int] = {}
    for moment, line in lines:  # only now, so that parsing takes no time from the server
        chunk = json.loads(line.removeprefix(b"data: "))
        usage = chunk.get("usage") or usage
        texts += [(moment, choice["text"]) for choice in chunk["choices"] if choice.get("text")]
    return Completion(
        text="".join(text for _, text in texts),
        prompt_tokens=usage["prompt_tokens"],
        completion_tokens=usage["completion_tokens"],
        first_token=texts[0][0],
        last_token=texts[-1][0],
    )

"""HTTP over a Unix socket with the standard library, for tests that need no client of ours."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TIMEOUT_S = 60


class UnixConnection(http.client.HTTPConnection):
    """A connection to the server of one socket."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=TIMEOUT_S)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(TIMEOUT_S)
        self.sock.connect(str(self._path))


def ask(path: Path, method: str, target: str, body: object = None) -> Any:
    """Return the decoded answer; fail when it is no success."""
    connection = UnixConnection(path)
    try:
        payload = None if body is None else json.dumps(body)
        connection.request(method, target, payload, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        text = answer.read()
        assert answer.status == http.client.OK, (answer.status, text)
        return json.loads(text) if text else None
    finally:
        connection.close()


@contextmanager
def streaming(path: Path, question: str) -> Iterator[http.client.HTTPResponse]:
    """Ask for a long answer, and hand it over when its first event has come."""
    connection = UnixConnection(path)
    model = ask(path, "GET", "/v1/models")["data"][0]["id"]
    body = {
        "model": model,
        "messages": [{"role": "user", "content": question}],
        "temperature": 0,
        "stream": True,
    }
    try:
        connection.request(
            "POST", "/v1/chat/completions", json.dumps(body), {"Content-Type": "application/json"}
        )
        answer = connection.getresponse()
        assert answer.status == http.client.OK
        assert answer.readline().startswith(b"data: ")
        yield answer
    finally:
        connection.close()

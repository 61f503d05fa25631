"""Asks vLLM over its socket whether it is ready, and what it serves."""

from __future__ import annotations

import http.client
import json
import os
import socket
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_PAUSE_S = 0.2
_TIMEOUT_S = 10.0
_LONGEST_BODY = 1 << 20


@dataclass(frozen=True, slots=True)
class Served:
    """What a ready server tells: the name under which it answers, tokens of context, vLLM's version."""

    name: str
    context: int
    version: str


class HealthProbe:
    """Polls in a thread of its own, so that nothing waits for a server that hangs."""

    def __init__(self, socket_path: Path) -> None:
        self.served: Served | None = None
        self._path = socket_path
        self._read, self._write = os.pipe2(os.O_CLOEXEC)
        threading.Thread(target=self._poll, daemon=True).start()

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when `served` is set."""
        return self._read

    def _poll(self) -> None:
        pause = threading.Event()
        while (served := ask(self._path)) is None:
            pause.wait(_PAUSE_S)
        self.served = served
        os.write(self._write, b"!")


def ask(socket_path: Path) -> Served | None:
    """Return what the server serves, None while it is not ready."""
    try:
        if _get(socket_path, "/health") is None:
            return None
        models, version = _json(socket_path, "/v1/models"), _json(socket_path, "/version")
        first = models["data"][0]
        return Served(str(first["id"]), int(first["max_model_len"]), str(version["version"]))
    except (OSError, http.client.HTTPException, ValueError, TypeError, KeyError, IndexError):
        return None


class _UnixConnection(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=_TIMEOUT_S)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))


def _get(socket_path: Path, path: str) -> bytes | None:
    connection = _UnixConnection(socket_path)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read(_LONGEST_BODY)
        return body if answer.status == http.client.OK else None
    finally:
        connection.close()


def _json(socket_path: Path, path: str) -> Any:  # noqa: ANN401  JSON is what it is
    return json.loads(_get(socket_path, path) or b"null")

"""The real engine process without its guard, on a socket of its own, and a client for it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2

from gptoss_desktop.protocol import guard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gptoss_desktop.protocol.guard import GuardEvent


@dataclass
class Engine:
    """A running engine. `events` are those of its start."""

    process: subprocess.Popen[bytes]
    socket_path: str
    events: list[GuardEvent]
    client: httpx2.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.new_client()

    def new_client(self) -> httpx2.Client:
        transport = httpx2.HTTPTransport(uds=self.socket_path)
        return httpx2.Client(transport=transport, base_url="http://engine", timeout=60)

    def post(self, path: str, **body: Any) -> httpx2.Response:
        return self.client.post(path, json=body)

    def chat(self, question: str, **body: Any) -> dict[str, Any]:
        """The body of a chat answer at temperature 0, which must succeed."""
        reply = self.post("/v1/chat/completions", **chat_body(question, **body))
        assert reply.status_code == 200, reply.text
        found: dict[str, Any] = reply.json()
        return found

    def stream(self, question: str, **body: Any) -> list[dict[str, Any]]:
        """The chunks of a streamed chat answer, which must end in `[DONE]`."""
        return self.stream_body("/v1/chat/completions", chat_body(question, **body))

    def stream_body(self, path: str, body: dict[str, Any]) -> list[dict[str, Any]]:
        with self.client.stream("POST", path, json={**body, "stream": True}) as reply:
            lines = [line.removeprefix("data: ") for line in reply.iter_lines() if line]
        assert lines.pop() == "[DONE]"
        return [json.loads(line) for line in lines]

    def metric(self, name: str) -> float:
        """The value of the first line of a metric."""
        page = self.client.get("/metrics").text
        return float(
            next(line for line in page.splitlines() if line.startswith(f"{name}{{")).rpartition(" ")[2]
        )


def chat_body(question: str, **body: Any) -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": question}], "temperature": 0, "max_tokens": 400, **body}


def joined(chunks: list[dict[str, Any]], name: str) -> str:
    """The text of one field of the deltas."""
    return "".join(choice["delta"].get(name) or "" for chunk in chunks for choice in chunk["choices"])


@contextmanager
def started(model: Path, *words: str) -> Iterator[Engine]:
    """Start the engine; it need not come up. Ends it by SIGTERM."""
    with tempfile.TemporaryDirectory(prefix="engine-") as folder, socket.socket(socket.AF_UNIX) as bound:
        path = str(Path(folder, "s"))
        bound.bind(path)
        read_end, write_end = os.pipe()
        command = [sys.executable, "-m", "gptoss_desktop.worker", "llama", "--socket-fd", str(bound.fileno())]
        command += ["--events-fd", str(write_end), "--model", str(model), "--threads", "1", *words]
        with subprocess.Popen(command, pass_fds=(bound.fileno(), write_end)) as process:
            # Nobody but the engine may hold the socket: else connects would go on to be taken after its end.
            bound.close()
            os.close(write_end)
            with open(read_end, "rb") as events:  # noqa: PTH123  a descriptor, not a path
                engine = Engine(process, path, list(_until_ready(iter(events.readline, b""))))
                yield engine
                engine.client.close()
                process.terminate()
                assert process.wait(timeout=30) in {0, 1}


def _until_ready(lines: Iterator[bytes]) -> Iterator[GuardEvent]:
    for line in lines:
        event = guard.decode(line)
        assert event is not None
        yield event
        if isinstance(event, guard.Ready):
            return

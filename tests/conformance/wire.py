"""Raw HTTP over an engine's socket, for what belongs to the server and not to the client."""

from __future__ import annotations

import http.client
import json
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.conformance.engines import Engine

CHAT = "/v1/chat/completions"
WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "Get the weather of a city.",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}},
    },
}
_PATIENCE_S = 120


class UnixConnection(http.client.HTTPConnection):
    """An HTTP connection to a path."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_PATIENCE_S)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_PATIENCE_S)
        self.sock.connect(self._path)


@dataclass(frozen=True)
class Answer:
    status: int
    data: bytes

    @property
    def body(self) -> Any:
        return json.loads(self.data)

    @property
    def error(self) -> dict[str, Any]:
        """The error of OpenAI's error body."""
        found: dict[str, Any] = self.body["error"]
        return found

    @property
    def choice(self) -> dict[str, Any]:
        """The one choice of an answer that succeeded."""
        assert self.status == 200, self.data
        (found,) = self.body["choices"]
        assert isinstance(found, dict)
        return found

    @property
    def message(self) -> dict[str, Any]:
        found: dict[str, Any] = self.choice["message"]
        return found


def call(engine: Engine, method: str, path: str, body: object = None) -> Answer:
    """Send one request; `body` is JSON, or bytes to send as they are."""
    data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
    connection = UnixConnection(engine.socket)
    try:
        connection.request(method, path, data, {"Content-Type": "application/json"})
        reply = connection.getresponse()
        return Answer(reply.status, reply.read())
    finally:
        connection.close()


def chat_body(engine: Engine, question: str, **fields: Any) -> dict[str, Any]:
    messages = [{"role": "user", "content": question}]
    return {"model": engine.name, "messages": messages, "temperature": 0, "max_tokens": 400, **fields}


def chat(engine: Engine, question: str, **fields: Any) -> Answer:
    return call(engine, "POST", CHAT, chat_body(engine, question, **fields))


def stream_lines(engine: Engine, question: str, **fields: Any) -> list[str]:
    """The data of the events of a streamed answer, `[DONE]` included."""
    body = chat_body(engine, question, stream=True, stream_options={"include_usage": True}, **fields)
    answer = call(engine, "POST", CHAT, body)
    assert answer.status == 200, answer.data
    events = answer.data.decode().split("\n\n")
    assert events.pop() == ""
    assert all(event.startswith("data: ") for event in events)
    return [event.removeprefix("data: ") for event in events]


def stream(engine: Engine, question: str, **fields: Any) -> list[dict[str, Any]]:
    """The chunks of a streamed answer."""
    lines = stream_lines(engine, question, **fields)
    assert lines.pop() == "[DONE]"
    return [json.loads(line) for line in lines]


def joined(chunks: list[dict[str, Any]], field: str) -> str:
    """The text of one field of the deltas."""
    return "".join(choice["delta"].get(field) or "" for chunk in chunks for choice in chunk["choices"])


def metric(engine: Engine, name: str) -> float:
    """The value of the first sample of a metric."""
    page = call(engine, "GET", "/metrics").data.decode()
    return float(next(line for line in page.splitlines() if line.startswith(f"{name}{{")).rpartition(" ")[2])

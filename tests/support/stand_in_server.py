"""A tiny HTTP server on a Unix socket that answers with whatever bytes the request itself asks for.

A chat request carries its answer as ``steps``, run in order:
  ["send", text]          send an HTTP chunk of the event stream, as UTF-8
  ["reply", status, text] answer with a whole body instead of a stream
  ["wait", name]          until POST /release/<name> has come
  ["cut"]                 close the connection in the middle of the body
  ["die", number]         end this process by a signal
  ["clock"]               send a delta whose text is this moment on the monotonic clock
  ["flood", count, ids]   send that many small deltas as fast as they go, each with a token's id where ids
So does a plain completion. A chat request without steps is answered with the ids of a prompt.
GET /seen tells how many requests are open, were open at once, and were cut off by the client.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
import time
from collections import defaultdict
from typing import Any

Steps = list[list[Any]]
PROMPT = [200006, 1428, 200008]
METRICS = """
# TYPE vllm:num_requests_running gauge
vllm:num_requests_running{engine="0"} 2.0
vllm:num_requests_running{engine="1"} 1.0
vllm:num_requests_waiting{engine="0"} 4.0
vllm:kv_cache_usage_perc{engine="0"} 0.25
vllm:prefix_cache_queries_total{engine="0"} 100.0
vllm:prefix_cache_hits_total{engine="0"} 40.0
vllm:prompt_tokens_total 100.0
vllm:generation_tokens_total{engine="0"} 50.0
vllm:num_preemptions_total{engine="0"} 0.0
vllm:request_success_total{finished_reason="stop"} 3.0
vllm:request_success_total{finished_reason="length"} 1.0
"""
SHORT_ANSWERS = {
    "/metrics": METRICS,
    "/tokenize": json.dumps({"tokens": [11, 12]}),
    "/detokenize": json.dumps({"prompt": "text"}),
    "/sleep?level=1": json.dumps({"status": "sleeping"}),
    "/wake_up": json.dumps({"status": "awake"}),
    "/is_sleeping": json.dumps({"is_sleeping": True}),
}
"""What an engine answers at once, as vLLM does."""
STREAM_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


class StandInServer:
    def __init__(self) -> None:
        self.open = 0
        self.peak = 0
        self.cut_off = 0
        self.healthy = True
        self._released: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)

    async def listen(self, path: str) -> None:
        await asyncio.start_unix_server(self._connected, path, limit=1 << 24)

    async def listen_on(self, bound: socket.socket) -> None:
        await asyncio.start_unix_server(self._connected, sock=bound, limit=1 << 24)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, path, _ = head.split(" ", 2)
                body = await reader.readexactly(_content_length(head))
                await self._answer(method, path, body, reader, writer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answer(
        self, method: str, path: str, body: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        if path == "/health":
            _reply(writer, 200 if self.healthy else 503, "")
        elif path == "/seen":
            seen = {"open": self.open, "peak": self.peak, "cut_off": self.cut_off}
            _reply(writer, 200, json.dumps(seen))
        elif path.startswith("/release/"):
            self._released[path.removeprefix("/release/")].set()
            _reply(writer, 200, "{}")
        elif path == "/redirect":
            writer.write(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n")
        elif path == "/echo":
            _reply(writer, 200, json.dumps({"method": method, "body": body.decode()}))
        elif path in ("/v1/chat/completions", "/v1/completions"):
            asked = json.loads(body)
            if "steps" in asked:
                await self._chat(asked["steps"], reader, writer)
            else:
                _reply(writer, 200, json.dumps({"prompt_token_ids": PROMPT, "choices": []}))
        elif path in SHORT_ANSWERS:
            _reply(writer, 200, SHORT_ANSWERS[path])
        else:
            _reply(writer, 404, json.dumps({"error": {"message": f"no {path}", "code": "model_not_found"}}))

    async def _chat(self, steps: Steps, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open += 1
        self.peak = max(self.peak, self.open)
        run = asyncio.create_task(self._run(steps, writer))
        gone = asyncio.create_task(reader.read(1))
        try:
            await asyncio.wait({run, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not run.done() or isinstance(run.exception(), ConnectionError):
                self.cut_off += 1
                raise ConnectionResetError
            run.result()
        finally:
            self.open -= 1
            run.cancel()
            gone.cancel()
            await asyncio.wait({run, gone})

    async def _run(self, steps: Steps, writer: asyncio.StreamWriter) -> None:
        streaming = False
        for name, *arguments in steps:
            if name == "reply":
                _reply(writer, *arguments)
                return
            if not streaming:
                writer.write(STREAM_HEAD)
                streaming = True
            if name == "send":
                _chunk(writer, arguments[0].encode())
            elif name == "clock":
                _chunk(writer, delta(repr(time.monotonic())).encode())
            elif name == "wait":
                await self._released[arguments[0]].wait()
            elif name == "flood":
                await _flood(writer, *arguments)
            elif name == "cut":
                await writer.drain()
                raise asyncio.IncompleteReadError(b"", None)
            elif name == "die":
                await writer.drain()
                os.kill(os.getpid(), arguments[0])
            await writer.drain()
        writer.write(b"0\r\n\r\n")


def delta(text: str, field: str = "content") -> str:
    """One event with new text."""
    return f"data: {json.dumps({'choices': [{'index': 0, 'delta': {field: text}}]}, ensure_ascii=False)}\n\n"


def delta_with_id(text: str, token: int) -> str:
    """One event with new text and the id of its token."""
    choice = {"index": 0, "delta": {"content": text}, "token_ids": [token]}
    return f"data: {json.dumps({'choices': [choice]}, ensure_ascii=False)}\n\n"


def finish(reason: str = "stop") -> str:
    """The end of an answer: the reason, the figures, the mark."""
    choice = {"index": 0, "delta": {}, "finish_reason": reason}
    usage = {"prompt_tokens": 7, "completion_tokens": 3, "prompt_tokens_details": {"cached_tokens": 2}}
    metrics = {"time_to_first_token_ms": 12.5, "tokens_per_second": 99.0, "queue_time_ms": 0.5}
    figures = {"choices": [], "usage": usage, "metrics": metrics}
    return f"data: {json.dumps({'choices': [choice]})}\n\ndata: {json.dumps(figures)}\n\ndata: [DONE]\n\n"


async def _flood(writer: asyncio.StreamWriter, count: int, ids: bool = False) -> None:
    event = (delta_with_id("word ", 2195) if ids else delta("word ")).encode()
    for start in range(0, count, 10):
        for _ in range(min(10, count - start)):
            _chunk(writer, event)
        await writer.drain()


def _chunk(writer: asyncio.StreamWriter, data: bytes) -> None:
    writer.write(b"%x\r\n%s\r\n" % (len(data), data))


def _reply(writer: asyncio.StreamWriter, status: int, text: str) -> None:
    body = text.encode()
    writer.write(b"HTTP/1.1 %d Status\r\nContent-Length: %d\r\n\r\n%s" % (status, len(body), body))


def _content_length(head: str) -> int:
    for line in head.lower().split("\r\n"):
        name, _, value = line.partition(":")
        if name == "content-length":
            return int(value)
    return 0


async def _main(path: str) -> None:
    await StandInServer().listen(path)
    sys.stdout.write("listening\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1]))

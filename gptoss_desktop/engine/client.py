"""The engine's API from the window's side: HTTP over its Unix socket, in the event loop, without threads."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkProxy, QNetworkReply

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.engine import dev_mode
from gptoss_desktop.engine.continuing import ContinuedAnswer
from gptoss_desktop.engine.replies import Reply, read_reply
from gptoss_desktop.engine.reply_stream import ReplyStream
from gptoss_desktop.engine.unix_http import unix_request
from gptoss_desktop.protocol import harmony
from gptoss_desktop.protocol.chunks import Chunk, decode_chunk, decode_completion_chunk
from gptoss_desktop.protocol.metrics import EngineMetrics, parse_metrics
from gptoss_desktop.protocol.stops import StopMatcher

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.engine.stream import AnswerStream
    from gptoss_desktop.protocol.chat import ChatRequest

TIMEOUT_MS = 30_000
"""How long a short request may stay without a byte. Streams have no limit: a prefill may take minutes."""


class EngineClient(QObject):
    """Speaks to one engine on one socket. What is in flight when the client is deleted never calls back.

    `info` says which engine it is, from when that is known; where the engines differ, the client knows.
    """

    def __init__(self, socket_path: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.socket_path = socket_path
        self.info: EngineInfo | None = None
        self._open = 0
        self._retired = False
        self._network = QNetworkAccessManager(self)
        self._network.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))

    def get(self, path: str, on_done: Callable[[Reply], None], *, timeout_ms: int = TIMEOUT_MS) -> None:
        """Send GET `path`; `on_done` is called once, from the event loop."""
        request = unix_request(self.socket_path, path)
        request.setTransferTimeout(timeout_ms)
        self._follow(self._network.get(request), on_done)

    def post(
        self,
        path: str,
        body: Mapping[str, Any],
        on_done: Callable[[Reply], None],
        *,
        timeout_ms: int = TIMEOUT_MS,
    ) -> None:
        """Send POST `path` with a JSON body; `on_done` is called once, from the event loop."""
        request = unix_request(self.socket_path, path)
        request.setTransferTimeout(timeout_ms)
        self._follow(self._network.post(request, json.dumps(body).encode()), on_done)

    def stream_answer(self, request: ChatRequest) -> AnswerStream:
        """Ask for a streamed answer; an unfinished one goes on whichever engine began it and which is here.

        Raises:
            ValueError: there is nothing to go on with: the answer is empty, or it calls a tool.
        """
        if self.info is None or not harmony.is_gpt_oss(self.info.architecture):
            return self.stream_chat(request.body())
        on_vllm = self.info.engine == EngineKind.VLLM
        by_ids = on_vllm or request.answer_now or not request.path[-1].text(PartKind.TEXT)
        if request.continue_final_message and by_ids:
            # vLLM ignores the field for gpt-oss, and llama.cpp's server wants some text to go on with.
            return self._counted(ContinuedAnswer(self, request, self.info.context))
        if on_vllm and request.parameters.stop:
            return self._stopped_here(request)
        return self.stream_chat(request.body())

    def stream_chat(self, body: Mapping[str, Any]) -> AnswerStream:
        """Ask for a streamed answer; `body` is what `ChatRequest.body()` returns."""
        return self._stream("/v1/chat/completions", body, decode_chunk)

    def stream_completion(self, body: Mapping[str, Any]) -> AnswerStream:
        """Ask for a streamed plain completion; all its text comes as answer text."""
        return self._stream("/v1/completions", body, decode_completion_chunk)

    def metrics(self, on_done: Callable[[EngineMetrics | None], None]) -> None:
        """Ask for the engine's figures; None where they cannot be had."""
        self.get("/metrics", lambda reply: on_done(_metrics(reply)))

    def tokenize(self, text: str, on_done: Callable[[tuple[int, ...] | EngineFailure], None]) -> None:
        """Ask for the tokens of a text in which the names of control tokens stand for these tokens."""
        body: dict[str, Any] = {"prompt": text, "add_special_tokens": False}
        self.post("/tokenize", body, lambda reply: on_done(reply.value(lambda found: tuple(found["tokens"]))))

    def detokenize(self, ids: Sequence[int], on_done: Callable[[str | EngineFailure], None]) -> None:
        """Ask for the text of tokens."""
        body = {"tokens": list(ids)}
        self.post("/detokenize", body, lambda reply: on_done(reply.value(lambda found: str(found["prompt"]))))

    def sleep(self, level: int, on_done: Callable[[EngineFailure | None], None]) -> None:
        """Put the engine to sleep: 1 moves the weights to main memory, 2 drops them. Answers are ended.

        Only an engine that was started with sleep mode can; another gives a failure that says so.
        """
        dev_mode.command(self, f"/sleep?level={level}", on_done)

    def wake(self, on_done: Callable[[EngineFailure | None], None]) -> None:
        """Wake the engine up; one that is awake stays so."""
        dev_mode.command(self, "/wake_up", on_done)

    def is_sleeping(self, on_done: Callable[[bool | EngineFailure], None]) -> None:
        """Ask whether the engine sleeps."""
        dev_mode.ask_sleeping(self, on_done)

    def reset_prefix_cache(self, on_done: Callable[[EngineFailure | None], None]) -> None:
        """Forget every cached prompt."""
        dev_mode.command(self, "/reset_prefix_cache", on_done)

    def retire(self) -> None:
        """Delete the client as soon as nothing is in flight; to be called when its engine has ended."""
        self._retired = True
        if not self._open:
            self.deleteLater()

    def _stopped_here(self, request: ChatRequest) -> AnswerStream:
        """Look for the stop strings on this side.

        For gpt-oss vLLM looks for them in the reasoning too, and sends the text beyond them.
        """
        body = request.body()
        del body["stop"]
        # The connection is closed at the stop string, before the last chunk and its figures.
        body["stream_options"] |= {"continuous_usage_stats": True}
        wanted = request.parameters
        stops = StopMatcher(wanted.stop, include=bool(wanted.include_stop_str_in_output))
        return self._stream("/v1/chat/completions", body, decode_chunk, stops)

    def _stream(
        self,
        path: str,
        body: Mapping[str, Any],
        decode: Callable[[bytes], list[Chunk]],
        stops: StopMatcher | None = None,
    ) -> AnswerStream:
        request = unix_request(self.socket_path, path)
        reply = self._network.post(request, json.dumps(body).encode())
        return self._counted(ReplyStream(reply, self, decode=decode, stops=stops))

    def _counted(self, stream: AnswerStream) -> AnswerStream:
        self._open += 1
        stream.finished.connect(self._closed_one)
        return stream

    def _follow(self, reply: QNetworkReply, on_done: Callable[[Reply], None]) -> None:
        self._open += 1
        reply.finished.connect(partial(self._finish, reply, on_done))

    def _finish(self, reply: QNetworkReply, on_done: Callable[[Reply], None]) -> None:
        reply.deleteLater()
        self._closed_one()
        on_done(read_reply(reply))

    def _closed_one(self) -> None:
        self._open -= 1
        if self._retired:
            self.retire()


def _metrics(reply: Reply) -> EngineMetrics | None:
    if reply.failure is not None:
        return None
    try:
        return parse_metrics(reply.body.decode(errors="replace"))
    except ValueError:
        return None

"""Sends an answer, streamed or whole, and stops the work when the client goes away."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.worker.llama.types import FinishEvent
from gptoss_desktop.worker.server.hub import Gone

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from starlette.types import Receive, Scope, Send

    from gptoss_desktop.worker.llama.types import SchedulerEvent
    from gptoss_desktop.worker.server.formats import AnswerFormat
    from gptoss_desktop.worker.server.hub import Generation

DONE = b"data: [DONE]\n\n"
_STREAM_HEADERS = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"cache-control", b"no-cache")]


class StreamedAnswer:
    """An ASGI response of server-sent events.

    One write a decode step: Starlette's own streaming response would add a task group and a generator to
    each. The status is sent with the first output, so that a failure before it is an HTTP error still.
    """

    def __init__(self, form: AnswerFormat) -> None:
        self._form = form
        self._head = form.answer.head(form.chunk_kind)
        self._started = False

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer."""
        async with cancelled_on_disconnect(self._form.answer.generation, receive):
            try:
                await self._send_all(send)
            except ApiError as error:
                if not self._started:
                    raise
                await self._write(send, [error.body()], last=True)

    async def _send_all(self, send: Send) -> None:
        form = self._form
        while True:
            events = await form.answer.generation.next()
            finish = _finish(events)
            choices = form.choices(_outputs(events))
            if finish is not None and finish.error and not choices:
                raise _failure(finish)
            if not self._started:
                await send({"type": "http.response.start", "status": 200, "headers": _STREAM_HEADERS})
                self._started = True
                choices = form.opening() + choices
            if finish is None or finish.error:
                await self._write(send, [self._chunk(choice) for choice in choices])
                if finish is not None:
                    raise _failure(finish)
            else:
                choices.append(form.closing(finish))
                await self._write(send, [*map(self._chunk, choices), *self._figures(finish)], last=True)
                return

    def _chunk(self, choice: dict[str, Any]) -> dict[str, Any]:
        return {**self._head, "choices": [choice]}

    def _figures(self, finish: FinishEvent) -> list[dict[str, Any]]:
        if not self._form.answer.options.include_usage:
            return []
        return [{**self._head, "choices": [], **self._form.answer.figures(finish)}]

    @staticmethod
    async def _write(send: Send, bodies: Sequence[dict[str, Any]], *, last: bool = False) -> None:
        data = b"".join(b"data: %b\n\n" % encode_json(body) for body in bodies)
        if data or last:
            body = data + DONE if last else data
            await send({"type": "http.response.body", "body": body, "more_body": not last})


class WholeAnswer:
    """An ASGI response of one JSON body."""

    def __init__(self, form: AnswerFormat) -> None:
        self._form = form

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Wait for the end and send the answer."""
        async with cancelled_on_disconnect(self._form.answer.generation, receive):
            outputs: list[object] = []
            finish = None
            while finish is None:
                events = await self._form.answer.generation.next()
                finish = _finish(events)
                outputs += _outputs(events)
            if finish.error:
                raise _failure(finish)
            body = encode_json(self._form.whole(outputs, finish))
            headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": body})


def encode_json(body: dict[str, Any]) -> bytes:
    """Return compact JSON."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


@asynccontextmanager
async def cancelled_on_disconnect(generation: Generation, receive: Receive) -> AsyncIterator[None]:
    """Cancel the generation as soon as the client goes away, and in any case at the end of the block."""

    async def watch() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        generation.cancel()

    watcher = asyncio.create_task(watch())
    try:
        yield
    except Gone:
        pass
    finally:
        watcher.cancel()
        generation.cancel()


def _outputs(events: Sequence[SchedulerEvent]) -> list[object]:
    return [output for event in events for output in event.outputs]


def _finish(events: Sequence[SchedulerEvent]) -> FinishEvent | None:
    return events[-1] if isinstance(events[-1], FinishEvent) else None


def _failure(finish: FinishEvent) -> ApiError:
    return ApiError(finish.error, code="internal_error", type="server_error", status=500)

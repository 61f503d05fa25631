"""What only an engine that was started with sleep mode offers: vLLM's development endpoints."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from gptoss_desktop.engine import failures

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.engine.client import EngineClient
    from gptoss_desktop.engine.replies import Reply

TIMEOUT_MS = 300_000
"""Weights of 60 GB move between the cards and main memory at a few GB a second."""
_NOT_SERVED = (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.FORBIDDEN)


def command(client: EngineClient, path: str, on_done: Callable[[EngineFailure | None], None]) -> None:
    """Send one command; `on_done` gets its failure, None where it was done."""
    client.post(path, {}, lambda reply: on_done(_failure(reply)), timeout_ms=TIMEOUT_MS)


def ask_sleeping(client: EngineClient, on_done: Callable[[bool | EngineFailure], None]) -> None:
    """Ask whether the engine sleeps."""

    def done(reply: Reply) -> None:
        failure = _failure(reply)
        on_done(failure if failure is not None else reply.value(lambda body: bool(body["is_sleeping"])))

    client.get("/is_sleeping", done)


def _failure(reply: Reply) -> EngineFailure | None:
    return failures.no_sleep_mode() if reply.status in _NOT_SERVED else reply.failure

"""An engine that stands still is told from one that is slow, with all limits made short."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.plan import EngineKind, EnginePlan, VllmOptions
from gptoss_desktop.engine.client import EngineClient
from gptoss_desktop.engine.watchdog import Patience, StreamWatchdog, patience_with
from tests.support.qt import wait_until
from tests.support.running_vllm import running_vllm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SHORT = Patience(stream_s=0.2, first_s=0.4, still_s=0.4, look_s=0.05)
BODY = {"model": "tiny", "messages": [{"role": "user", "content": "Hello"}], "stream": True}


@pytest.mark.parametrize("after", [0, 5])
@pytest.mark.parametrize("answer", ["stall", "stuck"])
def test_an_engine_that_stands_still_is_found(
    qapp: QApplication, runtime_dir: Path, answer: str, after: int
) -> None:
    with running_vllm(runtime_dir, answer=answer, after=after) as socket:
        client = EngineClient(socket)
        hung: list[float] = []
        watchdog = StreamWatchdog(client, SHORT, client)
        watchdog.hung.connect(lambda: hung.append(time.monotonic()))
        watchdog.start()
        stream = client.stream_chat(BODY)
        wait_until(lambda: hung)
        quiet_since = stream.moments.last_byte or stream.moments.sent
        assert hung[0] - quiet_since > SHORT.stream_s + SHORT.still_s - 2 * SHORT.look_s
        stream.cancel()
        client.deleteLater()


@pytest.mark.parametrize("answer", ["slow", "good"])
def test_an_engine_that_works_is_left_alone(qapp: QApplication, runtime_dir: Path, answer: str) -> None:
    speed = 2 if answer == "good" else 100  # half a second a token: quiet for longer than `stream_s`
    with running_vllm(runtime_dir, answer=answer, tokens_per_s=speed) as socket:
        client = EngineClient(socket)
        hung: list[int] = []
        watchdog = StreamWatchdog(client, SHORT, client)
        watchdog.hung.connect(lambda: hung.append(1))
        watchdog.start()
        stream = client.stream_chat(BODY)
        end = time.monotonic() + 5 * (SHORT.stream_s + SHORT.still_s)
        wait_until(lambda: hung or time.monotonic() > end)
        assert not hung
        stream.cancel()
        client.deleteLater()


def test_nothing_is_told_after_the_end(qapp: QApplication, runtime_dir: Path) -> None:
    with running_vllm(runtime_dir, answer="stall", after=0) as socket:
        client = EngineClient(socket)
        hung: list[int] = []
        watchdog = StreamWatchdog(client, SHORT, client)
        watchdog.hung.connect(lambda: hung.append(1))
        watchdog.start()
        stream = client.stream_chat(BODY)
        waiting = time.monotonic() + SHORT.first_s + SHORT.look_s * 2
        wait_until(lambda: time.monotonic() > waiting)  # it has asked, and has no answer yet
        watchdog.stop()
        later = time.monotonic() + 2 * SHORT.still_s
        wait_until(lambda: time.monotonic() > later)
        assert not hung
        stream.cancel()
        client.deleteLater()


def test_a_processor_gets_more_time_than_a_card() -> None:
    card = EnginePlan(Path("/m"), EngineKind.VLLM, gpus=("GPU-a",), vllm=VllmOptions(Path("/python")))
    processor = replace(card, gpus=())
    assert patience_with(processor).still_s > patience_with(card).still_s
    assert patience_with(EnginePlan(Path("/m.gguf"))) == patience_with(card)

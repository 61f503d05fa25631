"""Answers as engines send them when something is wrong, and odd ones that are right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.engine.client import EngineClient
from tests.support import stand_in_vllm
from tests.support.qt import wait_until
from tests.support.running_vllm import running_vllm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gptoss_desktop.engine.stream import AnswerOutcome

TEXT = stand_in_vllm.DEFAULTS["text"]


def ask(socket: str) -> tuple[AnswerOutcome, dict[PartKind, str]]:
    """The outcome of one streamed answer, and its text by kind."""
    client = EngineClient(socket)
    found: dict[PartKind, str] = {}
    outcomes: list[AnswerOutcome] = []

    def add(deltas: tuple[Any, ...]) -> None:
        for delta in deltas:
            found[delta.kind] = found.get(delta.kind, "") + delta.text

    body = {"model": "tiny", "messages": [{"role": "user", "content": "Hello"}], "stream": True}
    stream = client.stream_chat(body)
    stream.delta.connect(add)
    stream.finished.connect(outcomes.append)
    wait_until(lambda: outcomes)
    client.deleteLater()
    return outcomes[0], found


@pytest.mark.parametrize("answer", ["good", "two_events", "ten_packets"])
def test_a_stream_in_any_pieces(qapp: QApplication, runtime_dir: Path, answer: str) -> None:
    with running_vllm(runtime_dir, answer=answer, tokens_per_s=1000) as socket:
        outcome, found = ask(socket)
    assert outcome.failure is None
    assert outcome.reason is FinishReason.STOP
    assert found == {PartKind.REASONING: stand_in_vllm.DEFAULTS["reasoning"], PartKind.TEXT: TEXT}
    assert outcome.usage.completion_tokens == len(f"{stand_in_vllm.DEFAULTS['reasoning']} {TEXT}".split())


def test_separators_of_lines_within_a_string_end_no_event(qapp: QApplication, runtime_dir: Path) -> None:
    with running_vllm(runtime_dir, answer="separators", tokens_per_s=1000) as socket:
        outcome, found = ask(socket)
    assert outcome.failure is None
    assert found[PartKind.TEXT] == "\u2028\u0085 ".join(TEXT.split()) + "\u2028\u0085"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("cut_json", FailureKind.PROTOCOL),
        ("no_end", FailureKind.PROTOCOL),
        ("cut", FailureKind.CONNECTION_LOST),
        ("error_frame", FailureKind.CONNECTION_LOST),
        ("error_500", FailureKind.CONNECTION_LOST),
    ],
)
def test_a_broken_stream_keeps_what_had_come(
    qapp: QApplication, runtime_dir: Path, answer: str, kind: FailureKind
) -> None:
    with running_vllm(runtime_dir, answer=answer, tokens_per_s=1000) as socket:
        outcome, found = ask(socket)
    assert outcome.reason is FinishReason.ERROR
    assert outcome.failure is not None
    assert outcome.failure.kind is kind
    came = {} if answer == "error_500" else {PartKind.REASONING: "The user asks something simple,"}
    assert found == came

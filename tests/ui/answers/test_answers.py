"""What can be asked about an answer: its facts, its versions side by side, its tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QTabWidget, QWidget

from gptoss_desktop.domain.answer import AnswerRecord, FinishReason, Timings, Usage
from gptoss_desktop.domain.conversation import ConversationId, Message, MessageId, Part, PartKind, Role
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.domain.trace import TokenTrace
from gptoss_desktop.protocol import harmony
from gptoss_desktop.ui.answers.compare_dialog import CompareDialog
from gptoss_desktop.ui.answers.info_dialog import InfoDialog
from gptoss_desktop.ui.answers.inspector.channels import channel_spans
from gptoss_desktop.ui.answers.inspector.dialog import InspectorDialog
from gptoss_desktop.ui.answers.inspector.token_model import visible
from gptoss_desktop.ui.answers.inspector.token_texts import TokenTexts
from tests.support.qt import record_signal, wait_until

RECORD = AnswerRecord(
    "vllm",
    "0.32.0",
    "gpt-oss-20b",
    "/models/gpt-oss-20b",
    GenerationParameters(temperature=0.2, seed=7, stop=("END",)),
    Usage(120, 40, 100, 12),
    Timings(21.6, 306.2),
    FinishReason.STOP,
    model_sha256="ab" * 32,
    prompt_sha256="cd" * 32,
    omitted=("m1", "m2"),
)


def answer(text: str, record: AnswerRecord | None = RECORD) -> Message:
    parts = (Part(PartKind.REASONING, "thinking", duration_ms=1500), Part(PartKind.TEXT, text))
    return Message(
        MessageId(text[:8]),
        ConversationId("c"),
        MessageId("p"),
        Role.ASSISTANT,
        parts,
        created_at=datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC),
        answer=record,
    )


@pytest.fixture
def host(qapp: QApplication) -> Iterator[QWidget]:
    assert qapp is not None
    found = QWidget()
    yield found
    found.deleteLater()


def test_everything_that_is_known_is_said(host: QWidget) -> None:
    dialog = InfoDialog(answer("hello"), host)
    text = dialog.text()
    for part in ("vllm 0.32.0", "gpt-oss-20b", "ab" * 32, "cd" * 32, "22 ms", "306.2", "Temperature: 0.2"):
        assert part in text
    assert "2 of the oldest messages" in text
    assert "By the model itself" in text
    dialog.copy()
    assert QApplication.clipboard().text() == text
    labels = [label.accessibleName() for label in dialog.findChildren(QLabel)]
    assert f"SHA-256: {'ab' * 32}" in labels


def test_a_message_without_a_record_says_so(host: QWidget) -> None:
    dialog = InfoDialog(answer("edited", None), host)
    assert "Nothing was recorded about this message." in [
        label.text() for label in dialog.findChildren(QLabel)
    ]
    assert dialog.text() == ""


def test_run_again_leaves_the_dialog(host: QWidget) -> None:
    dialog = InfoDialog(answer("hello"), host)
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Run again and compare")
    dialog.open()
    with record_signal(dialog.repeat_requested) as asked:
        button.click()
    assert asked.emissions == [("hello",)]
    assert not dialog.isVisible()


def test_versions_are_compared_in_text_and_settings(host: QWidget) -> None:
    second = replace(RECORD, parameters=replace(RECORD.parameters, temperature=0.9))
    versions = [answer("The cat sat on the mat."), answer("The dog sat on the mat.", second)]
    dialog = CompareDialog(versions, 0, 1, host)
    wait_until(lambda: dialog.summary.text().startswith("Changes: 1 at"))
    left, right = dialog.panes
    assert left.toPlainText() == "The cat sat on the mat."
    assert right.toPlainText() == "The dog sat on the mat."
    assert (left.changes, right.changes) == (1, 1)
    marked = left.extraSelections()[0]
    assert marked.cursor.selectedText() == "cat"
    assert marked.format.fontStrikeOut()
    assert "Temperature: 0.2 → 0.9" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.choices[0].setCurrentIndex(1)
    wait_until(lambda: dialog.summary.text() == "The texts are the same.")
    assert left.changes == right.changes == 0


def test_tokens_are_shown_with_their_channels(host: QWidget) -> None:
    prompt = (harmony.START, 1428, harmony.MESSAGE, 17, harmony.END, *harmony.NEXT_MESSAGE)
    output = (
        *harmony.header(PartKind.REASONING),
        *(5, 6, 7, harmony.END),
        *harmony.NEXT_MESSAGE,
        *harmony.header(PartKind.TEXT),
        *(8, 9, harmony.RETURN),
    )
    message = answer("hello")
    trace = TokenTrace(message.id, prompt, output)
    spans = channel_spans(message, trace)
    assert [span.label for span in spans] == [
        "Reasoning (analysis) · 3 tokens · 1.5 s",
        "Answer (final) · 2 tokens",
    ]
    assert not any(span.malformed for span in spans)
    dialog = InspectorDialog(message, trace, TokenTexts(None), host, harmony=True)
    tabs = dialog.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    assert [tabs.tabText(index) for index in range(tabs.count())] == ["Prompt", "Tokens", "Channels"]
    table = dialog.findChild(QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    shown = [model.data(model.index(row, 1), Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]
    assert shown[: len(prompt)] == ["Prompt"] * len(prompt)
    assert shown[-8:] == ["Answer (final)"] * 8
    assert shown[len(prompt) : -8] == ["Reasoning (analysis)"] * 7
    notes = [label.text() for label in dialog.findChildren(QLabel)]
    assert "The texts of the tokens come from the engine: start it, and open this again." in notes


def test_a_broken_header_is_marked() -> None:
    message = answer("hello")
    output = (
        *harmony.header(PartKind.REASONING),
        5,
        harmony.CHANNEL,
        17196,
        harmony.MESSAGE,
        8,
        harmony.RETURN,
    )
    spans = channel_spans(message, TokenTrace(message.id, (), output))
    assert [span.malformed for span in spans] == [True, False]
    assert spans[0].label.endswith("malformed, recovered")


def test_what_cannot_be_seen_is_made_visible() -> None:
    assert visible(" a\n\t\u200b") == "·a⏎⇥⟨200B⟩"

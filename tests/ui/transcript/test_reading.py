"""Zoom and copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from gptoss_desktop.domain.conversation import Message, Part, PartKind, Role
from gptoss_desktop.ui.transcript.clipboard import CopyForm
from tests.support.qt import record_signal

if TYPE_CHECKING:
    from gptoss_desktop.ui.transcript.view import TranscriptView
    from tests.ui.transcript.conftest import MakeMessage

SOURCE = (
    "# Title\n\nSome **bold** text.\n\n- one\n- two\n\n```py\nx = 1\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |"
)


def wheel(view: TranscriptView, notches: int) -> None:
    at = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_zooms_within_bounds_and_keeps_the_place(
    view: TranscriptView, conversation: list[Message]
) -> None:
    view.set_messages(conversation)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    message, left = view.first_shown(), view.column()[1]
    height = max(text.height() for text in view.findChildren(QTextEdit) if text.isVisible())
    with record_signal(view.zoom_changed) as told:
        wheel(view, 1)
        wheel(view, 1)
    assert told.emissions == [(110,), (120,)]
    assert view.first_shown() == message
    assert max(text.height() for text in view.findChildren(QTextEdit) if text.isVisible()) > height
    assert view.column()[1] >= left
    wheel(view, 100)
    assert view.zoom == 300
    wheel(view, -100)
    assert view.zoom == 50
    assert view.first_shown() == message


def test_a_message_is_copied_in_three_forms(view: TranscriptView, make: MakeMessage) -> None:
    answer = make(Role.ASSISTANT, Part(PartKind.REASONING, "Hm."), SOURCE)
    view.set_messages([answer])
    clipboard = QGuiApplication.clipboard()
    view.copy_message(answer.id, CopyForm.MARKDOWN)
    assert clipboard.text() == SOURCE
    assert not clipboard.mimeData().hasHtml()
    view.copy_message(answer.id, CopyForm.PLAIN_TEXT)
    assert "**" not in clipboard.text()
    assert "Some bold text." in clipboard.text()
    view.copy_message(answer.id, CopyForm.RICH_TEXT)
    assert "<strong>bold</strong>" in clipboard.mimeData().html()
    assert "Some bold text." in clipboard.text()


def test_a_selection_over_rows_is_copied_as_the_source_of_its_blocks(
    view: TranscriptView, make: MakeMessage
) -> None:
    view.set_messages([make(Role.ASSISTANT, SOURCE)])
    shown = sorted(view.rows(), key=lambda pair: pair[1].y())
    rows = [row for row, widget in shown if widget.text() is not None]
    view.selection.begin(rows[1], 5)
    view.selection.extend(rows[-1], 1)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Some **bold** text.\n\n- one\n- two\n\n```py\nx = 1\n```")
    assert copied.replace(" ", "").endswith("|a|b|\n|---|--:|\n|1|2|")
    view._copying.selection(CopyForm.PLAIN_TEXT)
    assert QGuiApplication.clipboard().text().startswith("bold text.\n\n")


def test_everything_is_copied_without_making_rows_of_it(
    view: TranscriptView, conversation: list[Message]
) -> None:
    view.set_messages(conversation * 1)
    view.select_all()
    before = len(view.flow._entries)
    view._copying.selection()
    assert QGuiApplication.clipboard().text().count("# Title") == 60
    assert len(view.flow._entries) <= before + 1


def test_messages_long_out_of_sight_give_their_rows_up(view: TranscriptView, make: MakeMessage) -> None:
    view.set_messages([make(Role.ASSISTANT, f"Answer {n}\n\nMore.") for n in range(400)])
    bar = view.verticalScrollBar()
    while bar.value() > 0:
        bar.setValue(bar.value() - 500)
    assert len(view.flow._entries) < 160
    QTest.keyClick(view, Qt.Key.Key_End)
    assert any(text.toPlainText() == "Answer 399" for text in view.findChildren(QTextEdit))

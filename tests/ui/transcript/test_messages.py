"""What can be done at a message: buttons, menu, keyboard, versions, editing, source, what was left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTextEdit, QToolButton, QWidget

from gptoss_desktop.domain.answer import AnswerRecord, FinishReason
from gptoss_desktop.domain.conversation import Message, MessageState, Part, PartKind, Role
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.domain.tree import Versions
from gptoss_desktop.ui.transcript.message_bar import MessageBar
from gptoss_desktop.ui.transcript.rows.base import RowWidget
from tests.support.qt import record_signal, wait_until

if TYPE_CHECKING:
    from gptoss_desktop.ui.transcript.view import TranscriptView
    from tests.ui.transcript.conftest import MakeMessage

RECORD = AnswerRecord("llama.cpp", "1", "m", "p", GenerationParameters(), finish_reason=FinishReason.STOP)


def texts(view: TranscriptView) -> list[str]:
    found = [text for text in view.viewport().findChildren(QTextEdit) if text.isVisible()]
    found.sort(key=lambda text: text.mapTo(view, QPoint(0, 0)).y())
    return [text.toPlainText() for text in found]


def labels(view: TranscriptView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible() and label.text()]


def names(view: TranscriptView) -> list[str]:
    (bar,) = view.findChildren(MessageBar)
    buttons = [b for b in bar.findChildren(QToolButton) if b.isVisible()]
    return [b.accessibleName() for b in sorted(buttons, key=lambda b: b.x())]


def button(view: TranscriptView, name: str) -> QAbstractButton:
    return next(
        b
        for b in view.findChildren(QAbstractButton)
        if b.isVisible() and name in (b.text(), b.accessibleName())
    )


def hover(view: TranscriptView, message: Message) -> None:
    view._context.hovered.emit(message.id)


def editor(view: TranscriptView) -> QTextEdit:
    return next(e for e in view.findChildren(QTextEdit) if e.isVisible() and not e.isReadOnly())


@pytest.fixture
def pair(view: TranscriptView, make: MakeMessage) -> tuple[Message, Message]:
    """A question and an answer, the answer the second of three."""
    question, answer = make(Role.USER, "What?"), make(Role.ASSISTANT, "That **one**.", answer=RECORD)
    view.set_messages([question, answer])
    ids = (make(Role.ASSISTANT).id, answer.id, make(Role.ASSISTANT).id)
    view.set_versions({answer.id: Versions(ids, 1)})
    return question, answer


def test_the_buttons_are_those_that_mean_something(
    view: TranscriptView, pair: tuple[Message, Message]
) -> None:
    question, answer = pair
    assert "Version 2 of 3" in labels(view)
    hover(view, answer)
    assert names(view) == [
        "Copy message", "Edit", "Answer again", "Previous version", "Next version", "Compare versions",
        "About this answer", "More",
    ]  # fmt: skip
    assert "2/3" in labels(view)
    assert "Version 2 of 3" not in labels(view)
    hover(view, question)
    assert names(view) == ["Copy message", "Edit", "Answer again", "More"]


def test_each_button_tells_its_message(view: TranscriptView, pair: tuple[Message, Message]) -> None:
    _question, answer = pair
    hover(view, answer)
    signals = {
        "Compare versions": view.compare_requested,
        "About this answer": view.info_requested,
        "Answer again": view.regenerate_requested,
    }
    for name, signal in signals.items():
        with record_signal(signal) as told:
            button(view, name).click()
        assert told.emissions == [(answer.id,)]
    with record_signal(view.version_requested) as told:
        button(view, "Next version").click()
        button(view, "Previous version").click()
    assert told.emissions == [(answer.id, 1), (answer.id, -1)]


def test_the_menu_has_what_the_buttons_lack(view: TranscriptView, pair: tuple[Message, Message]) -> None:
    question, answer = pair
    hover(view, question)
    menu = view._active.menu()
    offered = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert offered == [
        "Copy as Markdown", "Copy as rich text", "Copy as plain text", "Edit", "Answer again",
        "Show source", "Branch from here", "Delete with all below",
    ]  # fmt: skip
    with record_signal(view.branch_requested) as told:
        next(action for action in menu.actions() if action.text() == "Branch from here").trigger()
    assert told.emissions == [(question.id,)]
    hover(view, answer)
    assert "Run again and compare" in [action.text() for action in view._active.menu().actions()]


def test_a_message_is_reached_and_used_by_keyboard(
    view: TranscriptView, conversation: list[Message], qapp: QApplication
) -> None:
    view.set_messages(conversation)
    view.activateWindow()
    wait_until(view.isActiveWindow)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up)
    last = view.active
    assert last == conversation[-1].id
    blank = view.grab().toImage()
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert view.active == conversation[-2].id
    assert view.grab().toImage() != blank  # the ring has gone on
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.active == conversation[0].id
    assert "Question 0" in texts(view)
    QTest.keyClick(view, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "Question 0"
    # In the rows, too.
    text = next(t for t in view.findChildren(QTextEdit) if t.isVisible() and t.toPlainText() == "Title")
    QGuiApplication.clipboard().clear()
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text().startswith("Answer 0\n\n# Title")
    QTest.keyClick(text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert view.active == conversation[0].id
    QTest.keyClick(view, Qt.Key.Key_E)
    assert qapp.focusWidget() is editor(view)
    QTest.keyClick(editor(view), Qt.Key.Key_Escape)
    with record_signal(view.delete_requested) as told:
        QTest.keyClick(view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert told.emissions == [(conversation[0].id,)]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.active == ""


def test_versions_are_walked_by_keyboard(view: TranscriptView, pair: tuple[Message, Message]) -> None:
    _question, answer = pair
    view.activateWindow()
    wait_until(view.isActiveWindow)
    view.setFocus()
    with record_signal(view.version_requested) as told:
        QTest.keyClick(view, Qt.Key.Key_Up)
        QTest.keyClick(view, Qt.Key.Key_Left)
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert told.emissions == [(answer.id, -1), (answer.id, 1)]


def test_another_version_stands_where_the_first_stood(
    view: TranscriptView, conversation: list[Message], make: MakeMessage
) -> None:
    view.set_messages(conversation)
    view.show_message(conversation[20].id)
    top = view.top_of(20)
    other = [make(Role.USER, "Another question"), make(Role.ASSISTANT, "Another answer\n\n" * 40)]
    view.replace_messages(20, other)
    assert view.top_of(20) == top
    assert view.active == other[0].id
    assert "Another question" in texts(view)
    assert len(view.flow.messages) == 22


def test_earlier_messages_come_without_moving_what_is_read(
    view: TranscriptView, conversation: list[Message]
) -> None:
    view.set_messages(conversation[30:])
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    number = view.first_shown()
    before, place, total = texts(view), view.top_of(number), view.verticalScrollBar().maximum()
    view.prepend_messages(conversation[:30])
    assert (texts(view), view.top_of(number + 30)) == (before, place)
    assert view.verticalScrollBar().maximum() > total + 3000
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert "Question 0" in texts(view)


def test_a_message_is_edited_in_its_place(
    view: TranscriptView, pair: tuple[Message, Message], qapp: QApplication
) -> None:
    question, _answer = pair
    view.activateWindow()
    wait_until(view.isActiveWindow)
    view.edit_message(question.id)
    edit = editor(view)
    assert qapp.focusWidget() is edit
    assert edit.toPlainText() == "What?"
    before = edit.height()
    edit.setPlainText("\n".join(f"Line {n}" for n in range(9)))
    assert editor(view).height() > before + 5 * edit.fontMetrics().lineSpacing()
    assert button(view, "Save and ask").isVisible()
    with record_signal(view.edited) as told:
        QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.emissions == [(question.id, edit.toPlainText())]
    assert editor(view) is edit  # it stays until the new version is there
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert texts(view)[0] == "What?"


def test_what_is_written_survives_being_out_of_sight(
    view: TranscriptView, conversation: list[Message]
) -> None:
    view.set_messages(conversation)
    view.edit_message(conversation[-1].id)
    editor(view).setPlainText("Half written")
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
    view.edit_message(conversation[-1].id)
    assert editor(view).toPlainText() == "Half written"


def test_what_is_written_waits_while_another_chat_is_looked_at(
    view: TranscriptView, pair: tuple[Message, Message], conversation: list[Message]
) -> None:
    view.edit_message(pair[0].id)
    editor(view).setPlainText("Half written")
    view.set_messages(conversation)
    assert not any(editor.isVisible() for editor in view.findChildren(QTextEdit) if not editor.isReadOnly())
    view.set_messages(pair)
    assert editor(view).toPlainText() == "Half written"
    button(view, "Cancel").click()
    view.set_messages(conversation)
    view.set_messages(pair)
    assert texts(view)[0] == "What?"


def test_an_answer_is_edited_without_being_asked(view: TranscriptView, pair: tuple[Message, Message]) -> None:
    view.edit_message(pair[1].id)
    assert editor(view).toPlainText() == "That **one**."
    button(view, "Save")
    button(view, "Cancel").click()
    assert texts(view)[-1] == "That one."


def test_the_source_is_shown_as_it_is(view: TranscriptView, make: MakeMessage) -> None:
    text = "# A\n\n<b>x</b> \\(y\\)\n\n" + "long " * 2000
    answer = make(Role.ASSISTANT, Part(PartKind.REASONING, "*Hm.*"), text)
    view.set_messages([answer])
    view.toggle_raw(answer.id)
    view.verticalScrollBar().setValue(0)
    seen = texts(view)
    assert seen[0] == "*Hm.*"
    assert text.startswith(seen[1])
    assert text.startswith("\n".join(seen[1:3]))
    assert len(seen[2]) > 1000
    view.toggle_raw(answer.id)
    assert "A" in texts(view)[0]


def test_the_actions_follow_the_active_message(view: TranscriptView, pair: tuple[Message, Message]) -> None:
    question, answer = pair
    hover(view, answer)
    view.toggle_raw(answer.id)
    raw = next(action for action in view.actions() if action.objectName() == "raw_view")
    info = next(action for action in view.actions() if action.objectName() == "answer_info")
    assert (raw.isChecked(), info.isEnabled()) == (True, True)
    hover(view, question)
    assert (raw.isChecked(), info.isEnabled()) == (False, False)
    streaming = replace(answer, state=MessageState.STREAMING, parts=(), answer=None)
    view.update_message(streaming)
    hover(view, streaming)
    assert not info.isEnabled()


def test_folds_say_time_and_tokens_and_open_by_the_setting(view: TranscriptView, make: MakeMessage) -> None:
    thought = Part(PartKind.REASONING, "A thought.", duration_ms=4200, tokens=312)
    table = Part(PartKind.ATTACHMENT, "a,b\n1,2", name="table.csv", tokens=7)
    view.set_messages([make(Role.USER, table, "See."), make(Role.ASSISTANT, thought, "Yes.")])
    said = {b.text() for b in view.findChildren(QAbstractButton) if b.isVisible()}
    assert {"Thought for 4 s · 312 tokens", "table.csv · 7 tokens"} <= said
    assert texts(view) == ["See.", "Yes."]
    view.set_open_folds(True)
    assert texts(view) == ["a,b\n1,2", "See.", "A thought.", "Yes."]
    view.set_messages([make(Role.ASSISTANT, thought, "New.")])
    assert texts(view) == ["A thought.", "New."]
    view.set_open_folds(False)
    assert texts(view) == ["New."]


def test_attached_prose_wraps_and_attached_code_does_not(view: TranscriptView, make: MakeMessage) -> None:
    line = "Rain falls where air is lifted. " * 20
    view.set_open_folds(True)
    view.set_messages(
        [
            make(Role.USER, Part(PartKind.ATTACHMENT, line + "\nEnd.", name="report.pdf"), "Why?"),
            make(Role.USER, Part(PartKind.ATTACHMENT, line, name="rain.py"), "Why?"),
        ]
    )
    prose, code = (text for text in view.findChildren(QTextEdit) if "Rain" in text.toPlainText())
    if prose.toPlainText() == line:
        prose, code = code, prose
    assert prose.toPlainText() == line + "\nEnd."
    assert not prose.horizontalScrollBar().maximum()
    assert prose.height() > 5 * prose.fontMetrics().height()
    assert code.horizontalScrollBar().maximum() > 0
    assert code.height() < 3 * code.fontMetrics().height()


def test_an_answer_that_was_only_thought_about_can_be_given(view: TranscriptView, make: MakeMessage) -> None:
    record = replace(RECORD, finish_reason=FinishReason.LENGTH)
    thought = make(Role.ASSISTANT, Part(PartKind.REASONING, "Hm"), answer=record)
    view.set_messages([thought])
    assert any("there is no answer yet" in text for text in labels(view))
    with record_signal(view.answer_now_requested) as now, record_signal(view.resume_requested) as on:
        button(view, "Answer now").click()
        button(view, "Continue").click()
    assert (now.emissions, on.emissions) == ([()], [(thought.id,)])


def test_what_was_not_sent_is_marked(view: TranscriptView, make: MakeMessage) -> None:
    old = [make(Role.USER, "First"), make(Role.ASSISTANT, "One", answer=RECORD)]
    left_out = tuple(message.id for message in old)
    new = make(Role.ASSISTANT, "Two", answer=replace(RECORD, omitted=left_out))
    view.set_messages([*old, make(Role.USER, "Second"), new])
    assert "The 2 messages above were not sent" in labels(view)
    view.update_message(replace(new, answer=replace(RECORD, omitted=left_out, summary="They met.")))
    assert "A summary stands for the 2 messages above" in labels(view)
    button(view, "Show it").click()
    assert texts(view) == ["First", "One", "They met.", "Second", "Two"]
    with record_signal(view.summary_edit_requested) as told:
        button(view, "Edit the summary").click()
    assert told.emissions == [(new.id,)]
    view.update_message(replace(new, answer=RECORD))
    assert "They met." not in texts(view)


def test_a_jump_shows_the_message_and_tints_it(view: TranscriptView, conversation: list[Message]) -> None:
    view.set_messages(conversation)
    view.show_message(conversation[10].id)
    assert "Question 5" in texts(view)
    assert 0 < view.top_of(10) < view.viewport().height() // 2
    tinted = view.grab().toImage()
    wait_until(lambda: view._active._flash.message_id == "")
    assert view.grab().toImage() != tinted
    view.show_message("unknown")
    assert "Question 5" in texts(view)


def test_rows_are_read_in_the_order_in_which_they_are_seen(
    view: TranscriptView, conversation: list[Message]
) -> None:
    QAccessible.setActive(True)
    try:
        view.set_messages(conversation)
        view.show_message(conversation[4].id)
        view.set_messages(conversation[:9])
        view.verticalScrollBar().setValue(0)
        shown = [row for row in view.viewport().children() if isinstance(row, RowWidget)]

        def ordered() -> bool:
            rows = [row for row in view.viewport().children() if isinstance(row, RowWidget)]
            places = [row.y() for row in rows if row.isVisible()]
            return places == sorted(places)

        wait_until(ordered, what="the rows are in order")
        assert len(shown) > 8
    finally:
        QAccessible.setActive(False)


def test_speakers_are_named(view: TranscriptView, pair: tuple[Message, Message]) -> None:
    named = [text.accessibleName() for text in view.findChildren(QWidget) if isinstance(text, QTextEdit)]
    assert {"You", "Answer 2 of 3"} <= set(named)
    view.set_versions({})
    named = [text.accessibleName() for text in view.findChildren(QWidget) if isinstance(text, QTextEdit)]
    assert {"You", "Answer"} <= set(named)
    assert pair


def test_letters_are_written_where_one_writes(view: TranscriptView, pair: tuple[Message, Message]) -> None:
    view.activateWindow()
    wait_until(view.isActiveWindow)
    view.edit_message(pair[0].id)
    edit = editor(view)
    edit.selectAll()
    QTest.keyClicks(edit, "cerdiubt")
    assert edit.toPlainText() == "cerdiubt"
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    view.open_find()
    QTest.keyClicks(view.find_bar.edit, "CER")
    assert view.find_bar.edit.text() == "CER"
    QTest.keyClick(view.find_bar.edit, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view.find_bar.edit, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.find_bar.edit.selectedText() == "R"

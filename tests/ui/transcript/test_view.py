"""The real view, offscreen: what is on the screen, where it stands, and what it tells."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTextEdit, QToolButton, QWidget

from gptoss_desktop.domain.answer import AnswerRecord, FinishReason
from gptoss_desktop.domain.conversation import Message, MessageState, Part, PartKind, Role
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.ui.theme.tokens import DARK
from tests.support.qt import record_signal, wait_until

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gptoss_desktop.ui.transcript.view import TranscriptView
    from tests.ui.transcript.conftest import MakeMessage


def shown(view: TranscriptView) -> list[QTextEdit]:
    """The texts on the screen, from above."""
    texts = [text for text in view.viewport().findChildren(QTextEdit) if text.isVisible()]
    return sorted(texts, key=lambda text: text.mapTo(view, QPoint(0, 0)).y())


def words(view: TranscriptView) -> str:
    return "\n".join(text.toPlainText() for text in shown(view))


def text_delta(text: str) -> tuple[TextDelta, ...]:
    return (TextDelta(PartKind.TEXT, text),)


def button(view: TranscriptView, name: str) -> QAbstractButton:
    found = [
        child
        for child in view.findChildren(QAbstractButton)
        if child.isVisible() and name in (child.text(), child.accessibleName())
    ]
    return found[-1]


def test_a_conversation_opens_at_its_end_with_few_widgets(
    view: TranscriptView, conversation: list[Message]
) -> None:
    view.set_messages(conversation)
    assert "Answer 19" in words(view) or "Title" in words(view)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 2000
    assert len(view.findChildren(QTextEdit)) < 60


def test_scrolling_through_reaches_everything_and_keeps_the_pool_small(
    view: TranscriptView, conversation: list[Message]
) -> None:
    view.set_messages(conversation)
    bar = view.verticalScrollBar()
    seen: set[str] = set()
    while True:
        seen.update(word for word in words(view).split("\n") if word.startswith(("Question", "Answer")))
        if bar.value() == 0:
            break
        QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert seen == {f"{kind} {n}" for kind in ("Question", "Answer") for n in range(20)}
    assert len(view.findChildren(QTextEdit)) < 150


def test_rows_do_not_overlap(view: TranscriptView, conversation: list[Message]) -> None:
    view.set_messages(conversation)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    rows = sorted((widget for _row, widget in view._pool.bound()), key=QWidget.y)
    assert len(rows) > 5
    for above, below in pairwise(rows):
        assert above.geometry().bottom() < below.geometry().top()


def test_what_the_user_reads_stays_while_text_comes(
    view: TranscriptView, conversation: list[Message], make: MakeMessage
) -> None:
    live = make(Role.ASSISTANT, state=MessageState.STREAMING)
    view.set_messages([*conversation, live])
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    first = [(text.toPlainText(), text.mapTo(view, QPoint(0, 0)).y()) for text in shown(view)]
    for _ in range(30):
        view.apply_delta(live.id, text_delta("More text.\n\n"))
    assert [(text.toPlainText(), text.mapTo(view, QPoint(0, 0)).y()) for text in shown(view)] == first
    button(view, "↓ new text").click()
    assert "More text." in words(view)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_the_view_follows_the_text_from_its_end(view: TranscriptView, make: MakeMessage) -> None:
    live = make(Role.ASSISTANT, state=MessageState.STREAMING)
    view.add_message(live)
    for number in range(200):
        view.apply_delta(live.id, text_delta(f"Line {number}.\n\n"))
    assert "Line 199." in words(view)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 0
    assert len(view.findChildren(QTextEdit)) < 100


def test_streamed_and_final_text_look_the_same(view: TranscriptView, make: MakeMessage) -> None:
    text = "# T\n\nSee [it] and **this**.\n\n- a\n- b\n\n```py\nx = 1\n```\n\n"
    text += "| a | b |\n|---|---|\n| 1 | 2 |\n\n> q\n"
    live = make(Role.ASSISTANT, state=MessageState.STREAMING)
    view.set_messages([live])
    for at in range(0, len(text), 3):
        view.apply_delta(live.id, text_delta(text[at : at + 3]))
    before = [(text, text.toPlainText()) for text in shown(view)]
    final = replace(live, parts=(Part(PartKind.TEXT, text),), state=MessageState.COMPLETE)
    view.update_message(final)
    assert [(text, text.toPlainText()) for text in shown(view)] == before
    heights = [text.height() for text in shown(view)]
    view.set_messages([final])
    assert [text.toPlainText() for text in shown(view)] == [text for _widget, text in before]
    assert [text.height() for text in shown(view)] == heights


def test_an_answer_goes_on_inside_the_block_where_it_was_cut(view: TranscriptView, make: MakeMessage) -> None:
    head, tail = "Here:\n\n```py\nx = 1\ny =", " 2\n```\n\nDone."
    cut = make(Role.ASSISTANT, Part(PartKind.REASONING, "Hm."), head, state=MessageState.INTERRUPTED)
    view.set_messages([cut])
    view.update_message(replace(cut, state=MessageState.STREAMING))
    view.apply_delta(cut.id, text_delta(tail))
    parts = (cut.parts[0], Part(PartKind.TEXT, head + tail))
    final = replace(cut, parts=parts, state=MessageState.COMPLETE)
    view.update_message(final)
    seen = words(view)
    assert "x = 1\ny = 2" in seen
    view.set_messages([final])
    assert words(view) == seen


def test_a_chat_that_is_found_again_streams_on_in_its_last_block(
    view: TranscriptView, make: MakeMessage
) -> None:
    live = make(Role.ASSISTANT, "```py\nx = 1\n", state=MessageState.STREAMING)
    view.set_messages([live])
    view.apply_delta(live.id, text_delta("y = 2\n"))
    assert "x = 1\ny = 2" in words(view)


def test_a_reference_that_comes_late_makes_its_link(view: TranscriptView, make: MakeMessage) -> None:
    live = make(Role.ASSISTANT, state=MessageState.STREAMING)
    view.set_messages([live])
    head, tail = "See [it].\n\nMore.\n\n", "[it]: https://example.org\n"
    view.apply_delta(live.id, text_delta(head))
    assert "See [it]." in words(view)
    view.apply_delta(live.id, text_delta(tail))
    view.update_message(replace(live, parts=(Part(PartKind.TEXT, head + tail),), state=MessageState.COMPLETE))
    assert "See it." in words(view)


def test_a_final_text_that_differs_is_the_truth(view: TranscriptView, make: MakeMessage) -> None:
    live = make(Role.ASSISTANT, state=MessageState.STREAMING)
    view.set_messages([live])
    view.apply_delta(live.id, text_delta("Half of"))
    view.update_message(
        replace(live, parts=(Part(PartKind.TEXT, "All of it."),), state=MessageState.COMPLETE)
    )
    assert words(view) == "All of it."


def test_reasoning_is_folded_and_opens_by_keyboard(view: TranscriptView, make: MakeMessage) -> None:
    view.set_messages(
        [make(Role.ASSISTANT, Part(PartKind.REASONING, "A *thought*.", duration_ms=4200), "Yes.")]
    )
    assert words(view) == "Yes."
    fold = next(child for child in view.findChildren(QWidget) if child.accessibleName() == "Thought for 4 s")
    QTest.keyClick(fold, Qt.Key.Key_Space)
    assert words(view) == "A thought.\nYes."
    QTest.keyClick(fold, Qt.Key.Key_Space)
    assert words(view) == "Yes."


def test_a_tool_call_and_commentary_have_folds(view: TranscriptView, make: MakeMessage) -> None:
    call = Part(PartKind.TOOL_CALL, '{"q": 1}', name="search", call_id="1")
    view.set_messages([make(Role.ASSISTANT, Part(PartKind.COMMENTARY, "I look."), call, "Found.")])
    names = {child.accessibleName() for child in view.findChildren(QWidget) if child.isVisible()}
    assert {"Commentary", "Tool call: search"} <= names
    assert words(view) == "Found."


def test_parts_arrive_in_one_stream(view: TranscriptView, make: MakeMessage) -> None:
    live = make(Role.ASSISTANT, state=MessageState.STREAMING)
    view.set_messages([live])
    view.apply_delta(live.id, (TextDelta(PartKind.REASONING, "Hm."), TextDelta(PartKind.TEXT, "One")))
    view.apply_delta(live.id, (TextDelta(PartKind.TEXT, " two."),))
    assert words(view) == "One two."
    parts = (Part(PartKind.REASONING, "Hm.", duration_ms=61_000), Part(PartKind.TEXT, "One two."))
    view.update_message(replace(live, parts=parts, state=MessageState.COMPLETE))
    assert any(child.accessibleName() == "Thought for 1 min 1 s" for child in view.findChildren(QWidget))


def test_a_broken_off_answer_offers_to_go_on(view: TranscriptView, make: MakeMessage) -> None:
    stopped = make(Role.ASSISTANT, Part(PartKind.REASONING, "Hm."), state=MessageState.STOPPED)
    broken = make(Role.ASSISTANT, "Half", state=MessageState.INTERRUPTED)
    view.set_messages([stopped, broken])
    with record_signal(view.resume_requested) as resumed:
        button(view, "Ask again").click()
        button(view, "Continue").click()
    assert resumed.emissions == [(stopped.id,), (broken.id,)]


def test_a_stopped_answer_with_text_goes_on_and_is_not_asked_for_again(
    view: TranscriptView, make: MakeMessage
) -> None:
    stopped = make(Role.ASSISTANT, "Half", state=MessageState.STOPPED)
    view.set_messages([stopped])
    with record_signal(view.resume_requested) as resumed:
        button(view, "Continue").click()
    assert resumed.emissions == [(stopped.id,)]


def test_an_answer_that_was_cut_at_its_length_offers_to_go_on(
    view: TranscriptView, make: MakeMessage
) -> None:
    record = AnswerRecord(
        "llama.cpp", "1", "m", "p", GenerationParameters(), finish_reason=FinishReason.LENGTH
    )
    cut = make(Role.ASSISTANT, "Half", answer=record)
    view.set_messages([cut])
    with record_signal(view.resume_requested) as resumed:
        button(view, "Continue").click()
    assert resumed.emissions == [(cut.id,)]


def test_a_clamped_and_recovered_answer_says_so(view: TranscriptView, make: MakeMessage) -> None:
    record = AnswerRecord(
        "llama.cpp", "1", "m", "p", GenerationParameters(), finish_reason=FinishReason.LENGTH,
        recovered=True, max_tokens_clamped_to=12,
    )  # fmt: skip
    view.set_messages([make(Role.ASSISTANT, "Text", answer=record)])
    notes = [note.text() for note in view.findChildren(QWidget) if note.isVisible() and hasattr(note, "text")
             and isinstance(note.text(), str)]  # fmt: skip
    assert any("limited to 12" in note and "Recovered" in note for note in notes)


def test_buttons_come_with_the_pointer(view: TranscriptView, make: MakeMessage) -> None:
    answer = make(Role.ASSISTANT, "Some **text**.")
    view.set_messages([answer])
    assert not any(b.isVisible() for b in view.findChildren(QToolButton))
    view._context.hovered.emit(answer.id)
    button(view, "Copy message").click()
    assert QGuiApplication.clipboard().text() == "Some **text**."
    with record_signal(view.regenerate_requested) as asked:
        button(view, "Answer again").click()
    assert asked.emissions == [(answer.id,)]


def test_code_is_copied_whole(view: TranscriptView, make: MakeMessage) -> None:
    code = "\n".join(f"line {n}" for n in range(450))
    view.set_messages([make(Role.ASSISTANT, f"```\n{code}\n```")])
    view.verticalScrollBar().setValue(0)
    button(view, "Copy code").click()
    assert QGuiApplication.clipboard().text() == code


def test_a_link_tells_its_address_and_nothing_is_loaded(view: TranscriptView, make: MakeMessage) -> None:
    text = "[web](https://example.org/a) [file](file:///etc/passwd) ![picture](http://example.org/x.png)"
    text += " <img src=x>"
    view.set_messages([make(Role.ASSISTANT, text)])
    widget = shown(view)[0]
    assert widget.toPlainText() == "web file picture <img src=x>"
    assert widget.loadResource(2, "file:///etc/passwd") is None
    with record_signal(view.link_activated) as clicked:
        QTest.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(8, 10))
        place = QPoint(widget.fontMetrics().horizontalAdvance("web f") + 4, 10)
        QTest.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clicked.emissions == [("https://example.org/a",)]


def test_a_drag_selects_over_rows(view: TranscriptView, make: MakeMessage) -> None:
    view.set_messages([make(Role.ASSISTANT, "First paragraph.\n\nSecond one.\n\nThird 🙂 one.")])
    first, _second, third = (text.viewport() for text in shown(view))
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=QPoint(0, 10))
    end = first.mapFromGlobal(third.mapToGlobal(QPoint(third.width() - 1, 10)))
    QTest.mouseMove(first, end)
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=end)
    QTest.keyClick(shown(view)[0], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "First paragraph.\n\nSecond one.\n\nThird 🙂 one."


def test_everything_can_be_selected(view: TranscriptView, conversation: list[Message]) -> None:
    view.set_messages(conversation)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert all(f"Question {n}\n" in copied and f"Answer {n}\n" in copied for n in range(20))


def test_tab_goes_through_the_rows_in_order(
    qapp: QApplication, view: TranscriptView, make: MakeMessage
) -> None:
    view.set_messages([make(Role.USER, "Ask"), make(Role.ASSISTANT, "One\n\nTwo")])
    view.activateWindow()
    wait_until(view.isActiveWindow)
    view.setFocus()
    reached = []
    for _ in range(8):
        view.focusNextPrevChild(True)
        focused = qapp.focusWidget()
        if isinstance(focused, QTextEdit):
            reached.append(focused.toPlainText())
    assert list(dict.fromkeys(reached)) == ["Ask", "One", "Two"]


def test_the_text_is_there_for_assistive_programs(view: TranscriptView, make: MakeMessage) -> None:
    view.set_messages([make(Role.ASSISTANT, "Readable **text**.")])
    assert view.accessibleName() == "Transcript"
    assert [text.accessibleName() for text in shown(view)] == ["Answer"]


def test_a_theme_and_a_font_change_everything_on_the_screen(
    view: TranscriptView, conversation: list[Message]
) -> None:
    view.set_messages(conversation)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 3)
    before = shown(view)[2].toPlainText()
    light = view.grab().toImage().pixelColor(2, 2).lightness()
    view.set_theme(DARK)
    assert view.grab().toImage().pixelColor(2, 2).lightness() < light
    assert before in words(view)
    height = max(text.height() for text in shown(view) if text.toPlainText() == before)
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert before in words(view)
    assert max(text.height() for text in shown(view) if text.toPlainText() == before) > height


def test_a_narrow_window_wraps_and_keeps_the_place(view: TranscriptView, conversation: list[Message]) -> None:
    view.set_messages(conversation)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    top = shown(view)[4].toPlainText()
    view.resize(420, 700)
    assert top in words(view)
    left, width = view.column()
    assert left >= 24
    assert left + width <= view.viewport().width() - 24


def test_nothing_shown_is_painted_as_a_placeholder(view: TranscriptView, make: MakeMessage) -> None:
    blank = view.grab().toImage()
    view.set_placeholder("Ask something")
    assert view.grab().toImage() != blank
    view.set_messages([make(Role.USER, "Hello")])
    view.set_messages([])
    assert shown(view) == []
    view.apply_delta("unknown", text_delta("x"))
    view.update_message(make(Role.ASSISTANT, "unknown"))
    assert shown(view) == []


def test_code_gets_its_colours(view: TranscriptView, make: MakeMessage) -> None:
    view.set_messages(
        [make(Role.ASSISTANT, "```python\ndef f():\n    return 'x'  # note\n```\n\n```nolang\nx\n```")]
    )
    document = shown(view)[0].document()
    wait_until(lambda: document.begin().layout().formats(), what="the first line is coloured")
    assert document.begin().layout().formats()[0].length == len("def")

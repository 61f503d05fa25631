"""Formulas in the transcript: source until they are drawn, and source again when they are copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from gptoss_desktop.domain.conversation import (
    Message,
    MessageState,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.protocol.maths import Drawing, NoDrawing
from gptoss_desktop.ui.markdown.inline import OBJECT
from gptoss_desktop.ui.markdown.maths import Formula
from gptoss_desktop.ui.maths.formulas import formulas
from gptoss_desktop.ui.theme.tokens import DARK
from tests.support.qt import wait_until
from tests.ui.transcript.conftest import view  # noqa: F401  a fixture

if TYPE_CHECKING:
    from gptoss_desktop.ui.transcript.view import TranscriptView


def message(text: str, state: MessageState = MessageState.COMPLETE) -> Message:
    parts = (Part(PartKind.TEXT, text),) if text else ()
    return Message(new_message_id(), new_conversation_id(), None, Role.ASSISTANT, parts, state)


def shown(view: TranscriptView) -> list[QTextEdit]:  # noqa: F811
    texts = [text for text in view.findChildren(QTextEdit) if text.isVisible()]
    return sorted(texts, key=lambda text: text.mapTo(view, QPoint(0, 0)).y())


def known(tex: str, *, display: bool = False) -> object:
    return formulas().look_up(Formula(tex, display, ""))


def ink(view: TranscriptView, text: QTextEdit) -> int:  # noqa: F811
    """The number of pixels of a row that are not ground."""
    image = text.viewport().grab().toImage()
    ground = image.pixel(image.width() - 1, 0)
    return sum(image.pixel(x, y) != ground for x in range(image.width()) for y in range(image.height()))


def test_a_formula_is_source_until_it_is_drawn(view: TranscriptView) -> None:  # noqa: F811
    tex = r"\frac{a_{11}}{b_{12}}"
    view.set_messages([message(f"Before ${tex}$ after.\n\nNext.")])
    text, after = shown(view)
    low, place = text.height(), after.mapTo(view, QPoint(0, 0)).y()
    assert text.toPlainText() == f"Before {OBJECT} after."
    written = text.viewport().grab().toImage()
    wait_until(lambda: isinstance(known(tex), Drawing))
    wait_until(lambda: text.height() > low)
    assert text.viewport().grab().toImage() != written
    # The end is followed: what was read there stays where it is.
    assert after.mapTo(view, QPoint(0, 0)).y() >= place
    assert text.toPlainText() == f"Before {OBJECT} after."
    assert tex in text.accessibleDescription()


def test_what_is_read_stays_where_it_is(view: TranscriptView) -> None:  # noqa: F811
    paragraphs = [f"Number {n} has $\\frac{{k_{{{n}}}}}{{\\sqrt{{{n}}}}}$ in it." for n in range(60)]
    view.set_messages([message("\n\n".join(paragraphs))])
    wait_until(lambda: formulas().is_idle)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    places = {text.toPlainText(): text.mapTo(view, QPoint(0, 0)).y() for text in shown(view)}
    top = next(words for words, place in places.items() if place >= 0)
    wait_until(lambda: formulas().is_idle)
    QTest.qWait(50)
    moved = {text.toPlainText(): text.mapTo(view, QPoint(0, 0)).y() for text in shown(view)}
    # The row at the upper edge is held; the one below it moves by what that row has grown.
    assert abs(moved[top] - places[top]) < 40
    assert bar.value() != bar.maximum()
    view.go_to_end()
    wait_until(lambda: formulas().is_idle)
    QTest.qWait(50)
    assert bar.value() == bar.maximum()


def test_a_small_formula_does_not_spread_its_line(view: TranscriptView) -> None:  # noqa: F811
    view.set_messages([message("Let $x_7$ be\n\nLet x be")])
    wait_until(lambda: isinstance(known("x_7"), Drawing))
    with_formula, without = shown(view)
    assert with_formula.height() == without.height()


def test_one_that_cannot_be_drawn_stays_source(view: TranscriptView) -> None:  # noqa: F811
    view.set_messages([message(r"See $\unknown{x}$ here")])
    text = shown(view)[0]
    before = ink(view, text)
    wait_until(lambda: isinstance(known(r"\unknown{x}"), NoDrawing))
    wait_until(lambda: ink(view, text) > before, what="the mark is there")


def test_a_selection_with_formulas_is_copied_as_source(view: TranscriptView) -> None:  # noqa: F811
    view.set_messages([message("One 🙂 $a^2$ two $b^2$.\n\n$$\nc^2\n$$\n\nEnd.")])
    wait_until(lambda: isinstance(known("\nc^2\n", display=True), Drawing))
    text = shown(view)[0]
    text.selectAll()
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "One 🙂 $a^2$ two $b^2$."
    view.setFocus()
    view.select_all()
    assert view.selection.text() == "One 🙂 $a^2$ two $b^2$.\n\n$$\nc^2\n$$\n\nEnd."


def test_drawing_keeps_a_selection(view: TranscriptView) -> None:  # noqa: F811
    tex = r"\sqrt{selected}"
    view.set_messages([message(f"Some words ${tex}$ more words.")])
    text = shown(view)[0]
    cursor = text.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(20, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    before = cursor.selectedText()
    wait_until(lambda: isinstance(known(tex), Drawing))
    QTest.qWait(100)
    assert text.textCursor().selectedText() == before


def test_a_wide_formula_is_made_to_fit(view: TranscriptView) -> None:  # noqa: F811
    tex = " + ".join(f"x_{{{number}}}" for number in range(60))
    view.set_messages([message(f"$$\n{tex}\n$$")])
    wait_until(lambda: isinstance(known(f"\n{tex}\n", display=True), Drawing))
    text = shown(view)[0]
    wait_until(lambda: text.document().idealWidth() <= text.width())


def test_a_streamed_formula_is_drawn_when_it_closes(view: TranscriptView) -> None:  # noqa: F811
    live = message("", MessageState.STREAMING)
    view.set_messages([live])
    seen = []
    for piece in ("Let \\", "(a_1", " * b_2", " * c_", "3\\", ") be", " it."):
        view.apply_delta(live.id, (TextDelta(PartKind.TEXT, piece),))
        seen.append(shown(view)[0].toPlainText())
    assert seen[1:5] == [
        "Let \\(a_1",
        "Let \\(a_1 * b_2",
        "Let \\(a_1 * b_2 * c_",
        "Let \\(a_1 * b_2 * c_3\\",
    ]
    assert seen[-1] == f"Let {OBJECT} be it."


def test_formulas_take_the_colour_and_the_size_of_the_text(view: TranscriptView) -> None:  # noqa: F811
    tex = r"\sum_{i} \prod_{j}"
    view.set_messages([message(f"${tex}$")])
    wait_until(lambda: isinstance(known(tex), Drawing))
    QTest.qWait(100)
    text = shown(view)[0]
    light = text.viewport().grab().toImage()
    width = text.document().idealWidth()
    view.set_theme(DARK)
    image = shown(view)[0].viewport().grab().toImage()
    darkest = min(light.pixelColor(x, y).lightness() for x in range(60) for y in range(light.height()))
    brightest = max(image.pixelColor(x, y).lightness() for x in range(60) for y in range(image.height()))
    assert darkest < 80
    assert brightest > 170
    view.set_zoom(200)
    assert shown(view)[0].document().idealWidth() == pytest.approx(2 * width, rel=0.1)


def test_rows_that_come_back_have_their_true_height(view: TranscriptView) -> None:  # noqa: F811
    tex = r"\begin{pmatrix} 1 \\ 2 \\ 3 \\ 4 \end{pmatrix}"
    view.set_messages([message(f"$$\n{tex}\n$$"), *(message("words\n\n" * 30) for _ in range(3))])
    view.verticalScrollBar().setValue(0)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    wait_until(lambda: isinstance(known(f"\n{tex}\n", display=True), Drawing))
    view.verticalScrollBar().setValue(0)
    first = shown(view)[0]
    assert first.height() > 60


def test_formulas_in_tables_are_drawn(view: TranscriptView) -> None:  # noqa: F811
    view.set_messages([message("| a | b |\n|---|---|\n| $q^3$ | $\\frac{1}{2}$ |\n")])
    wait_until(lambda: isinstance(known(r"\frac{1}{2}"), Drawing))
    assert shown(view)[0].toPlainText().count(OBJECT) == 2
    assert "q^3" in shown(view)[0].accessibleDescription()

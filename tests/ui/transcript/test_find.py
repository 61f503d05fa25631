"""Finding in the conversation: counts in the sources, colours in the rows, the way from hit to hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextEdit, QToolButton

from gptoss_desktop.domain.conversation import Message, Part, PartKind, Role
from gptoss_desktop.ui.transcript.find.pattern import compile_query
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.ui.transcript.view import TranscriptView
    from tests.ui.transcript.conftest import MakeMessage


def count(view: TranscriptView) -> str:
    return view.find_bar.findChildren(QLabel)[0].text()


def coloured(view: TranscriptView) -> list[str]:
    """The words that are coloured on the screen, from above."""
    found = [text for text in view.viewport().findChildren(QTextEdit) if text.isVisible()]
    found.sort(key=lambda text: text.mapTo(view, QPoint(0, 0)).y())
    return [mark.cursor.selectedText() for text in found for mark in text.extraSelections()]


def look_for(view: TranscriptView, text: str) -> None:
    view.open_find()
    view.find_bar.edit.setText(text)
    wait_until(lambda: view._search._finder.done)


@pytest.mark.parametrize(
    ("query", "source"),
    [
        ("bold text", "some **bold** text"),
        ("a b", "a\n b"),
        ("C++ (new)", "c++ (new)"),
        ("本机", "在本机运行"),
        ("naïve", "NAÏVE"),
    ],
)
def test_a_query_reads_through_the_marks_of_the_source(query: str, source: str) -> None:
    pattern = compile_query(query, case=False)
    assert pattern is not None
    assert pattern.search(source)


def test_there_is_nothing_to_look_for_in_blanks() -> None:
    assert compile_query("  ", case=False) is None


def test_hits_are_counted_everywhere_and_walked_round(
    view: TranscriptView, conversation: list[Message]
) -> None:
    view.set_messages(conversation)
    look_for(view, "answer")
    assert count(view).endswith("of 20")
    first = count(view)
    assert "Answer" in coloured(view)
    edit = view.find_bar.edit
    for _ in range(20):
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert count(view) == first
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert count(view) != first
    look_for(view, "Answer 7")
    assert coloured(view) == ["Answer 7"]
    assert count(view) == "1 of 1"


def test_finding_begins_where_one_reads(view: TranscriptView, conversation: list[Message]) -> None:
    view.set_messages(conversation)
    view.show_message(conversation[20].id)
    look_for(view, "Question")
    assert count(view) in {"10 of 20", "11 of 20"}


def test_case_counts_where_it_is_wanted(view: TranscriptView, make: MakeMessage) -> None:
    view.set_messages([make(Role.ASSISTANT, "One one ONE")])
    look_for(view, "one")
    assert count(view) == "1 of 3"
    case = next(b for b in view.find_bar.findChildren(QToolButton) if b.accessibleName() == "Match case")
    case.click()
    wait_until(lambda: count(view) == "1 of 1")
    assert coloured(view) == ["one"]


def test_a_hit_in_a_fold_opens_it(view: TranscriptView, make: MakeMessage) -> None:
    thought = Part(PartKind.REASONING, "A needle 🙂 needle.")
    view.set_messages([make(Role.USER, "Hay"), make(Role.ASSISTANT, thought, "Hay needle")])
    look_for(view, "needle")
    assert count(view) == "1 of 3"
    assert coloured(view) == ["needle", "needle", "needle"]


def test_nothing_found_is_said_and_closing_ends_it(view: TranscriptView, make: MakeMessage) -> None:
    view.set_messages([make(Role.ASSISTANT, "Hay")])
    look_for(view, "needle")
    assert count(view) == "Nothing found"
    look_for(view, "hay")
    assert coloured(view) == ["Hay"]
    QTest.keyClick(view.find_bar.edit, Qt.Key.Key_Escape)
    assert view.find_bar.isHidden()
    assert coloured(view) == []


def test_what_comes_while_one_looks_is_counted(view: TranscriptView, make: MakeMessage) -> None:
    view.set_messages([make(Role.ASSISTANT, "Hay")])
    look_for(view, "hay")
    view.add_message(make(Role.USER, "More hay"))
    wait_until(lambda: count(view) == "1 of 2")


def test_a_long_line_is_counted_whole(view: TranscriptView, make: MakeMessage) -> None:
    view.set_messages([make(Role.USER, "ab" * 200_000 + "c")])
    look_for(view, "bc")
    assert count(view) == "1 of 1"
    look_for(view, "ab")
    assert view._search._finder.total == 200_000

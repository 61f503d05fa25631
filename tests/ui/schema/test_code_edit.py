"""The editor of schemas: line numbers, indents, marks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from gptoss_desktop.ui.schema.code_edit import CodeEdit
from gptoss_desktop.ui.theme.current import current_theme


@pytest.fixture
def edit(qapp: QApplication) -> CodeEdit:
    found = CodeEdit()
    found.resize(400, 300)
    found.show()
    return found


def colours(edit: CodeEdit, line: int) -> dict[str, str]:
    block = edit.document().findBlockByNumber(line)
    return {
        block.text()[span.start : span.start + span.length]: span.format.foreground().color().name()
        for span in block.layout().formats()
    }


def test_a_new_line_is_as_deep_as_the_one_above_and_deeper_behind_a_bracket(edit: CodeEdit) -> None:
    edit.setPlainText('  "a": {')
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "1,")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == '  "a": {\n    1,\n    '


def test_names_texts_numbers_and_words_have_their_colours(edit: CodeEdit) -> None:
    edit.setPlainText('{"a": "b", "c": -1.5e3, "d": true}')
    theme = current_theme()
    assert colours(edit, 0) == {
        '"a"': QColor(theme.accent).name(),
        '"b"': QColor(theme.success).name(),
        '"c"': QColor(theme.accent).name(),
        "-1.5e3": QColor(theme.warning).name(),
        '"d"': QColor(theme.accent).name(),
        "true": QColor(theme.danger).name(),
    }


def test_a_mark_covers_the_word_that_is_wrong(edit: CodeEdit) -> None:
    edit.setPlainText('{\n  "type": "text"\n}')
    edit.mark(2, 11)
    line, spot = edit.extraSelections()
    assert spot.cursor.selectedText() == '"text"'
    assert line.cursor.blockNumber() == 1
    edit.mark(99, 99)
    assert edit.extraSelections()[0].cursor.blockNumber() == 2
    edit.unmark()
    assert edit.extraSelections() == []


def test_the_margin_has_room_for_the_last_number(edit: CodeEdit) -> None:
    narrow = edit.margin_width()
    edit.setPlainText("\n" * 12_000)
    assert edit.margin_width() > narrow
    assert edit.viewportMargins().left() == edit.margin_width()


def test_tab_leaves_the_editor(qapp: QApplication) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    edit, other = CodeEdit(), QLineEdit()
    column.addWidget(edit)
    column.addWidget(other)
    window.show()
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert window.focusWidget() is other

"""The search field: one query from text, filters and chips."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QWidget

from gptoss_desktop.domain.conversation import Role
from gptoss_desktop.domain.search import SearchQuery
from gptoss_desktop.ui.actions.registry import ActionRegistry
from gptoss_desktop.ui.search.filter_menu import Choices, FilterMenu
from gptoss_desktop.ui.search.search_box import SearchBox
from gptoss_desktop.ui.search.span_dialog import SpanDialog
from gptoss_desktop.ui.search.words import Period, begin_of, count_text, span_text
from tests.support.qt import record_signal

CHOICES = Choices(["tiny"], [("f", "Work & more")], ["隐私"])


@pytest.fixture
def box(qapp: QApplication) -> Iterator[SearchBox]:
    assert qapp is not None
    window = QWidget()
    found = SearchBox(ActionRegistry(window), lambda: CHOICES, window)
    found.resize(244, 80)
    window.show()
    yield found
    window.close()


def choose(box: SearchBox, group: str, entry: str) -> None:
    menu = FilterMenu(box.query, CHOICES, box)
    menu.chosen.connect(box.set_query)
    inner = next(found for found in menu.findChildren(QMenu) if found.title() == group)
    next(action for action in inner.actions() if action.text() == entry).trigger()


def chips(box: SearchBox) -> list[str]:
    QApplication.processEvents()
    return [
        button.text()
        for button in box.findChildren(QToolButton)
        if button.property("kind") == "chip" and not button.isHidden()
    ]


def test_text_and_filters_make_one_query(box: SearchBox) -> None:
    with record_signal(box.changed) as changed:
        QTest.keyClicks(box.field, " wall ")
        choose(box, "Model", "tiny")
        choose(box, "Folder", "Work && more")
        choose(box, "Tag", "隐私")
        choose(box, "Writer", "Written by me")
        choose(box, "Archive", "Archived only")
        choose(box, "Time", "Last 7 days")
    since = begin_of(Period.WEEK)
    assert box.query == SearchQuery("wall", "f", "隐私", "tiny", Role.USER, since, None, archived=True)
    assert changed.emissions[-1] == (box.query,)
    assert set(chips(box)) == {
        "Last 7 days",
        "tiny",
        "Work & more",
        "隐私",
        "Written by me",
        "Archived only",
    }


def test_a_chip_takes_its_filter_away(box: SearchBox) -> None:
    choose(box, "Tag", "隐私")
    choose(box, "Model", "tiny")
    chip = next(button for button in box.findChildren(QToolButton) if button.text() == "tiny")
    assert chip.accessibleName() == "Remove the filter tiny"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert box.query == SearchQuery("", tag="隐私")
    assert chips(box) == ["隐私"]


def test_esc_empties_and_down_leaves(box: SearchBox) -> None:
    QTest.keyClicks(box.field, "wall")
    with record_signal(box.left_downwards) as left, record_signal(box.entered) as entered:
        QTest.keyClick(box.field, Qt.Key.Key_Down)
        QTest.keyClick(box.field, Qt.Key.Key_Return)
        QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert (len(left.emissions), len(entered.emissions)) == (1, 1)
    assert box.query == SearchQuery("")
    assert box.field.text() == ""


def test_a_span_of_days_holds_both_of_them(box: SearchBox) -> None:
    dialog = SpanDialog(box.window())
    dialog.show()
    with record_signal(dialog.chosen) as chosen:
        find = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Search")
        QTest.mouseClick(find, Qt.MouseButton.LeftButton)
    since, until = chosen.arguments
    today = datetime.now().astimezone().date()
    assert until.date() == today + timedelta(days=1)
    assert since.tzinfo is not None
    assert "–" in span_text(SearchQuery("", since=since, until=until))


def test_counts_are_written_as_people_read_them() -> None:
    assert count_text(27, more=False) == "27"
    assert count_text(10_000, more=True) == "10,000+"

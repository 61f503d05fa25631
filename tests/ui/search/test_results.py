"""What was found: groups, counts, more as one scrolls, and what opens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary, MessageId, Role
from gptoss_desktop.domain.search import SearchHit, SearchResult
from gptoss_desktop.ui.search.results_model import ResultsModel, matched_spans
from gptoss_desktop.ui.search.results_view import ResultsView
from tests.support.qt import record_signal, wait_until

NOW = datetime.now(UTC)


def titled(count: int) -> list[ConversationSummary]:
    return [ConversationSummary(ConversationId(f"c{n}"), f"Wall {n}", NOW, NOW) for n in range(count)]


def found(first: int, count: int, total: int, *, more: bool = False) -> SearchResult:
    hits = tuple(
        SearchHit(
            ConversationId("c"),
            MessageId(f"m{first + n}"),
            "Garden",
            Role.USER,
            NOW,
            f"Number {first + n} of the walls that\nstand in the garden, one behind the other, 墙 in a row",
            ((7, 8),),
        )
        for n in range(count)
    )
    return SearchResult(hits, total, more, 1.0)


@pytest.fixture
def view(qapp: QApplication) -> Iterator[ResultsView]:
    assert qapp is not None
    shown = ResultsView(ResultsModel())
    shown.resize(260, 500)
    shown.show()
    yield shown
    shown.close()


def lines(view: ResultsView) -> list[str]:
    model = view.results
    return [str(model.index(row).data()).split("\n")[0] for row in range(model.rowCount())]


def test_titles_and_messages_stand_under_their_counts(view: ResultsView) -> None:
    view.results.show_titles(titled(2), 2, "wall")
    view.results.show_messages(found(0, 2, 10_000, more=True))
    assert lines(view) == ["Titles 2", "Wall 0", "Wall 1", "Messages 10,000+", "Garden", "Garden"]
    assert view.results.flags(view.results.index(0)) == Qt.ItemFlag.NoItemFlags
    assert not view.grab().isNull()


def test_more_titles_are_behind_one_row(view: ResultsView) -> None:
    view.results.show_titles(titled(5), 1234, "wall")
    assert lines(view)[-1] == "All 1,234 titles"
    view.setCurrentIndex(view.results.index(6))
    with record_signal(view.all_titles_wanted) as wanted:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert len(wanted.emissions) == 1


def test_more_messages_are_asked_for_as_one_scrolls(view: ResultsView) -> None:
    view.results.show_messages(found(0, 50, 60))
    with record_signal(view.results.more_wanted) as wanted:
        view.scrollToBottom()
        wait_until(lambda: wanted.emissions)
        view.results.append(found(50, 10, 60))
        assert view.results.loaded == 60
        asked = len(wanted.emissions)
        view.scrollToBottom()
        QApplication.processEvents()
    assert len(wanted.emissions) == asked
    assert view.results.rowCount() == 61


def test_return_opens_a_message_and_a_click_a_title(view: ResultsView) -> None:
    view.results.show_titles(titled(1), 1, "wall")
    view.results.show_messages(found(0, 2, 2))
    with record_signal(view.opened) as opened, record_signal(view.opened_at) as opened_at:
        place = view.visualRect(view.results.index(1)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        view.setCurrentIndex(view.results.index(4))
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.emissions == [("c0",)]
    assert opened_at.emissions == [("c", "m1")]


def test_up_at_the_first_hit_goes_back_to_the_field(view: ResultsView) -> None:
    view.results.show_titles(titled(2), 2, "wall")
    view.enter()
    with record_signal(view.left_upwards) as left:
        QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Up)
        assert left.emissions == []
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert len(left.emissions) == 1


def test_nothing_found_is_said(view: ResultsView) -> None:
    view.results.show_messages(found(0, 0, 0))
    assert lines(view) == ["No message contains this."]
    assert not view.results.first_hit().isValid()


@pytest.mark.parametrize(
    ("title", "text", "spans"),
    [
        ("Plan the garden wall", "WALL gar", ((9, 12), (16, 20))),
        ("本机模型的隐私", "模型", ((2, 4),)),
        ("a (b) c", "(b)", ((2, 5),)),
        ("Nothing", "", ()),
    ],
)
def test_what_matched_in_a_title_is_known(title: str, text: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert matched_spans(title, text) == spans

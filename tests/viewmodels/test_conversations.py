"""The list of conversations: order, groups, filter, and the signals by which a view follows."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary
from gptoss_desktop.viewmodels.conversations import ConversationListModel, ConversationRole
from gptoss_desktop.viewmodels.date_groups import DateGroup, group_of
from tests.support.qt import record_signal

NOON = datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)


def summary(name: str, age: timedelta = timedelta()) -> ConversationSummary:
    moment = NOON.astimezone(UTC) - age
    return ConversationSummary(ConversationId(name), name.title(), moment, moment)


def rows(model: ConversationListModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


@pytest.fixture
def model() -> ConversationListModel:
    found = ConversationListModel()
    found.set_conversations(
        [
            summary("old", timedelta(days=30)),
            summary("now"),
            summary("yesterday", timedelta(days=1)),
            summary("week", timedelta(days=5)),
        ]
    )
    return found


@pytest.mark.parametrize(
    ("days", "group"),
    [
        (-1, DateGroup.TODAY),
        (0, DateGroup.TODAY),
        (1, DateGroup.YESTERDAY),
        (2, DateGroup.WEEK),
        (7, DateGroup.WEEK),
        (8, DateGroup.EARLIER),
    ],
)
def test_groups_go_by_days_of_the_local_calendar(days: int, group: DateGroup) -> None:
    assert group_of(NOON - timedelta(days=days), NOON.date()) is group


def test_the_newest_comes_first_under_headings(model: ConversationListModel) -> None:
    assert rows(model) == [
        "Today",
        "Now",
        "Yesterday",
        "Yesterday",
        "Previous 7 days",
        "Week",
        "Earlier",
        "Old",
    ]
    assert model.index(0).data(ConversationRole.IS_HEADING)
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    newest = model.newest()
    assert newest is not None
    assert newest.id == "now"


def test_a_filter_leaves_out_titles_and_empty_headings(model: ConversationListModel) -> None:
    model.set_filter(" YESTER ")
    assert rows(model) == ["Yesterday", "Yesterday"]
    model.set_filter("nothing like this")
    assert model.rowCount() == 0
    model.set_filter("")
    assert model.rowCount() == 8


def test_a_chat_that_moves_up_is_moved_and_stays_the_current_one(model: ConversationListModel) -> None:
    model.upsert(summary("second", timedelta(minutes=5)))
    kept = QPersistentModelIndex(model.index_of("second"))
    with record_signal(model.rowsMoved) as moves, record_signal(model.rowsRemoved) as removals:
        model.upsert(summary("second", timedelta(minutes=-1)))
    assert len(moves.emissions) == 1
    assert removals.emissions == []
    assert rows(model)[:3] == ["Today", "Second", "Now"]
    assert kept == model.index_of("second")
    assert kept.data() == "Second"


def test_a_new_title_changes_one_row_in_place(model: ConversationListModel) -> None:
    with record_signal(model.dataChanged) as changes, record_signal(model.rowsRemoved) as removals:
        model.set_title("week", "Wednesday")
    assert "Wednesday" in rows(model)
    assert len(changes.emissions) == 1
    assert removals.emissions == []


def test_removing_the_last_of_a_group_removes_its_heading(model: ConversationListModel) -> None:
    model.remove(["old", "week"])
    assert rows(model) == ["Today", "Now", "Yesterday", "Yesterday"]


def test_an_edited_title_is_asked_for_and_not_taken(model: ConversationListModel) -> None:
    index = model.index_of("week")
    with record_signal(model.rename_requested) as asked:
        assert model.setData(index, "  Holiday ")
        assert not model.setData(index, "   ")
        assert not model.setData(model.index(0), "Heading")
        assert model.setData(index, "Week")
    assert asked.emissions == [("week", "Holiday")]
    assert index.data() == "Week"


def test_answering_is_told_to_the_eye_and_to_the_ear(model: ConversationListModel) -> None:
    index = model.index_of("now")
    model.set_answering("now", answering=True)
    assert index.data(ConversationRole.IS_ANSWERING)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Now, being answered"
    model.set_answering("now", answering=False)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Now"


def test_midnight_groups_anew(model: ConversationListModel) -> None:
    model.set_today((NOON + timedelta(days=1)).date())
    assert rows(model)[0] == "Yesterday"


def test_rows_that_are_nowhere_are_no_rows(model: ConversationListModel) -> None:
    assert model.id_at(QModelIndex()) is None
    assert model.data(QModelIndex()) is None
    assert not model.index_of("unknown").isValid()
    assert model.summary("unknown") is None


def test_a_hundred_thousand_are_no_burden() -> None:
    model = ConversationListModel()
    begin = time.perf_counter()
    model.set_conversations(summary(f"chat {n}", timedelta(minutes=n)) for n in range(100_000))
    model.set_filter("99999")
    model.set_filter("")
    model.upsert(summary("another"))
    assert model.rowCount() == 100_001 + 4
    # Generous: a machine that is busy with other things must not fail this, an algorithm that is square must.
    assert time.perf_counter() - begin < 20

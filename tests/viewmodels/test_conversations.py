"""The list of conversations: order, groups, filter, and the signals by which a view follows."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary
from gptoss_desktop.viewmodels.catalogue import Catalogue
from gptoss_desktop.viewmodels.conversations import ConversationListModel, ConversationRole
from gptoss_desktop.viewmodels.scope import ARCHIVE, EVERYTHING, Scope
from gptoss_desktop.viewmodels.sorting import SortOrder
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
    ("days", "heading"),
    [
        (-1, "Today"),
        (0, "Today"),
        (1, "Yesterday"),
        (2, "Previous 7 days"),
        (7, "Previous 7 days"),
        (8, "Earlier"),
    ],
)
def test_headings_go_by_days_of_the_local_calendar(days: int, heading: str) -> None:
    model = ConversationListModel()
    model.set_conversations([summary("one", timedelta(days=days))])
    assert rows(model) == [heading, "One"]


def test_pinned_ones_come_first_in_every_order(model: ConversationListModel) -> None:
    model.upsert(replace(summary("old", timedelta(days=30)), pinned=True))
    assert rows(model)[:3] == ["Pinned", "Old", "Today"]
    model.set_catalogue(Catalogue(model.catalogue.items, SortOrder.TITLE))
    assert rows(model) == ["Pinned", "Old", "Others", "Now", "Week", "Yesterday"]
    model.upsert(replace(summary("old", timedelta(days=30)), pinned=False))
    assert rows(model) == ["Now", "Old", "Week", "Yesterday"]


def test_a_scope_lists_what_it_admits(model: ConversationListModel) -> None:
    model.upsert(replace(summary("away"), archived=True, tags=("work",), model="m", folder_id="f"))
    assert "Away" not in rows(model)
    for scope in (ARCHIVE, Scope(tag="work"), Scope(model="m"), Scope(folder_id="f")):
        model.set_scope(scope)
        assert rows(model) == ["Today", "Away"]
    model.set_scope(Scope(since=NOON - timedelta(days=6), until=NOON - timedelta(hours=20)))
    assert rows(model) == ["Yesterday", "Yesterday", "Previous 7 days", "Week"]
    model.set_scope(EVERYTHING)
    assert len(rows(model)) == 4 + 5


def test_words_are_found_in_any_order_and_each_letter_narrows(model: ConversationListModel) -> None:
    model.set_conversations([summary("plan the garden"), summary("garden wall"), summary("本机模型的隐私")])
    shown = []
    for text in ("g", "ga", "garden pl", "garden", "plan gar", "型的", "zz", ""):
        model.set_filter(text)
        shown.append(len([row for row in rows(model) if row != "Today"]))
    assert shown == [2, 2, 1, 2, 1, 1, 0, 3]


def test_what_was_read_first_keeps_its_rows_when_the_rest_comes(model: ConversationListModel) -> None:
    more = [*model.catalogue.items, summary("older", timedelta(days=40))]
    with record_signal(model.rowsInserted) as insertions, record_signal(model.rowsRemoved) as removals:
        model.set_catalogue(Catalogue([replace(found) for found in more], SortOrder.CHANGED))
    assert removals.emissions == []
    assert [emission[1:] for emission in insertions.emissions] == [(8, 8)]


def test_an_unread_answer_is_told_until_it_is_read(model: ConversationListModel) -> None:
    index = model.index_of("now")
    model.set_unread("now", unread=True)
    assert index.data(ConversationRole.IS_UNREAD)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Now, new answer"
    model.set_unread("now", unread=False)
    assert not index.data(ConversationRole.IS_UNREAD)


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
    assert 100_001 < model.rowCount() <= 100_001 + 4
    # Generous: a machine that is busy with other things must not fail this, an algorithm that is square must.
    assert time.perf_counter() - begin < 20

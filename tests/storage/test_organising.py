"""Folders, tags, pins, the archive, the trash: what a list of conversations is put in order with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.conversation import ConversationSummary, Part, PartKind
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.storage.errors import StoreError
from gptoss_desktop.storage.facade import lists
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import RECORD, answer, summary, user

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.conversation import ConversationId


def create(store: ConversationStore, number: int = 3) -> list[ConversationId]:
    """Add conversations; the last is the newest."""
    ids = []
    for place in range(number):
        conversation = summary(str(place))
        store.create(conversation)
        ids.append(conversation.id)
    return ids


def test_folders(store: ConversationStore) -> None:
    first, second, third = create(store)
    work, home = store.create_folder("work"), store.create_folder("Home")
    assert store.folders() == [home, work]
    store.move_to_folder([first, second], work.id)
    store.move_to_folder([second], home.id)
    store.rename_folder(work.id, "Büro")
    assert {store.summary(i).folder_id for i in (first, second, third)} == {work.id, home.id, None}
    assert store.folders() == [replace(work, name="Büro"), home]
    store.delete_folder(work.id)
    assert store.summary(first).folder_id is None
    store.move_to_folder([second], None)
    assert store.summary(second).folder_id is None


def test_tags(store: ConversationStore) -> None:
    first, second, third = create(store)
    store.add_tag([first, second], "red")
    store.add_tag([first, second], "red")
    store.add_tag([second, third], "blue")
    assert store.tags() == [("blue", 2), ("red", 2)]
    assert [found.tags for found in store.conversations()] == [("blue",), ("blue", "red"), ("red",)]
    store.remove_tag([second], "red")
    store.delete(third)
    assert store.tags() == [("blue", 1), ("red", 1)]
    assert store.trash()[0].tags == ("blue",)


def test_marks_keep_the_order(store: ConversationStore) -> None:
    first, second, third = create(store)
    store.set_pinned([first, second], pinned=True)
    store.set_archived([first], archived=True)
    found = store.conversations()
    assert [(f.id, f.pinned, f.archived) for f in found] == [
        (third, False, False),
        (second, True, False),
        (first, True, True),
    ]
    store.set_pinned([first], pinned=False)
    store.set_archived([first], archived=False)
    assert store.summary(first) == replace(found[2], pinned=False, archived=False)


def test_a_summary_comes_back_as_it_was(store: ConversationStore, database_path: Path) -> None:
    folder = store.create_folder("f")
    now = datetime.now(UTC)
    given = ConversationSummary(
        summary().id, "t", now, now, None, folder.id, ("a", "b"), pinned=True, archived=True, model="gpt-oss"
    )
    store.create(given)
    other = ConversationStore.open(database_path, guest=True)
    assert other.summary(given.id) == given
    other.close()


def test_the_first_of_many(store: ConversationStore) -> None:
    ids = create(store, 5)
    assert [found.id for found in store.conversations(limit=2)] == ids[:2:-1]
    plan = store._database.query(
        "EXPLAIN QUERY PLAN SELECT title FROM conversation WHERE deleted_at IS NULL"
        " ORDER BY updated_at DESC, id LIMIT 2"
    )
    assert [row[3] for row in plan] == ["SCAN conversation USING INDEX conversation_listed"]


def test_the_model_is_that_of_the_last_answer(store: ConversationStore) -> None:
    conversation = summary()
    store.create(conversation)
    question = user(conversation, "q")
    store.add_message(question)
    assert store.summary(conversation.id).model == ""
    for name in ("one", "two"):
        reply = replace(answer(conversation, question.id), answer=replace(RECORD, model=name))
        store.add_message(reply)
        assert store.summary(conversation.id).model == name


def test_the_trash(store: ConversationStore) -> None:
    first, second, third = create(store)
    store.delete(third)
    store.delete(first)
    deleted_at = store.summary(third).deleted_at
    store.delete(third)
    assert store.summary(third).deleted_at == deleted_at
    assert [found.id for found in store.trash()] == [first, third]
    assert [found.id for found in store.conversations()] == [second]
    store.undelete(first)
    assert store.summary(first).deleted_at is None
    assert store.purge([first, second]) == 0
    assert store.purge([first, third]) == 1
    assert [found.id for found in store.conversations()] == [second, first]
    assert store.trash() == []


def test_only_what_is_old_enough_is_purged(store: ConversationStore) -> None:
    first, second, _ = create(store)
    store.delete(first)
    moment = datetime.now(UTC)
    store.delete(second)
    assert store.purge_deleted(moment - timedelta(days=1)) == 0
    assert store.purge_deleted(moment) == 1
    assert [found.id for found in store.trash()] == [second]


def test_all_that_belongs_to_a_conversation_goes_with_it(store: ConversationStore) -> None:
    conversation = summary()
    store.create(conversation)
    store.add_tag([conversation.id], "tag")
    store.save_draft(conversation.id, Draft("draft"))
    store.save_settings(conversation.id, store.settings_of(conversation.id))
    question = user(conversation, "q")
    store.add_message(question)
    store.add_message(answer(conversation, question.id, Part(PartKind.TEXT, "a")))
    store.delete(conversation.id)
    assert store.purge([conversation.id]) == 1
    tables = ("message", "part", "tag", "draft", "conversation_settings")
    for table in tables:
        assert store._database.query(f"SELECT count(*) FROM {table}") == [(0,)], table  # noqa: S608


def test_a_deleted_branch_is_purged_in_its_time(store: ConversationStore) -> None:
    conversation = summary()
    store.create(conversation)
    question = user(conversation, "q")
    first, second = (answer(conversation, question.id, Part(PartKind.TEXT, text)) for text in "ab")
    below = user(conversation, "below", second.id)
    for message in (question, first, second, below):
        store.add_message(message)
    assert store.delete_branch(second.id) == first.id
    store.purge_deleted(datetime.now(UTC) - timedelta(days=1))
    assert store.undelete_branch(second.id) == below.id
    store.delete_branch(second.id)
    store.purge_deleted()
    assert store.path_to(below.id) == []
    assert store.messages(conversation.id) == [question, first]


@pytest.mark.parametrize("deleted", [True, False])
def test_what_comes_for_a_deleted_branch_is_deleted_too(store: ConversationStore, deleted: bool) -> None:
    conversation = summary()
    store.create(conversation)
    question, other = user(conversation, "q"), user(conversation, "other")
    store.add_message(question)
    store.add_message(other)
    if deleted:
        store.delete_branch(question.id)
    late = answer(conversation, question.id, Part(PartKind.TEXT, "late"))
    store.add_message(late)
    assert store.summary(conversation.id).leaf_id == (other.id if deleted else late.id)
    store.undelete_branch(question.id)
    assert store.messages(conversation.id) == [question, late]


@pytest.mark.parametrize("inner_first", [True, False])
def test_a_branch_within_a_deleted_one(store: ConversationStore, inner_first: bool) -> None:
    conversation = summary()
    store.create(conversation)
    question = user(conversation, "q")
    outer = answer(conversation, question.id, Part(PartKind.TEXT, "outer"))
    inner = user(conversation, "inner", outer.id)
    for message in (question, outer, inner):
        store.add_message(message)
    assert store.delete_branch(inner.id) == outer.id
    assert store.delete_branch(outer.id) == question.id
    if inner_first:
        # It waits for the branch that it hangs on.
        assert store.undelete_branch(inner.id) == question.id
        assert store.message_count(conversation.id) == 1
        assert store.undelete_branch(outer.id) == inner.id
    else:
        # What was deleted before by itself stays deleted.
        assert store.undelete_branch(outer.id) == outer.id
        assert store.message_count(conversation.id) == 2
        assert store.undelete_branch(inner.id) == inner.id
    assert store.messages(conversation.id) == [question, outer, inner]


def test_what_is_discarded_is_never_seen_again(store: ConversationStore, database_path: Path) -> None:
    first, second, _ = create(store)
    store.delete(first)
    assert store.discard([first, second]) == 1
    store.undelete(first)
    store.delete(first)
    assert store.trash() == []
    assert first not in [found.id for found in store.conversations()]
    with pytest.raises(StoreError, match="no longer there"):
        store.summary(first)
    again = ConversationStore.open(database_path, guest=True)
    assert not again.erase_some()
    assert again._database.query("SELECT count(*) FROM conversation") == [(2,)]
    again.close()


def test_steps_of_removing_are_small(store: ConversationStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "ERASED_AT_ONCE", 4)
    for _ in range(3):
        conversation = summary()
        store.create(conversation)
        parent = None
        for number in range(5):
            message = user(conversation, str(number), parent)
            store.add_message(message)
            parent = message.id
        store.delete(conversation.id)
    living = summary()
    store.create(living)
    for _ in range(5):
        question = user(living, "q")
        store.add_message(question)
        store.delete_branch(question.id)
    rows = [count_rows(store)]
    while store.erase_some(datetime.now(UTC)):
        rows.append(count_rows(store))
    assert rows[0] == 24
    assert {before - after for before, after in pairwise(rows)} == {4}
    assert count_rows(store) == 1


def count_rows(store: ConversationStore) -> int:
    ((number,),) = store._database.query(
        "SELECT (SELECT count(*) FROM conversation) + (SELECT count(*) FROM message)"
    )
    return int(number)

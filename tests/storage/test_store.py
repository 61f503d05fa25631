"""Conversations and messages through the store, and back from the file."""

from __future__ import annotations

import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gptoss_desktop.domain.conversation import (
    MessageState,
    Part,
    PartKind,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.storage.errors import StoreError
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import answer, summary, user

if TYPE_CHECKING:
    from pathlib import Path

RARE = "xylophone-quartz"
CHAIN = 1500
"""Longer than the 1,000 levels that SQLite lets triggers nest."""


def test_a_conversation_comes_back_as_it_was(database_path: Path) -> None:
    conversation = summary("Grüße 😀")
    question = user(conversation, "Why?\0 And <b>how</b>?")
    reply = answer(
        conversation,
        question.id,
        Part(PartKind.REASONING, "hm", duration_ms=1200),
        Part(PartKind.TOOL_CALL, '{"a":1}', name="look", call_id="c1"),
        Part(PartKind.TEXT, "So."),
    )
    with_store(
        database_path, lambda store: [store.create(conversation), *map(store.add_message, (question, reply))]
    )
    store = ConversationStore.open(database_path)
    assert store.messages(conversation.id) == [question, reply]
    found = store.conversations()[0]
    assert (found.id, found.title, found.leaf_id) == (conversation.id, "Grüße 😀", reply.id)
    assert found.created_at == conversation.created_at
    store.close()


def test_a_conversation_begins_with_its_first_message_or_not_at_all(store: ConversationStore) -> None:
    conversation = summary("First")
    first = user(conversation, "Why?")
    store.begin(conversation, first)
    assert store.conversations()[0].leaf_id == first.id
    assert store.messages(conversation.id) == [first]
    other = summary("Second")
    with pytest.raises(StoreError):
        store.begin(other, user(other, "It answers nothing that is here.", new_message_id()))
    assert [found.title for found in store.conversations()] == ["First"]


def with_store(path: Path, work: object) -> None:
    store = ConversationStore.open(path)
    assert callable(work)
    work(store)
    store.close()


def test_the_files_are_private(store: ConversationStore, database_path: Path) -> None:
    store.create(summary())
    assert stat.S_IMODE(database_path.parent.stat().st_mode) == 0o700
    files = list(database_path.parent.iterdir())
    assert len(files) == 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_branches_share_their_beginning(store: ConversationStore) -> None:
    conversation = summary()
    store.create(conversation)
    question = user(conversation, "q")
    first = answer(conversation, question.id, Part(PartKind.TEXT, "one"))
    second = answer(conversation, question.id, Part(PartKind.TEXT, "two"))
    for message in (question, first, second):
        store.add_message(message)
    assert store.path_to(first.id) == [question, first]
    assert store.messages(conversation.id) == [question, second]
    assert store.path_to(second.id, limit=1) == [second]
    assert store.message_count(conversation.id) == 3


def test_unknown_ids(store: ConversationStore) -> None:
    assert store.path_to(new_message_id()) == []
    assert store.messages(new_conversation_id()) == []
    with pytest.raises(StoreError, match="no longer there"):
        store.summary(new_conversation_id())


def test_a_parent_in_another_conversation_is_refused(store: ConversationStore) -> None:
    one, other = summary(), summary()
    store.create(one)
    store.create(other)
    question = user(one, "q")
    store.add_message(question)
    with pytest.raises(StoreError):
        store.add_message(user(other, "q", parent=question.id))
    assert store.message_count(other.id) == 0


def test_the_last_changed_comes_first(store: ConversationStore) -> None:
    conversations = [summary(str(number)) for number in range(3)]
    for conversation in conversations:
        store.create(conversation)
    store.add_message(user(conversations[0], "late"))
    assert [found.title for found in store.conversations()] == ["0", "2", "1"]


def test_creating_twice_changes_nothing(store: ConversationStore) -> None:
    conversation = summary("first")
    store.create(conversation)
    store.create(replace(conversation, title="second"))
    assert store.summary(conversation.id).title == "first"
    store.rename(conversation.id, "third")
    assert store.summary(conversation.id).title == "third"


def test_delete_can_be_undone_until_the_purge(store: ConversationStore) -> None:
    conversation = summary()
    store.create(conversation)
    question = user(conversation, "q")
    store.add_message(question)
    store.delete(conversation.id)
    assert store.conversations() == []
    store.undelete(conversation.id)
    assert store.messages(conversation.id) == [question]
    assert store.purge_deleted() == 0
    store.delete(conversation.id)
    assert store.purge_deleted() == 1
    assert store.path_to(question.id) == []


def test_a_long_chain_is_read_and_purged(store: ConversationStore) -> None:
    conversation = summary()
    store.create(conversation)
    messages = []
    parent = None
    with store._database.transaction():
        for number in range(CHAIN):
            message = user(conversation, str(number), parent)
            store._add(message)
            messages.append(message)
            parent = message.id
    assert store.messages(conversation.id) == messages
    store.delete(conversation.id)
    store.purge_deleted()
    assert store.message_count(conversation.id) == 0


def test_purged_text_is_in_no_file(store: ConversationStore, database_path: Path) -> None:
    conversation = summary(f"title {RARE}")
    store.create(conversation)
    store.add_message(user(conversation, f"text {RARE} " * 500))
    store.delete(conversation.id)
    assert found_in_files(database_path)
    store.purge_deleted()
    assert not found_in_files(database_path)


def found_in_files(database_path: Path) -> bool:
    return any(RARE.encode() in file.read_bytes() for file in database_path.parent.iterdir())


TEXTS = st.text(st.characters(codec=None), max_size=40)
PARTS = st.builds(
    Part,
    st.sampled_from(PartKind),
    TEXTS,
    st.none() | st.text(max_size=9),
    st.none() | st.text(max_size=9),
    st.none() | st.integers(0, 2**40),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(PARTS, max_size=4), state=st.sampled_from(MessageState))
def test_any_parts_come_back(store: ConversationStore, parts: list[Part], state: MessageState) -> None:
    conversation = summary()
    store.create(conversation)
    message = answer(conversation, None, *parts, state=state)
    store.add_message(message)
    (found,) = store.path_to(message.id)
    # UTF-8 cannot hold a lone surrogate; everything else is kept.
    clean = tuple(replace(part, text=part.text.encode("utf-8", "replace").decode()) for part in parts)
    assert found == message.with_parts(clean)

"""What refers to lost rows is mended, so that every text that is left can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.conversation import Part, PartKind, Role
from gptoss_desktop.domain.trace import TokenTrace
from gptoss_desktop.storage.recovery.recover import recover
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import answer, summary, user
from tests.support.filled_store import integrity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gptoss_desktop.domain.conversation import Message, MessageId


class Talk:
    """One conversation of four messages in a line, some of whose rows get lost."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store = ConversationStore.open(path)
        self.conversation = summary("Talk")
        self.store.create(self.conversation)
        self.messages: list[Message] = []
        for number in range(2):
            self._add(user(self.conversation, f"q{number}", self._last))
            thought, text = Part(PartKind.REASONING, f"t{number}"), Part(PartKind.TEXT, f"a{number}")
            self._add(answer(self.conversation, self._last, thought, text))
            self.store.save_trace(TokenTrace(self.messages[-1].id, (1, 2, number), (3,)))

    @property
    def _last(self) -> MessageId | None:
        return self.messages[-1].id if self.messages else None

    def _add(self, message: Message) -> None:
        self.store.add_message(message)
        self.messages.append(message)

    def lose(self, sql: str, *, cascade: bool = False) -> ConversationStore:
        """Remove rows behind the back of all keys, recover the file, and open what came of it."""
        database = self.store._database
        database.query("PRAGMA foreign_keys = OFF")
        lost = {"id": self.messages[1].id}
        database.execute(sql, lost)
        if cascade:
            database.execute("DELETE FROM part WHERE message_id = :id", lost)
            database.execute("DELETE FROM trace WHERE message_id = :id", lost)
        self.store.close()
        recover(self.path)
        self.store = ConversationStore.open(self.path)
        assert integrity(self.store) == []
        return self.store


@pytest.fixture
def talk(database_path: Path) -> Iterator[Talk]:
    made = Talk(database_path)
    yield made
    made.store.close()


def test_a_chain_that_lost_a_link_is_joined(talk: Talk) -> None:
    store = talk.lose("DELETE FROM message WHERE id = :id", cascade=True)
    found = store.messages(talk.conversation.id)
    assert [message.id for message in found] == [talk.messages[i].id for i in (0, 2, 3)]
    assert "at least 1 of the messages" in str(store.notice)
    assert store.trace(talk.messages[3].id) is None


def test_a_text_without_its_message_finds_its_place_by_what_follows(talk: Talk) -> None:
    store = talk.lose("DELETE FROM message WHERE id = :id")
    found = store.messages(talk.conversation.id)
    assert [(m.id, m.role, m.parts) for m in found] == [(m.id, m.role, m.parts) for m in talk.messages]
    assert store.leaf_below(talk.messages[0].id) == talk.messages[-1].id
    assert store.trace(talk.messages[3].id) is not None
    assert "at least 1 of the messages" in str(store.notice)


def test_a_text_whose_place_nobody_knows_is_in_a_conversation_of_its_own(talk: Talk) -> None:
    store = talk.lose("DELETE FROM message WHERE id = :id OR parent_id = :id")
    (other,) = [entry for entry in store.conversations() if entry.id != talk.conversation.id]
    assert other.title == "Recovered texts"
    assert [(m.role, m.text()) for m in store.messages(other.id)] == [(Role.ASSISTANT, "a0")]
    found = store.messages(talk.conversation.id)
    assert [(m.role, m.text()) for m in found] == [
        (Role.USER, "q0"),
        (Role.USER, "q1"),
        (Role.ASSISTANT, "a1"),
    ]


def test_messages_without_their_conversation_get_another(talk: Talk) -> None:
    store = talk.lose("DELETE FROM conversation")
    (found,) = store.conversations()
    assert (found.id, found.title) == (talk.conversation.id, "Recovered conversation")
    assert store.messages(found.id) == talk.messages


def test_a_text_whose_message_was_the_leaf_is_the_leaf(talk: Talk) -> None:
    leaf = talk.messages[-1].id
    talk.store._database.execute("UPDATE conversation SET leaf_id = ?", (leaf,))
    store = talk.lose("DELETE FROM message WHERE rowid = (SELECT max(rowid) FROM message)")
    found = store.messages(talk.conversation.id)
    assert [(m.id, m.parts) for m in found] == [(m.id, m.parts) for m in talk.messages]


def test_a_message_without_its_text_is_counted(talk: Talk) -> None:
    store = talk.lose("DELETE FROM part WHERE message_id = :id")
    assert len(store.messages(talk.conversation.id)) == 4
    assert "at least 1 of the messages" in str(store.notice)


def test_traces_that_rest_on_a_lost_one_go_with_it(talk: Talk) -> None:
    store = talk.lose("DELETE FROM trace WHERE message_id = :id")
    assert store.trace(talk.messages[1].id) is None
    assert store.trace(talk.messages[3].id) is None
    assert store.messages(talk.conversation.id) == talk.messages


def test_deleted_branches_stay_deleted(talk: Talk) -> None:
    talk.store.delete_branch(talk.messages[2].id)
    store = talk.lose("DELETE FROM tag")
    assert store.messages(talk.conversation.id) == talk.messages[:2]
    assert store.undelete_branch(talk.messages[2].id) == talk.messages[3].id
    assert store.messages(talk.conversation.id) == talk.messages

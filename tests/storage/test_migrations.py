"""Files of earlier schemas: everything in them is there, with what a later step adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.conversation import Part, PartKind
from gptoss_desktop.storage.codec import encode_answer, encode_time
from gptoss_desktop.storage.driver import Database
from gptoss_desktop.storage.migrate import migrate
from gptoss_desktop.storage.migrations import STEPS
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import RECORD, answer, summary, user
from tests.support.filled_store import PAGE, integrity

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.conversation import ConversationSummary, Message


@pytest.fixture
def old(database_path: Path) -> tuple[ConversationSummary, list[Message]]:
    """Write a file as the first version of the program did."""
    conversation = summary("Old")
    question = user(conversation, "question")
    reply = answer(conversation, question.id, Part(PartKind.REASONING, "hm"), Part(PartKind.TEXT, "answer"))
    database = Database(database_path)
    migrate(database, STEPS[:1])
    with database.transaction():
        database.execute(
            "INSERT INTO conversation VALUES (?, ?, ?, ?, ?, NULL)",
            (
                conversation.id,
                conversation.title,
                encode_time(conversation.created_at),
                encode_time(conversation.updated_at),
                reply.id,
            ),
        )
        for message in (question, reply):
            database.execute(
                "INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    message.id,
                    message.conversation_id,
                    message.parent_id,
                    message.role,
                    message.state,
                    encode_time(message.created_at),
                    encode_answer(message.answer),
                ),
            )
            for number, part in enumerate(message.parts):
                database.execute(
                    "INSERT INTO part VALUES (?, ?, ?, ?, NULL, NULL, NULL)",
                    (message.id, number, part.kind, part.text),
                )
    database.close()
    return conversation, [question, reply]


def test_a_file_of_the_first_version(
    database_path: Path, old: tuple[ConversationSummary, list[Message]]
) -> None:
    conversation, messages = old
    store = ConversationStore.open(database_path)
    assert store.messages(conversation.id) == messages
    found = store.summary(conversation.id)
    assert (found.model, found.folder_id, found.tags, found.pinned, found.archived) == (
        RECORD.model,
        None,
        (),
        False,
        False,
    )
    assert integrity(store) == []
    store.close()


def test_a_damaged_file_of_the_first_version(
    database_path: Path, old: tuple[ConversationSummary, list[Message]]
) -> None:
    conversation, messages = old
    content = database_path.read_bytes()
    database_path.write_bytes(bytes(PAGE) + content[PAGE:])
    store = ConversationStore.open(database_path, mend=True)
    assert store.messages(conversation.id) == messages
    assert store.summary(conversation.id).title == "Old"
    store.close()

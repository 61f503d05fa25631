"""A store with something of everything in it, to be damaged, and what is found in one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import Message, MessageId, MessageState, Part, PartKind
from gptoss_desktop.domain.conversation_settings import ConversationSettings
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.domain.trace import TokenTrace
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import answer, summary, user

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096
"""The size of a page of every file."""


class Filled:
    """A closed file, and the messages that are in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.messages = fill(path)


def fill(path: Path, *, conversations: int = 12, turns: int = 12) -> dict[MessageId, Message]:
    """Make a file of a few hundred pages; texts from a word to several pages."""
    chance = random.Random(3)
    store = ConversationStore.open(path)
    messages: dict[MessageId, Message] = {}
    folder = store.create_folder("Folder")
    for number in range(conversations):
        conversation = summary(f"Conversation {number}")
        store.create(conversation)
        store.add_tag([conversation.id], "tag")
        store.move_to_folder([conversation.id], folder.id)
        store.save_draft(conversation.id, Draft(f"draft {number}", (("a.txt", "attached"),)))
        store.save_settings(conversation.id, ConversationSettings(preset=f"preset {number}"))
        parent = None
        for turn in range(turns):
            question = user(conversation, f"question {turn} " * chance.choice((1, 30, 900)), parent)
            reply = answer(
                conversation,
                question.id,
                Part(PartKind.REASONING, f"thought {turn} " * chance.choice((1, 300)), tokens=3),
                Part(PartKind.TEXT, f"answer {turn} " * chance.choice((1, 20, 2000))),
            )
            for message in (question, reply):
                store.add_message(message)
                messages[message.id] = message
            store.save_trace(TokenTrace(reply.id, tuple(range(turn * 50)), (turn,)))
            parent = reply.id
    store.save_document("prompt", "Mine", "Be brief.")
    store.close()
    return messages


def integrity(store: ConversationStore) -> list[tuple[object, ...]]:
    """Return what SQLite's own checks find wrong."""
    query = store._database.query
    found = [*query("PRAGMA integrity_check"), *query("PRAGMA foreign_key_check")]
    return [row for row in found if row != ("ok",)]


def all_messages(store: ConversationStore) -> dict[MessageId, Message]:
    """Return all messages on the paths of the conversations' leaves."""
    return {
        message.id: message
        for conversation in store.conversations()
        for message in store.messages(conversation.id)
    }


def stream_some(path: Path, text: str) -> MessageId:
    """Leave an answer that streams in the file."""
    store = ConversationStore.open(path)
    conversation = store.conversations()[0]
    assert conversation.leaf_id is not None
    question = user(conversation, "and now?", conversation.leaf_id)
    message = answer(conversation, question.id, state=MessageState.STREAMING)
    store.add_message(question)
    store.add_message(message)
    store.append_delta(message.id, (TextDelta(PartKind.TEXT, text),))
    store.close()
    return message.id

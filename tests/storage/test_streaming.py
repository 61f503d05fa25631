"""Answers that are streaming: only added to, folded at the end, and never lost."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.conversation import Message, MessageState, Part, PartKind
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.storage.store import ConversationStore
from tests.support import store_writer
from tests.support.conversations import RECORD, answer, summary, user

if TYPE_CHECKING:
    from pathlib import Path

DELTAS = (
    TextDelta(PartKind.REASONING, "let me "),
    TextDelta(PartKind.REASONING, "think"),
    TextDelta(PartKind.TOOL_CALL, "{", 0, "look", "c1"),
    TextDelta(PartKind.TOOL_CALL, "}", 0),
    TextDelta(PartKind.TOOL_CALL, "[]", 1, "find", "c2"),
    TextDelta(PartKind.TEXT, "Yes"),
    TextDelta(PartKind.TEXT, "."),
)
FOLDED = (
    Part(PartKind.REASONING, "let me think"),
    Part(PartKind.TOOL_CALL, "{}", "look", "c1"),
    Part(PartKind.TOOL_CALL, "[]", "find", "c2"),
    Part(PartKind.TEXT, "Yes."),
)


def begin(store: ConversationStore, *parts: Part) -> Message:
    conversation = summary()
    store.create(conversation)
    question = user(conversation, "q")
    store.add_message(question)
    message = answer(conversation, question.id, *parts, state=MessageState.STREAMING)
    store.add_message(message)
    return message


def delta_rows(store: ConversationStore) -> int:
    return int(store._database.query("SELECT count(*) FROM delta")[0][0])


def test_finishing_puts_the_parts_in_the_place_of_the_deltas(store: ConversationStore) -> None:
    message = begin(store)
    store.append_delta(message.id, DELTAS[:3])
    store.append_delta(message.id, DELTAS[3:])
    assert delta_rows(store) == 5
    final = replace(message, parts=FOLDED, state=MessageState.STOPPED, answer=RECORD)
    store.finish_message(final)
    assert store.path_to(message.id)[-1] == final
    assert delta_rows(store) == 0


@pytest.mark.parametrize("batch", [1, 3, len(DELTAS)])
def test_what_is_left_streaming_becomes_interrupted(database_path: Path, batch: int) -> None:
    store = ConversationStore.open(database_path)
    message = begin(store)
    for start in range(0, len(DELTAS), batch):
        store.append_delta(message.id, DELTAS[start : start + batch])
    store.close()
    store = ConversationStore.open(database_path)
    found = store.path_to(message.id)[-1]
    assert (found.state, found.parts) == (MessageState.INTERRUPTED, FOLDED)
    assert delta_rows(store) == 0
    store.close()


def test_an_answer_that_goes_on_keeps_what_it_had(database_path: Path) -> None:
    store = ConversationStore.open(database_path)
    message = begin(store)
    store.finish_message(replace(message, parts=(Part(PartKind.TEXT, "one "),), state=MessageState.STOPPED))
    store.reopen_message(message.id)
    assert store.path_to(message.id)[-1].state is MessageState.STREAMING
    store.append_delta(message.id, (TextDelta(PartKind.TEXT, "two"),))
    store.close()
    store = ConversationStore.open(database_path)
    assert store.path_to(message.id)[-1].parts == (Part(PartKind.TEXT, "one two"),)
    store.close()


def test_what_comes_for_a_purged_message_goes_nowhere(store: ConversationStore) -> None:
    message = begin(store)
    store.delete(message.conversation_id)
    store.purge_deleted()
    store.append_delta(message.id, DELTAS)
    store.finish_message(replace(message, parts=FOLDED, state=MessageState.COMPLETE))
    assert delta_rows(store) == 0
    assert store.path_to(message.id) == []


def test_adding_text_reads_nothing_of_what_is_there(store: ConversationStore) -> None:
    plan = store._database.query(
        "EXPLAIN QUERY PLAN SELECT coalesce(max(seq), 0) + 1 FROM delta WHERE message_id = ?", ("x",)
    )
    assert "SEARCH delta USING PRIMARY KEY" in plan[0][3]


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(20)
    for attempt in range(5):
        path = tmp_path / str(attempt) / "c.sqlite"
        command = [sys.executable, "-m", store_writer.__name__, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            message_id = child.stdout.readline().strip()
            for _ in range(chance.randrange(1, 120)):
                child.stdout.readline()
            child.kill()
            # What was in the pipe was acknowledged before the kill; a torn last line was not.
            rest = [line for line in child.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        acknowledged = int(rest[-1]) if rest else 0
        store = ConversationStore.open(path)
        (conversation,) = store.conversations()
        found = store.messages(conversation.id)[-1]
        assert (found.id, found.state) == (message_id, MessageState.INTERRUPTED)
        numbers = [int(word) for word in found.text().split()]
        assert numbers == list(range(len(numbers)))
        assert len(numbers) > acknowledged
        assert store._database.query("PRAGMA integrity_check") == [("ok",)]
        store.close()

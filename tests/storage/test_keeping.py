"""Drafts, settings of conversations and documents: kept at once, and read without trust in the file."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gptoss_desktop.domain.conversation import new_conversation_id, new_message_id
from gptoss_desktop.domain.conversation_settings import ConversationSettings, OverflowPolicy, Summary
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.storage.bodies import decode_draft, decode_settings
from gptoss_desktop.storage.errors import StoreError
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import summary, user

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = st.text(max_size=20)
FULL = ConversationSettings(
    GenerationParameters(temperature=0.5, system_prompt="Be brief."),
    "precise",
    OverflowPolicy.SUMMARISE,
    Summary("so far", new_message_id()),
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, attachments=st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple))
def test_any_draft_comes_back(
    store: ConversationStore, text: str, attachments: tuple[tuple[str, str], ...]
) -> None:
    conversation_id = new_conversation_id()
    draft = Draft(text, attachments)
    store.save_draft(conversation_id, draft)
    found = store.draft(conversation_id)
    assert found == (Draft() if draft.is_empty else draft)


def test_an_empty_draft_takes_no_room(store: ConversationStore) -> None:
    conversation_id = new_conversation_id()
    store.save_draft(conversation_id, Draft("x"))
    store.save_draft(conversation_id, Draft("  "))
    assert store.draft(conversation_id) == Draft()
    assert store._database.query("SELECT count(*) FROM draft") == [(0,)]


def test_the_draft_of_a_conversation_that_was_never_stored_is_found_again(store: ConversationStore) -> None:
    assert store.unstored_draft() is None
    stored = summary()
    store.create(stored)
    store.save_draft(stored.id, Draft("stored"))
    assert store.unstored_draft() is None
    fresh = new_conversation_id()
    store.save_draft(fresh, Draft("fresh"))
    assert store.unstored_draft() == (fresh, Draft("fresh"))
    store.create(replace(summary(), id=fresh))
    assert store.unstored_draft() is None
    assert store.draft(fresh) == Draft("fresh")


def test_a_draft_outlives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    conversation_id = new_conversation_id()
    program = (
        "import os, pathlib\n"
        "from gptoss_desktop.domain.organisation import Draft\n"
        "from gptoss_desktop.storage.store import ConversationStore\n"
        f"store = ConversationStore.open(pathlib.Path({str(path)!r}))\n"
        f"store.save_draft({conversation_id!r}, Draft('half a thou'))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -9
    store = ConversationStore.open(path)
    assert store.unstored_draft() == (conversation_id, Draft("half a thou"))
    store.close()


def test_settings_come_back(store: ConversationStore) -> None:
    conversation_id = new_conversation_id()
    assert store.settings_of(conversation_id) == ConversationSettings()
    for given_settings in (FULL, ConversationSettings(GenerationParameters())):
        store.save_settings(conversation_id, given_settings)
        assert store.settings_of(conversation_id) == given_settings


@pytest.mark.parametrize(
    "body", ["", "[", "[]", "3", "[" * 100_000, '{"text": 3, "attachments": [[1, 2], ["a"]]}']
)
def test_a_broken_draft_is_empty(body: str) -> None:
    assert decode_draft(body) == Draft()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[" * 100_000,
        '{"parameters": 3, "preset": 4, "overflow": "new", "summary": []}',
        '{"overflow": [], "summary": {"text": 3, "up_to": "x"}, "new": 1}',
    ],
)
def test_broken_settings_are_the_defaults(body: str) -> None:
    assert decode_settings(body) == ConversationSettings()


def test_documents(store: ConversationStore) -> None:
    store.save_document("prompt", "b", "1")
    store.save_document("prompt", "a", "2")
    store.save_document("prompt", "b", "3")
    store.save_document("schema", "b", "{}")
    assert store.documents("prompt") == {"a": "2", "b": "3"}
    store.delete_document("prompt", "b")
    assert store.documents("prompt") == {"a": "2"}
    assert store.documents("schema") == {"b": "{}"}


def test_a_leaf_must_be_of_the_conversation_and_alive(store: ConversationStore) -> None:
    one, other = summary(), summary()
    first, second = user(one, "1"), user(one, "2")
    store.create(one)
    store.create(other)
    store.add_message(first)
    store.add_message(second)
    before = store.summary(one.id).updated_at
    store.set_leaf(one.id, first.id)
    assert (store.summary(one.id).leaf_id, store.summary(one.id).updated_at) == (first.id, before)
    store.delete_branch(second.id)
    for conversation_id, leaf_id in ((other.id, first.id), (one.id, second.id), (one.id, new_message_id())):
        with pytest.raises(StoreError, match="no longer there"):
            store.set_leaf(conversation_id, leaf_id)

"""How the index follows the conversations: in steps, beside other programs, and without what was deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import MessageState, Part, PartKind, Role
from gptoss_desktop.domain.search import SearchQuery
from gptoss_desktop.storage.driver import Database
from gptoss_desktop.storage.migrate import migrate
from gptoss_desktop.storage.migrations import STEPS
from gptoss_desktop.storage.search import documents, indexing
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import answer, summary, user

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

RARE = "quartzite"
"""Its stem is "quartzit"."""


def index_all(store: ConversationStore, limit: int = 64) -> None:
    while store.index_some(limit):
        pass


def found(store: ConversationStore, text: str) -> list[str | None]:
    return [hit.message_id for hit in store.search(SearchQuery(text)).hits]


def fill(store: ConversationStore, count: int = 40) -> None:
    conversation = summary("显存")
    store.create(conversation)
    for number in range(count):
        store.add_message(user(conversation, f"word{number} 显存不足 regulation"))


def test_what_was_purged_is_in_no_file(store: ConversationStore, database_path: Path) -> None:
    fill(store)
    conversation = summary(f"title {RARE}")
    store.create(conversation)
    store.add_message(user(conversation, f"text {RARE} 冰川地貌 " * 50))
    index_all(store)
    store.delete(conversation.id)
    assert found(store, RARE) == []
    assert in_files(database_path)
    store.purge_deleted()
    index_all(store)
    assert not in_files(database_path)
    assert len(found(store, "regulated")) == 40


def in_files(database_path: Path) -> bool:
    texts = [file.read_bytes() for file in database_path.parent.iterdir()]
    return any(word.encode() in text for word in ("quartzit", "冰川") for text in texts)


def test_an_answer_is_found_when_it_is_finished(store: ConversationStore) -> None:
    conversation = summary()
    store.create(conversation)
    reply = answer(conversation, None, state=MessageState.STREAMING)
    store.add_message(reply)
    index_all(store)
    assert found(store, "显存") == []
    finished = reply.with_parts((Part(PartKind.TEXT, "显存"),))
    store.finish_message(finished)
    assert found(store, "显存") == [reply.id]
    index_all(store)
    assert found(store, "显存") == [reply.id]
    store.reopen_message(reply.id)
    assert found(store, "显存") == [reply.id]


def test_attachments_and_names_are_found(store: ConversationStore) -> None:
    conversation = summary()
    store.create(conversation)
    message = user(conversation, "see").with_parts(
        (Part(PartKind.TEXT, "see"), Part(PartKind.ATTACHMENT, "quarterly figures", name="报表2026.xlsx"))
    )
    store.add_message(message)
    for _ in range(2):
        assert found(store, "figure") == found(store, "报表") == found(store, "xlsx") == [message.id]
        index_all(store)


def test_the_model_of_an_answer_counts_before_that_of_its_conversation(store: ConversationStore) -> None:
    conversation = summary()
    store.create(conversation)
    question = user(conversation, "显存")
    reply = answer(conversation, question.id, Part(PartKind.TEXT, "显存"))
    for message in (question, reply):
        store.add_message(message)
    store._database.execute("UPDATE conversation SET model = 'other'")
    for _ in range(2):
        for model, expected in (("gpt-oss", [reply.id]), ("other", [question.id]), ("none", [])):
            hits = store.search(SearchQuery("显存", model=model)).hits
            assert [hit.message_id for hit in hits] == expected
        index_all(store)


def test_a_merge_goes_on_after_the_program_ended(database_path: Path) -> None:
    store = ConversationStore.open(database_path)
    fill(store)
    for _ in range(30):
        store.index_some(2)
        store.close()
        store = ConversationStore.open(database_path)
        assert len(found(store, "显存")) == 41
    index_all(store, 2)
    assert len(found(store, "显存不足")) == 40
    ((segments, garbage),) = store._database.query(
        "SELECT (SELECT count(*) FROM search_segment), (SELECT count(*) FROM search_garbage)"
    )
    assert segments < 8
    assert garbage == 0
    store.close()


def test_two_programs_index_the_same(database_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = ConversationStore.open(database_path), ConversationStore.open(database_path, guest=True)
    fill(one)
    read = documents.read_documents

    def read_while_the_other_writes(database: Database, numbers: list[int]) -> object:
        found_there = read(database, numbers)
        if database is one._database:
            index_all(other)
        return found_there

    monkeypatch.setattr(indexing, "read_documents", read_while_the_other_writes)
    # A snapshot does not see it, and what it read is thrown away.
    index_all(one)
    for store in (one, other):
        assert len(found(store, "显存")) == 41
        assert store._database.query("SELECT sum(documents) FROM search_segment") == [(41,)]
        store.close()


def test_a_database_from_before_the_index_is_taken_in(database_path: Path) -> None:
    database = Database(database_path)
    migrate(database, STEPS[:1])
    database.execute(
        "INSERT INTO conversation (id, title, created_at, updated_at) VALUES ('c', '显存', ?, ?)", TIMES
    )
    database.execute(
        "INSERT INTO message (id, conversation_id, role, state, created_at)"
        " VALUES ('m', 'c', 'user', 'complete', ?)",
        TIMES[:1],
    )
    database.execute("INSERT INTO part (message_id, ordinal, kind, text) VALUES ('m', 0, 'text', '显存不足')")
    database.close()
    store = ConversationStore.open(database_path)
    for _ in range(2):
        assert set(found(store, "显存")) == {None, "m"}
        index_all(store)
    assert store._database.query("SELECT count(*) FROM search_queue") == [(0,)]
    store.close()


TIMES = ("2026-01-01T00:00:00.000000+00:00", "2026-01-01T00:00:00.000000+00:00")


def test_a_rare_word_among_frequent_ones(store: ConversationStore) -> None:
    fill(store, 600)
    conversation = summary("t")
    store.create(conversation)
    rare = user(conversation, "the 显存 regulation of xylophones")
    store.add_message(rare)
    index_all(store, 1024)
    assert found(store, "regulation xylophone") == found(store, "显 xylo") == [rare.id]
    assert found(store, "r x 存") == [rare.id]
    assert store.search(SearchQuery("显存 xylo", role=Role.ASSISTANT)).total == 0


def test_snippets_show_the_best_place(store: ConversationStore) -> None:
    conversation = summary("t")
    store.create(conversation)
    filler = "Etwas anderes, 别的事情。\n" * 400
    store.add_message(user(conversation, f"{filler}GPU only {filler}the e\u0301lan of GPU 显存 here{filler}"))
    (hit,) = store.search(SearchQuery("gpu 显存 e\u0301lan")).hits
    assert [hit.snippet[a:b] for a, b in hit.spans] == ["e\u0301lan", "GPU", "显存"]
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert "\n" not in hit.snippet
    assert 100 < len(hit.snippet) < 130

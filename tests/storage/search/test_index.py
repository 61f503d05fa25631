"""The index against the plain form of the definition, whatever happens to the conversations."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gptoss_desktop.domain.conversation import (
    ConversationSummary,
    Message,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.search import SearchQuery, SearchResult
from gptoss_desktop.storage.search import hits, kept_positions, merging, searching
from gptoss_desktop.storage.store import ConversationStore
from tests.storage.search.texts import QUERIES, TEXTS
from tests.support import search_reference

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)

PARTS = st.lists(st.builds(Part, st.sampled_from(PartKind), TEXTS, st.none() | TEXTS), max_size=2)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("create"), TEXTS),
        st.tuples(st.just("add"), st.integers(0, 99), PARTS, st.sampled_from(Role), st.integers(0, 50)),
        st.tuples(st.just("replace"), st.integers(0, 99), PARTS),
        st.tuples(st.just("rename"), st.integers(0, 99), TEXTS),
        st.tuples(st.sampled_from(["delete", "undelete", "archive", "cut", "restore"]), st.integers(0, 99)),
        st.tuples(st.just("purge")),
        st.tuples(st.just("index"), st.integers(1, 9), st.integers(1, 12)),
    ),
    max_size=40,
)


@pytest.fixture(autouse=True)
def small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a handful of documents be a full segment, so that there are many; of few of them more is kept."""
    monkeypatch.setattr(kept_positions, "MOST_BYTES", 200)
    monkeypatch.setattr(merging, "FULL", 12)
    monkeypatch.setattr(merging, "FAN_IN", 3)
    monkeypatch.setattr(searching, "SMALL", 4)


class World:
    """A store, and what is in it, in plain lists."""

    def __init__(self, path: Path) -> None:
        self.store = ConversationStore.open(path)
        self.conversations: list[ConversationSummary] = []
        self.messages: list[Message] = []

    def do(self, name: str, *arguments: Any) -> None:
        getattr(self, name)(*arguments)

    def create(self, title: str) -> None:
        made = EPOCH + timedelta(seconds=len(self.conversations))
        self.conversations.append(ConversationSummary(new_conversation_id(), title, made, made))
        self.store.create(self.conversations[-1])

    def add(self, place: int, parts: list[Part], role: Role, second: int) -> None:
        conversation = _pick(self.conversations, place)
        if conversation is None or conversation.id not in {c.id for c in self._kept()}:
            return
        own = [message for message in self.messages if message.conversation_id == conversation.id]
        parent = _pick(own, second)
        message = Message(
            new_message_id(),
            conversation.id,
            parent and parent.id,
            role,
            tuple(parts),
            created_at=EPOCH + timedelta(seconds=second),
        )
        self.messages.append(message)
        self.store.add_message(message)

    def replace(self, place: int, parts: list[Part]) -> None:
        message = _pick(self.messages, place)
        if message is not None:
            self.messages[self.messages.index(message)] = message.with_parts(tuple(parts))
            self.store.finish_message(message.with_parts(tuple(parts)))

    def rename(self, place: int, title: str) -> None:
        conversation = _pick(self.conversations, place)
        if conversation is not None:
            self.store.rename(conversation.id, title)

    def delete(self, place: int) -> None:
        self._on_conversation(place, self.store.delete)

    def undelete(self, place: int) -> None:
        self._on_conversation(place, self.store.undelete)

    def archive(self, place: int) -> None:
        self._on_conversation(place, lambda one: self.store.set_archived([one], archived=place % 2 == 0))

    def cut(self, place: int) -> None:
        message = _pick(self.messages, place)
        if message is not None:
            self.store.delete_branch(message.id)

    def restore(self, place: int) -> None:
        message = _pick(self.messages, place)
        if message is not None:
            self.store.undelete_branch(message.id)

    def purge(self) -> None:
        self.store.purge_deleted()
        kept = {conversation.id for conversation in self._kept()}
        self.conversations = [one for one in self.conversations if one.id in kept]
        left = {row[0] for row in self.store._database.query("SELECT id FROM message")}
        self.messages = [one for one in self.messages if one.id in left]

    def index(self, limit: int, times: int) -> None:
        for _ in range(times):
            self.store.index_some(limit)

    def expected(self, query: SearchQuery) -> Counter[tuple[str, str | None]]:
        judge = search_reference.meant(query.text)
        alive = {summary.id: summary for summary in self.store.conversations()}
        found: Counter[tuple[str, str | None]] = Counter()
        for summary in alive.values():
            if self._lets_in(query, summary, None) and judge(search_reference.cut([summary.title])):
                found[summary.id, None] += 1
        deleted = {
            row[0]
            for row in self.store._database.query("SELECT id FROM message WHERE deleted_at IS NOT NULL")
        }
        for message in self.messages:
            home = alive.get(message.conversation_id)
            if home is None or message.id in deleted or not self._lets_in(query, home, message):
                continue
            texts = [text for part in message.parts for text in (part.name, part.text) if text]
            if judge(search_reference.cut(texts)):
                found[message.conversation_id, message.id] += 1
        return found

    def _lets_in(self, query: SearchQuery, summary: ConversationSummary, message: Message | None) -> bool:
        made = summary.created_at if message is None else message.created_at
        return (
            (query.titles or message is not None)
            and (query.archived is None or summary.archived == query.archived)
            and (query.role is None or (message is not None and message.role is query.role))
            and (query.since is None or made >= query.since)
            and (query.until is None or made < query.until)
        )

    def _kept(self) -> list[ConversationSummary]:
        return [*self.store.conversations(), *self.store.trash()]

    def _on_conversation(self, place: int, work: Callable[[Any], Any]) -> None:
        conversation = _pick(self.conversations, place)
        if conversation is not None:
            work(conversation.id)


def _pick(values: list[Any], place: int) -> Any:
    return values[place % len(values)] if values else None


def names(result: SearchResult) -> Counter[tuple[str, str | None]]:
    return Counter((hit.conversation_id, hit.message_id) for hit in result.hits)


SEARCHES = st.builds(
    SearchQuery,
    QUERIES,
    role=st.none() | st.sampled_from(Role),
    since=st.none() | st.integers(0, 50).map(lambda second: EPOCH + timedelta(seconds=second)),
    until=st.none() | st.integers(0, 50).map(lambda second: EPOCH + timedelta(seconds=second)),
    archived=st.sampled_from([None, None, False, True]),
    titles=st.sampled_from([True, True, False]),
    limit=st.just(10_000),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[*HealthCheck])
@given(steps=STEPS, queries=st.lists(SEARCHES, min_size=1, max_size=4))
def test_index_and_reference_agree(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, ...]], queries: list[SearchQuery]
) -> None:
    world = World(tmp_path_factory.mktemp("w") / "c.sqlite")
    try:
        world.create("显存 regulation")
        for step in steps:
            world.do(*step)
        for _ in range(2):
            for query in queries:
                result = world.store.search(query)
                expected = world.expected(query)
                assert names(result) == expected, query
                assert result.total == sum(expected.values())
                for hit in result.hits:
                    assert all(0 <= a < b <= len(hit.snippet) for a, b in hit.spans)
            while world.store.index_some(5):
                pass
    finally:
        world.store.close()


def test_the_newest_come_first_and_the_rest_is_not_counted(
    store: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (hits, searching):
        monkeypatch.setattr(module, "TOTAL_LIMIT", 30)
    monkeypatch.setattr(hits, "RANKED_BELOW", 20)
    summary = ConversationSummary(new_conversation_id(), "t", EPOCH, EPOCH)
    messages = []
    for number in range(80):
        made = EPOCH + timedelta(seconds=number * 37 % 80)
        part = Part(PartKind.TEXT, "word " * (number % 3 + 1))
        messages.append(Message(new_message_id(), summary.id, None, Role.USER, (part,), created_at=made))
    store.add_conversations([(summary, messages)])
    while store.index_some(4):
        pass
    result = store.search(SearchQuery("word", limit=20, offset=15))
    newest = sorted(messages, key=lambda message: message.created_at, reverse=True)
    assert [hit.message_id for hit in result.hits] == [message.id for message in newest[15:30]]
    assert (result.total, result.more) == (30, True)


def test_few_hits_come_best_first(store: ConversationStore) -> None:
    summary = ConversationSummary(new_conversation_id(), "t", EPOCH, EPOCH)
    texts = ["显存 " + "other words " * 30, "显存 显存 显存", "显存 " + "other words " * 3]
    messages = [
        Message(new_message_id(), summary.id, None, Role.USER, (Part(PartKind.TEXT, text),), created_at=EPOCH)
        for text in texts
    ]
    store.add_conversations([(summary, messages)])
    expected = [messages[place].id for place in (1, 2, 0)]
    assert [hit.message_id for hit in store.search(SearchQuery("显存")).hits] == expected
    while store.index_some(2):
        pass
    assert [hit.message_id for hit in store.search(SearchQuery("显存")).hits] == expected

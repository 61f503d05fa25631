"""The trash is emptied in time, and damage is found while the file is used."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from shiboken6 import delete

from gptoss_desktop import tasks
from gptoss_desktop.services import search_indexing
from gptoss_desktop.services.housekeeping import Housekeeping
from gptoss_desktop.storage.damage import marker
from gptoss_desktop.storage.facade import lists
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import summary, user
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from gptoss_desktop.storage.errors import StoreError


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    return tmp_path / "c.sqlite"


@pytest.fixture
def store(qapp: QApplication, database_path: Path) -> Iterator[ConversationStore]:
    opened = ConversationStore.open(database_path)
    yield opened
    tasks.drain()
    opened.close()


@contextmanager
def closing_of(keeper: Housekeeping) -> Iterator[Housekeeping]:
    """End it in the thread that it lives in: its timers cannot be stopped elsewhere."""
    yield keeper
    delete(keeper)


def delete_days_ago(store: ConversationStore, days: int) -> None:
    conversation = summary(f"{days} days")
    store.create(conversation)
    store.delete(conversation.id)
    moment = (datetime.now(UTC) - timedelta(days=days)).isoformat()
    store._database.execute("UPDATE conversation SET deleted_at = ? WHERE id = ?", (moment, conversation.id))


@pytest.mark.parametrize(
    ("kept", "left"), [(30, ["1 days", "29 days"]), (1, []), (0, ["1 days", "29 days", "31 days"])]
)
def test_the_trash_is_kept_for_so_many_days(
    store: ConversationStore, database_path: Path, kept: int, left: list[str]
) -> None:
    for days in (31, 29, 1):
        delete_days_ago(store, days)
    with closing_of(Housekeeping(store, database_path, lambda: kept)) as keeper:
        keeper.begin()
        tasks.drain()
        wait_until(lambda: store._database.query("SELECT 1 FROM conversation WHERE deleted_at = ''") == [])
    assert [found.title for found in store.trash()] == left


def test_what_is_discarded_goes_bit_by_bit(store: ConversationStore, database_path: Path) -> None:
    conversation = summary()
    store.create(conversation)
    parent = None
    for number in range(3):
        message = user(conversation, str(number), parent)
        store.add_message(message)
        parent = message.id
    store.delete(conversation.id)
    store.discard([conversation.id])
    assert store.trash() == []
    with (
        closing_of(Housekeeping(store, database_path, lambda: 0)) as keeper,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(lists, "ERASED_AT_ONCE", 1)
        keeper.erase()
        wait_until(lambda: store._database.query("SELECT count(*) FROM conversation") == [(0,)])
        tasks.drain()
    assert store.path_to(message.id) == []


def test_damage_is_told_while_the_file_is_used(store: ConversationStore, database_path: Path) -> None:
    conversation = summary()
    store.create(conversation)
    store.add_message(user(conversation, "text " * 5000))
    store._database.query("PRAGMA wal_checkpoint(TRUNCATE)")
    found: list[StoreError] = []
    content = bytearray(database_path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    intact = database_path.read_bytes()
    database_path.write_bytes(content)
    with closing_of(Housekeeping(store, database_path, lambda: 30)) as keeper:
        keeper.damaged.connect(found.append)
        keeper.check()
        wait_until(lambda: found)
    assert "damaged" in found[0].sentence
    assert marker(database_path).exists()
    database_path.write_bytes(intact)


def test_what_was_written_is_taken_into_the_index(
    store: ConversationStore, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_indexing, "LOOK_MS", 10)
    conversation = summary("显存")
    store.create(conversation)
    with closing_of(Housekeeping(store, database_path, lambda: 0)) as keeper:
        keeper.begin()
        wait_until(lambda: waiting(store) == 0)
        store.add_message(user(conversation, "later"))
        wait_until(lambda: waiting(store) == 0)


def waiting(store: ConversationStore) -> int:
    found: list[int] = []
    tasks.run_task(
        lambda: int(store._database.query("SELECT count(*) FROM search_queue")[0][0]),
        found.append,
        lambda error: pytest.fail(str(error)),
        lane=tasks.Lane.STORAGE,
    )
    tasks.drain()
    return found[0]

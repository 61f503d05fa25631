"""A disk that is full, a file that is locked, damaged, read-only, newer or of someone else."""

from __future__ import annotations

import os
import resource
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from gptoss_desktop.domain.conversation import Message, MessageState, Part, PartKind
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.storage import driver
from gptoss_desktop.storage.driver import Database
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind
from gptoss_desktop.storage.migrate import migrate
from gptoss_desktop.storage.migrations import STEPS
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import answer, summary, user

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOBODY = 65534
WORD = "word " * 400


def begin(store: ConversationStore) -> Message:
    conversation = summary()
    store.create(conversation)
    message = answer(conversation, None, state=MessageState.STREAMING)
    store.add_message(message)
    return message


def append_until_refused(store: ConversationStore, message: Message) -> tuple[list[str], StoreError]:
    """Add text until the disk refuses; return all of it, the refused included, and the error."""
    texts: list[str] = []
    while True:
        texts.append(f"{len(texts)} {WORD}")
        try:
            store.append_delta(message.id, (TextDelta(PartKind.TEXT, texts[-1]),))
        except StoreError as error:
            return texts, error


def refuse_pages(store: ConversationStore) -> Callable[[], None]:
    """Let the database grow by no page; SQLite says "full" as it does on a full disk."""
    store._database.query("PRAGMA max_page_count = 1")

    def allow() -> None:
        store._database.query("PRAGMA max_page_count = 1000000")

    return allow


def refuse_bytes(_store: ConversationStore) -> Callable[[], None]:
    """Let no file of this process grow beyond 100 kB."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("refuse", [refuse_pages, refuse_bytes])
def test_text_waits_for_space(
    database_path: Path, refuse: Callable[[ConversationStore], Callable[[], None]]
) -> None:
    store = ConversationStore.open(database_path)
    message = begin(store)
    allow = refuse(store)
    try:
        texts, error = append_until_refused(store, message)
        assert error.kind.may_pass
        assert str(database_path) in error.sentence
        assert store.unsaved == 1
        with pytest.raises(StoreError):
            store.add_message(user(summary(), "prompt"))
    finally:
        allow()
    store.retry_unsaved()
    assert store.unsaved == 0
    store.close()
    store = ConversationStore.open(database_path)
    assert store.path_to(message.id)[-1].text() == "".join(texts)
    assert store._database.query("PRAGMA integrity_check") == [("ok",)]
    store.close()


def test_an_end_that_was_refused_is_written_at_the_next_chance(store: ConversationStore) -> None:
    message = begin(store)
    allow = refuse_pages(store)
    append_until_refused(store, message)
    final = replace(message, parts=(Part(PartKind.TEXT, WORD * 20),), state=MessageState.COMPLETE)
    with pytest.raises(StoreError) as caught:
        store.finish_message(final)
    assert caught.value.kind is StoreErrorKind.DISK_FULL
    assert "The disk is full" in caught.value.sentence
    allow()
    other = summary()
    store.create(other)
    store.add_message(user(other, "next"))
    assert store.path_to(message.id) == [final]


def test_a_write_that_can_never_succeed_does_not_hold_up_others(store: ConversationStore) -> None:
    message = begin(store)
    stray = answer(summary(), None, state=MessageState.STREAMING)
    with pytest.raises(StoreError) as caught:
        store.add_message(stray)
    assert caught.value.kind is StoreErrorKind.INTERNAL
    store.append_delta(message.id, (TextDelta(PartKind.TEXT, "on"),))
    assert store.unsaved == 0


def test_locked_by_another(
    store: ConversationStore, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "_PRAGMAS", ("busy_timeout = 10",))
    other = Database(database_path)
    store._database.query("PRAGMA busy_timeout = 10")
    with other.transaction():
        with pytest.raises(StoreError) as caught:
            store.create(summary())
        assert caught.value.kind is StoreErrorKind.LOCKED
        assert "in use by another program" in caught.value.sentence
    other.close()
    store.create(summary())


def refusal(path: Path) -> StoreError:
    with pytest.raises(StoreError) as caught:
        ConversationStore.open(path)
    assert str(path) in caught.value.sentence
    assert caught.value.advice.endswith(".")
    return caught.value


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"not a database, but long enough to look" * 40)
    before = path.read_bytes()
    assert refusal(path).kind is StoreErrorKind.CORRUPT
    assert path.read_bytes() == before


def test_a_damaged_database(database_path: Path) -> None:
    store = ConversationStore.open(database_path)
    for number in range(50):
        store.create(summary(f"{number} {WORD}"))
    store.close()
    content = bytearray(database_path.read_bytes())
    content[4096 : len(content)] = os.urandom(len(content) - 4096)
    database_path.write_bytes(content)
    assert refusal(database_path).kind is StoreErrorKind.CORRUPT


def test_a_file_of_a_newer_program_can_be_read(database_path: Path) -> None:
    store = ConversationStore.open(database_path)
    message = begin(store)
    store.append_delta(message.id, (TextDelta(PartKind.TEXT, WORD),))
    store.close()
    raw = dbapi2.connect(str(database_path))
    raw.execute("ALTER TABLE message ADD COLUMN mood TEXT")
    raw.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    raw.close()
    before = database_path.read_bytes()
    store = ConversationStore.open(database_path)
    assert store.read_only
    assert "newer version" in str(store.notice)
    assert str(database_path) in str(store.notice)
    assert [found.id for found in store.messages(message.conversation_id)] == [message.id]
    for write in (
        lambda: store.create(summary()),
        lambda: store.append_delta(message.id, (TextDelta(PartKind.TEXT, "x"),)),
        lambda: store.save_draft(message.conversation_id, Draft("x")),
        store.purge_deleted,
    ):
        with pytest.raises(StoreError) as caught:
            write()
        assert caught.value.kind is StoreErrorKind.READ_ONLY
        assert "a newer version of this program wrote" in caught.value.sentence
    assert store.unsaved == 0
    store.close()
    assert database_path.read_bytes() == before


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    raw = dbapi2.connect(str(path))
    raw.execute("CREATE TABLE bookmarks (url)")
    raw.close()
    assert refusal(path).kind is StoreErrorKind.NOT_OURS


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    path.mkdir()
    assert refusal(path).kind in (StoreErrorKind.UNAVAILABLE, StoreErrorKind.READ_ONLY)


@contextmanager
def as_ordinary_user() -> Iterator[Path]:
    """Give a folder that an ordinary user owns, and be that user: file modes do not bind root."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def test_a_read_only_folder() -> None:
    with as_ordinary_user() as folder:
        path = folder / "c.sqlite"
        ConversationStore.open(path).close()
        path.chmod(0o400)
        folder.chmod(0o500)
        assert refusal(path).kind in (StoreErrorKind.READ_ONLY, StoreErrorKind.UNAVAILABLE)


def test_a_step_that_fails_leaves_the_old_schema(tmp_path: Path) -> None:
    database = Database(tmp_path / "c.sqlite")
    migrate(database)
    broken = (*STEPS, ("CREATE TABLE extra (x)", "NONSENSE"))
    with pytest.raises(StoreError):
        migrate(database, broken)
    assert database.query("PRAGMA user_version") == [(len(STEPS),)]
    assert database.query("SELECT 1 FROM sqlite_schema WHERE name = 'extra'") == []
    migrate(database, (*STEPS, ("CREATE TABLE extra (x)",)))
    assert database.query("PRAGMA user_version") == [(len(STEPS) + 1,)]
    database.close()


def test_extensions_cannot_be_loaded(store: ConversationStore) -> None:
    with pytest.raises(StoreError, match="not authorized"):
        store._database.query("SELECT load_extension('libm.so.6')")

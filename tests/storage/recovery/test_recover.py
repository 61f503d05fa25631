"""Files that are damaged in every way we know: what can be read is there again, and the user is told."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gptoss_desktop.domain.conversation import MessageState, PartKind
from gptoss_desktop.domain.search import SearchQuery
from gptoss_desktop.storage import checks
from gptoss_desktop.storage.damage import marker
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind
from gptoss_desktop.storage.migrations import STEPS
from gptoss_desktop.storage.recovery import recover as recovery
from gptoss_desktop.storage.store import ConversationStore
from tests.support import store_mender
from tests.support.filled_store import PAGE, Filled, all_messages, integrity, stream_some

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def kept_files(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.damaged-*"))


def overwritten(content: bytes, pages: list[int], filling: Callable[[int], bytes] = os.urandom) -> bytes:
    changed = bytearray(content)
    for page in pages:
        changed[(page - 1) * PAGE : page * PAGE] = filling(PAGE)
    return bytes(changed)


def mended(path: Path) -> ConversationStore:
    """Open with mending after damage has shown."""
    marker(path).touch()
    store = ConversationStore.open(path, mend=True)
    assert integrity(store) == []
    assert not marker(path).exists()
    return store


def test_nothing_happens_to_a_file_that_is_well(filled: Filled) -> None:
    before = filled.path.read_bytes()
    store = mended(filled.path)
    assert store.notice is None
    store.close()
    assert filled.path.read_bytes() == before
    assert kept_files(filled.path) == []


def test_a_lost_header_costs_nothing(filled: Filled) -> None:
    damaged = overwritten(filled.path.read_bytes(), [1])
    filled.path.write_bytes(damaged)
    store = ConversationStore.open(filled.path, mend=True)
    assert integrity(store) == []
    assert all_messages(store) == filled.messages
    found = store.conversations()
    assert {summary.tags for summary in found} == {("tag",)}
    assert [folder.name for folder in store.folders()] == ["Folder"]
    assert {summary.folder_id for summary in found} == {store.folders()[0].id}
    assert {store.draft(summary.id).text for summary in found} == {f"draft {n}" for n in range(len(found))}
    assert {store.settings_of(summary.id).preset for summary in found} == {
        f"preset {n}" for n in range(len(found))
    }
    assert store.documents("prompt") == {"Mine": "Be brief."}
    assert all(store.trace(m.id) for m in filled.messages.values() if m.answer)
    assert store.search(SearchQuery("questions")).total == len(filled.messages) // 2
    (kept,) = kept_files(filled.path)
    assert kept.read_bytes() == damaged
    said = str(store.notice)
    assert f"Recovered: conversations {len(found)}, messages {len(filled.messages)}." in said
    assert "None is known to be missing" in said
    assert str(kept) in said
    assert re.fullmatch(r"conversations\.damaged-\d{8}-\d{6}\.sqlite", kept.name)
    store.close()


def test_a_truncated_file_keeps_its_beginning(filled: Filled) -> None:
    content = filled.path.read_bytes()
    filled.path.write_bytes(content[: len(content) // 2 + 77])
    store = ConversationStore.open(filled.path, mend=True)
    assert integrity(store) == []
    found = all_messages(store)
    whole = [m for m in found.values() if filled.messages.get(m.id) == m]
    assert len(filled.messages) / 4 < len(whole) < len(filled.messages)
    assert re.search(r"Lost in whole or in part: at least [1-9]\d* of", str(store.notice))
    store.close()


def test_damaged_indices_cost_nothing(filled: Filled) -> None:
    with sqlite3.connect(filled.path) as raw:
        roots = [
            number
            for (number,) in raw.execute("SELECT rootpage FROM sqlite_schema WHERE type = 'index'")
            if number
        ]
    raw.close()
    filled.path.write_bytes(overwritten(filled.path.read_bytes(), roots))
    store = ConversationStore.open(filled.path, mend=True)
    assert integrity(store) == []
    assert all_messages(store) == filled.messages
    store.close()


def test_an_index_that_lies_is_found_once_damage_has_shown(filled: Filled) -> None:
    with sqlite3.connect(filled.path) as raw:
        ((root,),) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'conversation_listed'")
    raw.close()
    # A page of an index without any entry.
    empty = bytes([0x0A, 0, 0, 0, 0, PAGE >> 8, PAGE & 0xFF, 0]).ljust(PAGE, b"\0")
    filled.path.write_bytes(overwritten(filled.path.read_bytes(), [root], lambda _: empty))
    store = mended(filled.path)
    assert all_messages(store) == filled.messages
    store.close()


def test_what_is_no_database_is_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"not a database, but long enough to look" * 400)
    before = path.read_bytes()
    store = ConversationStore.open(path, mend=True)
    assert store.conversations() == []
    (kept,) = kept_files(path)
    assert kept.read_bytes() == before
    assert "no conversation in it could be read" in str(store.notice)
    store.close()


def test_the_log_of_a_program_that_was_killed_is_read_too(filled: Filled) -> None:
    store = ConversationStore.open(filled.path)
    conversation = store.conversations()[0]
    store.rename(conversation.id, "in the log only")
    log = filled.path.with_name(filled.path.name + "-wal").read_bytes()
    content = filled.path.read_bytes()
    store.close()
    filled.path.write_bytes(overwritten(content, [*range(2, 30)]))
    filled.path.with_name(filled.path.name + "-wal").write_bytes(log)
    store = mended(filled.path)
    assert "in the log only" in [found.title for found in store.conversations()]
    store.close()


def test_an_answer_that_streamed_is_there(filled: Filled) -> None:
    message_id = stream_some(filled.path, "so far")
    filled.path.write_bytes(overwritten(filled.path.read_bytes(), [1]))
    store = ConversationStore.open(filled.path, mend=True)
    (found,) = store.path_to(message_id, limit=1)
    assert (found.state, found.text()) == (MessageState.INTERRUPTED, "so far")
    store.close()


def test_the_notice_stays_until_a_run_that_shows_it_has_ended(filled: Filled) -> None:
    filled.path.write_bytes(overwritten(filled.path.read_bytes(), [1]))
    ConversationStore.open(filled.path, mend=True)._database.close()  # killed before anybody could read it
    command_line = ConversationStore.open(filled.path)
    assert command_line.notice is not None
    command_line.close()
    window = ConversationStore.open(filled.path, mend=True)
    assert window.notice is not None
    window.close()
    store = ConversationStore.open(filled.path, mend=True)
    assert store.notice is None
    assert store.documents("recovery") == {}
    store.close()


def test_nobody_mends_unasked(filled: Filled) -> None:
    damaged = overwritten(filled.path.read_bytes(), [1])
    filled.path.write_bytes(damaged)
    with pytest.raises(StoreError) as caught:
        ConversationStore.open(filled.path)
    assert caught.value.kind is StoreErrorKind.CORRUPT
    assert "Start the window again" in caught.value.advice
    assert filled.path.read_bytes() == damaged
    assert kept_files(filled.path) == []


def test_damage_that_shows_later_is_mended_at_the_next_start(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "QUICK_LIMIT", 0)
    content = filled.path.read_bytes()
    filled.path.write_bytes(overwritten(content, [*range(50, len(content) // PAGE)]))
    store = ConversationStore.open(filled.path, mend=True)
    assert store.notice is None
    with pytest.raises(StoreError) as caught:
        all_messages(store)
    assert caught.value.kind is StoreErrorKind.CORRUPT
    store._database.close()
    assert marker(filled.path).exists()
    store = ConversationStore.open(filled.path, mend=True)
    assert store.notice is not None
    store.close()


def test_a_damaged_file_of_a_newer_program_is_left_to_it(filled: Filled) -> None:
    content = bytearray(overwritten(filled.path.read_bytes(), [*range(2, 40)]))
    content[60:64] = (len(STEPS) + 1).to_bytes(4, "big")
    filled.path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        ConversationStore.open(filled.path, mend=True)
    assert "newer version" in caught.value.sentence
    assert filled.path.read_bytes() == content


def test_a_version_that_cannot_be_is_damage(filled: Filled) -> None:
    for version in (0, -1, 2**31 - 1):
        content = bytearray(filled.path.read_bytes())
        content[60:64] = version.to_bytes(4, "big", signed=True)
        filled.path.write_bytes(content)
        store = ConversationStore.open(filled.path, mend=True)
        assert all_messages(store) == filled.messages
        assert store.notice is not None
        store.close()
    assert len(kept_files(filled.path)) == 3


def test_a_disk_that_is_full_changes_nothing(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = overwritten(filled.path.read_bytes(), [1])
    filled.path.write_bytes(damaged)

    def refuse(*_: object) -> None:
        raise StoreError(StoreErrorKind.DISK_FULL, "The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(recovery, "rebuild", refuse)
        with pytest.raises(StoreError):
            ConversationStore.open(filled.path, mend=True)
    assert filled.path.read_bytes() == damaged
    assert kept_files(filled.path) == []
    store = ConversationStore.open(filled.path, mend=True)
    assert all_messages(store) == filled.messages
    store.close()


@pytest.mark.parametrize("calls", range(1, 8))
def test_killed_at_any_rename_nothing_is_half_done(filled: Filled, calls: int) -> None:
    damaged = overwritten(filled.path.read_bytes(), [1])
    filled.path.write_bytes(damaged)
    for suffix in ("-wal", "-shm"):
        filled.path.with_name(filled.path.name + suffix).write_bytes(b"left behind")
    child = subprocess.run(
        [sys.executable, "-m", store_mender.__name__, str(filled.path), str(calls)], check=False
    )
    assert child.returncode in (0, store_mender.KILLED)
    store = ConversationStore.open(filled.path, mend=True)
    assert integrity(store) == []
    assert all_messages(store) == filled.messages
    assert store.notice is not None
    store.close()
    kept = {file.name: file.read_bytes() for file in kept_files(filled.path)}
    assert [name for name in kept if name.endswith(".sqlite")] == [min(kept, key=len)]
    assert kept[min(kept, key=len)] == damaged
    assert sorted(file.name for file in filled.path.parent.iterdir()) == sorted([filled.path.name, *kept])


FILLINGS: list[Callable[[int], bytes]] = [os.urandom, bytes, lambda size: b"\xff" * size]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    chosen=st.lists(st.integers(1, 10_000), min_size=1, max_size=12),
    filling=st.sampled_from(FILLINGS),
    end=st.integers(0, 3 * PAGE),
)
def test_any_pages_may_be_lost(
    original: Filled, chosen: list[int], filling: Callable[[int], bytes], end: int
) -> None:
    content = original.path.read_bytes()
    count = len(content) // PAGE
    pages = sorted({number % count + 1 for number in chosen})
    path = original.path.with_name("damaged") / "c.sqlite"
    path.parent.mkdir(exist_ok=True)
    for file in path.parent.iterdir():
        file.unlink()
    path.write_bytes(overwritten(content, pages, filling)[: len(content) - end])
    store = mended(path)
    found = all_messages(store)
    # No page holds more than a few messages, nor the end of more than a few texts.
    spoilt = [m for m in original.messages.values() if found.get(m.id) != m]
    assert len(spoilt) <= 40 * (len(pages) + end // PAGE + 1)
    for message in found.values():
        before = original.messages.get(message.id)
        if before is None:
            continue
        for kind in PartKind:
            # What is shown was written: a text may end early, but nothing is made up.
            assert before.text(kind).startswith(message.text(kind))
    if spoilt:
        assert store.notice is not None
        assert len(kept_files(path)) == 1
    store.close()


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    return Filled(tmp_path_factory.mktemp("original") / "conversations.sqlite")

"""Texts under names: shown at once, kept soon, and read anew where the disk refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gptoss_desktop import tasks
from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.services.documents import Documents
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind
from gptoss_desktop.storage.store import ConversationStore
from tests.support.qt import record_signal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QCoreApplication


@pytest.fixture
def store(qapp: QCoreApplication, tmp_path: Path) -> Iterator[ConversationStore]:
    found = ConversationStore.open(tmp_path / "c.db")
    yield found
    tasks.drain()
    found.close()


def test_kinds_are_kept_apart_and_names_in_order(store: ConversationStore) -> None:
    prompts, schemas = Documents(store, "prompt"), Documents(store, "schema")
    prompts.save("b", "1")
    prompts.save("A", "2")
    schemas.save("b", "3")
    assert list(prompts.texts) == ["A", "b"]
    tasks.drain()
    for kept, texts in ((prompts, {"A": "2", "b": "1"}), (schemas, {"b": "3"})):
        kept.load()
        tasks.drain()
        assert kept.texts == texts


def test_what_was_deleted_or_renamed_is_so_in_the_file(store: ConversationStore) -> None:
    prompts = Documents(store, "prompt")
    prompts.save("a", "1")
    prompts.rename("a", "b")
    undo = prompts.delete("b")
    tasks.drain()
    assert store.documents("prompt") == {}
    undo()
    tasks.drain()
    assert store.documents("prompt") == {"b": "1"}


def test_what_the_disk_refused_is_told_and_read_anew(
    store: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompts = Documents(store, "prompt")
    prompts.save("a", "1")
    tasks.drain()

    def refuse(*_: object) -> None:
        raise StoreError(StoreErrorKind.READ_ONLY, "It cannot be written.", "Free some room.")

    monkeypatch.setattr(store, "save_document", refuse)
    with record_signal(prompts.failed) as failed:
        prompts.save("a", "2")
        assert prompts.texts == {"a": "2"}
        tasks.drain()
    (failure,) = failed.arguments
    assert (failure.kind, failure.sentence) == (FailureKind.STORAGE, "It cannot be written.")
    tasks.drain()
    assert prompts.texts == {"a": "1"}

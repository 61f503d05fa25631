"""A store on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.storage.store import ConversationStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "conversations.sqlite"


@pytest.fixture
def store(database_path: Path) -> Iterator[ConversationStore]:
    opened = ConversationStore.open(database_path)
    yield opened
    opened.close()

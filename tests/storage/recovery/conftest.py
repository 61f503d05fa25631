"""A closed file of conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.filled_store import Filled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    return Filled(tmp_path / "data" / "conversations.sqlite")

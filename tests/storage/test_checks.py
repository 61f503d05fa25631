"""Looking for damage while the file is used: it is found, and disturbs nobody."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.storage import checks
from gptoss_desktop.storage.checks import look_for_damage
from gptoss_desktop.storage.damage import marker
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import summary
from tests.support.filled_store import PAGE, fill

if TYPE_CHECKING:
    from pathlib import Path


SHARED = (510, 0x40000002)
"""Length and place of the lock that says that somebody has the file open (sqlite.org/src, `os.h`)."""


def test_a_check_beside_a_user_leaves_him_his_locks(store: ConversationStore, database_path: Path) -> None:
    store.create(summary())
    look_for_damage(database_path)
    # Locks are between processes. One that could take this one would remove the log as the last user.
    program = (
        "import fcntl, sys\n"
        "file = open(sys.argv[1], 'r+b')\n"
        "try:\n"
        f"    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, {SHARED[0]}, {SHARED[1]})\n"
        "except BlockingIOError:\n"
        "    sys.exit(3)\n"
    )
    assert subprocess.run([sys.executable, "-c", program, str(database_path)], check=False).returncode == 3


@pytest.mark.parametrize("whole_limit", [0, 2**30])
def test_damage_is_found_and_remembered(
    database_path: Path, monkeypatch: pytest.MonkeyPatch, whole_limit: int
) -> None:
    monkeypatch.setattr(checks, "WHOLE_LIMIT", whole_limit)
    fill(database_path, conversations=2)
    look_for_damage(database_path)
    assert not marker(database_path).exists()
    content = bytearray(database_path.read_bytes())
    content[30 * PAGE : 60 * PAGE] = bytes(30 * PAGE)
    database_path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        look_for_damage(database_path)
    assert caught.value.kind is StoreErrorKind.CORRUPT
    assert marker(database_path).exists()

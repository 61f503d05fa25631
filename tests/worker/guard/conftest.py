from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.guards import NOBODY, python_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYERS = ("namespace", "seccomp")
USERS = (None, NOBODY) if os.getuid() == 0 and python_of(NOBODY) else (None,)


@pytest.fixture(params=LAYERS)
def layer(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=USERS, ids=lambda user: "self" if user is None else "nobody")
def user(request: pytest.FixtureRequest) -> int | None:
    found: int | None = request.param
    return found


@pytest.fixture
def socket_path() -> Iterator[Path]:
    """A path that any user may create, with a missing folder before it."""
    folder = Path(tempfile.mkdtemp(prefix="guard-", dir="/tmp"))
    folder.chmod(0o777)
    yield folder / "run" / "engine.sock"
    shutil.rmtree(folder)

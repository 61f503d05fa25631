"""A stand-in engine on a real socket in a real process, and the client that speaks to it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from gptoss_desktop.engine.client import EngineClient
from tests.support import stand_in_server

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def runtime_dir() -> Iterator[Path]:
    """A folder for sockets with a short name: pytest's own may be too long for one."""
    with tempfile.TemporaryDirectory(prefix="gd-") as name:
        yield Path(name)


@pytest.fixture
def server(runtime_dir: Path) -> Iterator[str]:
    """The socket's path of a running stand-in server."""
    path = str(runtime_dir / "s")
    process = subprocess.Popen([sys.executable, stand_in_server.__file__, path], stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process:
        assert process.stdout.readline() == b"listening\n"
        yield path
        process.kill()


@pytest.fixture
def client(qapp: QCoreApplication, server: str) -> Iterator[EngineClient]:
    client = EngineClient(server)
    yield client
    client.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)

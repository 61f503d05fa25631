"""A stale socket is replaced, a live one never, and nothing else is ever deleted."""

from __future__ import annotations

import socket
import stat
from pathlib import Path

import pytest

from gptoss_desktop.protocol.guard import MAX_SOCKET_PATH, Failed
from gptoss_desktop.worker.guard.failure import StartError
from gptoss_desktop.worker.guard.socket_file import SocketFile
from tests.support.guards import RunningGuard


def _failure(path: Path) -> Failed:
    with pytest.raises(StartError) as caught:
        SocketFile(str(path))
    return caught.value.event


def test_modes_and_an_orderly_end(socket_path: Path) -> None:
    with SocketFile(str(socket_path)):
        assert stat.S_IMODE(socket_path.stat().st_mode) == 0o600
        assert stat.S_IMODE(socket_path.parent.stat().st_mode) == 0o700
        with socket.socket(socket.AF_UNIX) as client, pytest.raises(ConnectionRefusedError):
            client.connect(str(socket_path))
    assert not socket_path.exists()


def test_another_ones_socket_is_not_removed(socket_path: Path) -> None:
    with SocketFile(str(socket_path)), socket.socket(socket.AF_UNIX) as other:
        socket_path.unlink()
        other.bind(str(socket_path))
    assert socket_path.is_socket()


def test_a_stale_socket_is_replaced(socket_path: Path) -> None:
    socket_path.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(socket_path))
    before = socket_path.stat().st_ctime_ns
    with SocketFile(str(socket_path)):
        assert socket_path.stat().st_ctime_ns != before


def test_a_live_socket_without_a_lock_is_left_alone(socket_path: Path) -> None:
    socket_path.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as live:
        live.bind(str(socket_path))
        live.listen()
        assert _failure(socket_path).kind == "socket_in_use"
        assert socket_path.is_socket()


@pytest.mark.parametrize("behaviour", ["deaf", "brood"], ids=["loading", "listening"])
def test_a_second_guard_is_refused(socket_path: Path, behaviour: str) -> None:
    first = RunningGuard(socket_path, behaviour)
    first.wait_for_engine()
    code, events, _ = RunningGuard(socket_path).finish()
    (failed,) = events
    assert code == 69
    assert isinstance(failed, Failed)
    assert failed.kind == "socket_in_use"
    assert socket_path.is_socket()
    first.hang_up()
    first.finish()


def test_a_file_is_never_deleted(socket_path: Path) -> None:
    socket_path.parent.mkdir()
    socket_path.write_text("precious", encoding="utf-8")
    assert "is not a socket" in _failure(socket_path).sentence
    assert socket_path.read_text(encoding="utf-8") == "precious"


def test_a_path_that_is_too_long_is_named_with_both_numbers(socket_path: Path) -> None:
    long = socket_path.with_name("ü" * 60)
    failed = _failure(long)
    assert failed.kind == "socket_path_too_long"
    assert f"{len(str(long).encode())} bytes" in failed.sentence
    assert str(MAX_SOCKET_PATH) in failed.sentence


def test_a_missing_folder_of_folders_is_said(socket_path: Path) -> None:
    assert "No such file or directory" in _failure(socket_path.parent / "deeper" / "x.sock").sentence


def test_an_engine_may_bind_the_path_itself(socket_path: Path) -> None:
    socket_path.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(socket_path))
    with SocketFile(str(socket_path), engine_binds=True) as claimed, socket.socket(socket.AF_UNIX) as engine:
        assert claimed.socket is None
        engine.bind(str(socket_path))
        engine.listen()
        assert _failure(socket_path).kind == "socket_in_use"
        scratch = Path(claimed.scratch)
        assert scratch == socket_path.with_name("engine.sock.d")
        assert stat.S_IMODE(scratch.stat().st_mode) == 0o700
        (scratch / "left").touch()
    assert [path.name for path in socket_path.parent.iterdir()] == ["engine.sock.lock"]


def test_a_file_of_an_engine_that_binds_is_never_deleted(socket_path: Path) -> None:
    with SocketFile(str(socket_path), engine_binds=True):
        socket_path.write_text("precious", encoding="utf-8")
    assert socket_path.read_text(encoding="utf-8") == "precious"


def test_what_a_killed_guard_left_is_removed(socket_path: Path) -> None:
    scratch = socket_path.with_name("engine.sock.d")
    scratch.mkdir(parents=True)
    (scratch / "left").touch()
    with SocketFile(str(socket_path), engine_binds=True):
        assert list(scratch.iterdir()) == []


def test_scratch_has_room_for_sockets(socket_path: Path) -> None:
    long = socket_path.with_name("s" * (MAX_SOCKET_PATH - len(str(socket_path.parent)) - 1))
    with SocketFile(str(long), engine_binds=True) as claimed:
        scratch = Path(claimed.scratch)
        assert len(str(scratch)) < 40
        with socket.socket(socket.AF_UNIX) as engine:
            engine.bind(str(scratch / ("u" * 36)))
    assert not scratch.exists()

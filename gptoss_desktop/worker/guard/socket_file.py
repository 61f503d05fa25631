"""The engine's socket in the file system: claimed under a lock, never taken from a live instance."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.guard import MAX_SOCKET_PATH
from gptoss_desktop.worker.guard.failure import StartError
from gptoss_desktop.worker.guard.scratch import make_scratch, remove_scratch

if TYPE_CHECKING:
    from types import TracebackType

_LOCK_WAIT_S = 1.0
"""A predecessor whose window died is swept away within this time."""
_POLL_S = 0.02
_PRIVATE_UMASK = 0o177


class SocketFile:
    """A bound Unix socket of mode 0600 that does not listen yet: the engine does when it is ready.

    An engine that cannot inherit a socket binds the path itself. Then only the path is claimed, `socket` is
    None, and there is a private folder `scratch` for what it keeps as long as it runs, sockets among it.

    The lock is held by the guard and the keeper, so it lasts exactly as long as anybody who looks after the
    engine. The engine does not inherit it: a process that outlived both would otherwise make a dead instance
    look alive for ever, while its socket, if it still listens, is found by connecting. The lock's file stays:
    to remove it would let two instances lock two files of one name.
    """

    def __init__(self, path: str, *, engine_binds: bool = False) -> None:
        """Claim the path.

        Raises:
            StartError: the path is too long, taken by a live instance, not a socket, or cannot be written.
        """
        self.path = Path(path)
        _check_length(path)
        try:
            self.path.parent.mkdir(mode=0o700, exist_ok=True)
            self._lock = _lock(self.path)
            try:
                _remove_stale(self.path)
                self.socket = None if engine_binds else _bind(self.path)
                self._identity = None if engine_binds else _identity(self.path)
                self.scratch = make_scratch(path) if engine_binds else ""
            except BaseException:
                os.close(self._lock)
                raise
        except OSError as error:
            sentence = say(
                "The socket {path} cannot be made: {strerror}.", path=path, strerror=error.strerror
            )
            raise StartError(
                FailureKind.INTERNAL, sentence, say("Choose a folder that you may write to.")
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the socket file if it is still the one of this start, and let go of the lock."""
        with suppress(OSError):
            if self._is_ours():
                self.path.unlink()
        if self.scratch:
            remove_scratch(self.scratch)
        if self.socket is not None:
            self.socket.close()
        os.close(self._lock)

    def _is_ours(self) -> bool:
        """Whether what lies at the path was bound here; under the lock, no engine but this one's binds it."""
        if self._identity is None:
            return stat.S_ISSOCK(self.path.lstat().st_mode)
        return _identity(self.path) == self._identity


def _check_length(path: str) -> None:
    length = len(os.fsencode(path))
    if length > MAX_SOCKET_PATH:
        raise StartError(
            FailureKind.SOCKET_PATH_TOO_LONG,
            say(
                "The socket's path is {length} bytes long, but the system allows {max_socket_path}: {path}",
                length=length,
                max_socket_path=MAX_SOCKET_PATH,
                path=path,
            ),
            say("Choose a shorter path for the socket."),
        )


def _lock(path: Path) -> int:
    """Return a descriptor that holds the lock beside `path`."""
    _refuse_live(path)
    name = path.with_name(path.name + ".lock")
    lock = os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    deadline = time.monotonic() + _LOCK_WAIT_S
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                os.close(lock)
                raise _in_use(path) from None
            time.sleep(_POLL_S)
        else:
            return lock


def _remove_stale(path: Path) -> None:
    """Remove a stale socket. The lock is held, so a refused connect is no loading instance."""
    if _refuse_live(path):
        path.unlink()


def _bind(path: Path) -> socket.socket:
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    mask = os.umask(_PRIVATE_UMASK)
    try:
        server.bind(str(path))
    except BaseException:
        server.close()
        raise
    finally:
        os.umask(mask)
    return server


def _refuse_live(path: Path) -> bool:
    """Return whether a stale socket lies at the path.

    Raises:
        StartError: something answers there, or it is no socket.
    """
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return False
    if not stat.S_ISSOCK(mode):
        raise StartError(
            FailureKind.SOCKET_IN_USE,
            say("{path} exists and is not a socket, so it was left as it is.", path=path),
            say("Choose another path for the socket, or move that file away."),
        )
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.setblocking(False)
        result = probe.connect_ex(str(path))
    if result == errno.ECONNREFUSED:
        return True
    if result == errno.ENOENT:
        return False
    if result in {errno.EACCES, errno.EPERM}:
        raise OSError(result, "a socket of another user lies there")
    raise _in_use(path)


def _in_use(path: Path) -> StartError:
    return StartError(
        FailureKind.SOCKET_IN_USE,
        say("The socket {path} belongs to an engine that is running or loading.", path=path),
        say("Stop that engine, or choose another path for the socket."),
    )


def _identity(path: Path) -> tuple[int, int]:
    found = path.lstat()
    return found.st_dev, found.st_ino

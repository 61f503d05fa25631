"""One window for each data folder: a second start brings the first one forward and hands over its model."""

from __future__ import annotations

import fcntl
import json
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

VERSION = 1
MAX_MESSAGE = 65_536
"""Bytes: a path is at most 4,096, and nothing else is sent."""
ANSWER_SECONDS = 2.0


class SingleInstance(QObject):
    """Holds the lock of a data folder, and listens for later starts.

    The lock is the kernel's (flock): it ends with the process, so that a killed window never blocks the next.
    """

    raise_requested = Signal(object)
    """Path of a model that the second start named, or None."""

    def __init__(self, runtime: Path) -> None:
        super().__init__()
        self._socket_path = runtime / "window.sock"
        self._lock = os.open(runtime / "window.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def claim(self) -> bool:
        """Return whether this is the only instance; if so, listen for others."""
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        QLocalServer.removeServer(str(self._socket_path))
        self._server.listen(str(self._socket_path))
        return True

    def ask_first_to_raise(self, model: Path | None) -> bool:
        """Tell the first instance to come forward; return whether it took the message.

        Called in a process that has no window, so it may wait.
        """
        message = {"v": VERSION, "raise": True, "model": str(model.absolute()) if model else None}
        try:
            with socket.socket(socket.AF_UNIX) as link:
                link.settimeout(ANSWER_SECONDS)
                link.connect(str(self._socket_path))
                link.sendall(json.dumps(message).encode() + b"\n")
        except OSError:
            return False
        return True

    def release(self) -> None:
        """Let the next start be the first; the end of the process does the same."""
        self._server.close()
        os.close(self._lock)

    def _on_connection(self) -> None:
        while (link := self._server.nextPendingConnection()) is not None:
            link.readyRead.connect(lambda link=link: self._on_message(link))
            link.disconnected.connect(link.deleteLater)
            self._on_message(link)

    def _on_message(self, link: QLocalSocket) -> None:
        if not link.canReadLine():
            if link.bytesAvailable() > MAX_MESSAGE:
                link.abort()
            return
        try:
            message = json.loads(bytes(link.readLine(MAX_MESSAGE).data()))
        except ValueError:
            link.abort()
            return
        if isinstance(message, dict) and message.get("v") == VERSION and message.get("raise"):
            model = message.get("model")
            self.raise_requested.emit(Path(model) if isinstance(model, str) else None)
        link.disconnectFromServer()

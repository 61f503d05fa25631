"""The wire between guard and keeper: one packet a message; end of file means that the other one is gone."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass
from enum import StrEnum

_PACKET = 4096
_LONGEST_TEXT = 1000


class Command(StrEnum):
    """What the guard asks of the keeper."""

    START = "start"
    STOP = "stop"


class ReportKind(StrEnum):
    """What the keeper tells: of the layer, of the memory that the engine needs, of the engine."""

    HOLDS = "holds"
    REFUSED = "refused"
    NO_SHARED_MEMORY = "no_shared_memory"
    NOT_STARTED = "not_started"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Report:
    """`text` is what the canary saw, or the reason; `status` the engine's wait status."""

    kind: ReportKind
    text: str = ""
    status: int = 0


class Channel:
    """One end of the wire."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end

    @classmethod
    def pair(cls) -> tuple[Channel, Channel]:
        """Return the guard's end and the keeper's."""
        guard, keeper = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        return cls(guard), cls(keeper)

    def fileno(self) -> int:
        """Return the descriptor to poll."""
        return self._end.fileno()

    def command(self, command: Command) -> None:
        """Tell the keeper; a keeper that is gone is noticed by reading."""
        self._send(command.value.encode())

    def report(self, report: Report) -> None:
        """Tell the guard; a guard that is gone is noticed by reading."""
        self._send(json.dumps([report.kind, report.text[:_LONGEST_TEXT], report.status]).encode())

    def next_command(self) -> Command | None:
        """Return the guard's next word, None when it is gone."""
        packet = self._receive()
        return Command(packet.decode()) if packet else None

    def next_report(self) -> Report | None:
        """Return the keeper's next word, None when it is gone."""
        packet = self._receive()
        if not packet:
            return None
        kind, text, status = json.loads(packet)
        return Report(ReportKind(kind), text, status)

    def close(self) -> None:
        """Let go of the wire."""
        self._end.close()

    def _send(self, packet: bytes) -> None:
        try:
            self._end.send(packet, socket.MSG_NOSIGNAL)
        except (BrokenPipeError, ConnectionResetError):
            return

    def _receive(self) -> bytes:
        try:
            return self._end.recv(_PACKET)
        except ConnectionResetError:
            return b""

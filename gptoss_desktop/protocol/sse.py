"""Server-sent events, decoded as they come: bytes in, the data of whole events out. No I/O.

Lines end at LF or CR LF only. `splitlines` would also break at a lone CR, and over text at U+0085 and U+2028,
which JSON may hold unescaped.
"""

from __future__ import annotations

MAX_EVENT_BYTES = 8 * 1024 * 1024
"""An event longer than this is an error. A chunk takes under 1 KiB, one with logprobs some 10 KiB."""


class SseError(ValueError):
    """The stream cannot be decoded any further. `events` are those that were whole before the fault."""

    def __init__(self, message: str, events: list[bytes]) -> None:
        self.events = events
        super().__init__(message)


class SseDecoder:
    """Holds the unfinished end of one stream."""

    def __init__(self, max_event_bytes: int = MAX_EVENT_BYTES) -> None:
        self._limit = max_event_bytes
        self._tail = bytearray()
        self._data: list[bytes] = []
        self._size = 0

    def feed(self, packet: bytes) -> list[bytes]:
        """Return the data of the events that `packet` completes, in order.

        Raises:
            SseError: an event is longer than the limit. The decoder is of no use afterwards.

        """
        events: list[bytes] = []
        end = packet.rfind(b"\n") + 1
        if end:
            whole = bytes(self._tail) + packet[:end]
            self._tail.clear()
            for line in whole[:-1].split(b"\n"):
                self._take_line(line, events)
        self._tail += packet[end:]
        self._check(len(self._tail), events)
        return events

    def _take_line(self, line: bytes, events: list[bytes]) -> None:
        self._check(len(line), events)
        line = line.removesuffix(b"\r")
        if line.startswith(b"data:"):
            self._data.append(line[5:].removeprefix(b" "))
            self._size += len(line)
        elif not line:
            data = b"\n".join(self._data)
            if data:  # an event without data is none, says the standard
                events.append(data)
            self._data.clear()
            self._size = 0
        # A comment (":" first) or another field says nothing to a reader of data.

    def _check(self, more: int, events: list[bytes]) -> None:
        if self._size + more > self._limit:
            raise SseError(f"an event of the stream is longer than {self._limit} bytes", events)

"""A byte stream cut into lines, with a bound on what a line without an end can hold."""

from __future__ import annotations

MAX_LINE_BYTES = 64 * 1024
"""A longer line comes in pieces: an engine that writes without end must not fill the window's memory."""


class LineSplitter:
    """Holds the unfinished last line of one stream."""

    def __init__(self) -> None:
        self._tail = b""

    def feed(self, data: bytes) -> list[bytes]:
        """Return the lines that `data` completes, without their ends."""
        *lines, self._tail = (self._tail + data).split(b"\n")
        while len(self._tail) > MAX_LINE_BYTES:
            lines.append(self._tail[:MAX_LINE_BYTES])
            self._tail = self._tail[MAX_LINE_BYTES:]
        return lines

    def rest(self) -> list[bytes]:
        """Return the last line of a stream that has ended without a line's end."""
        tail, self._tail = self._tail, b""
        return [tail] if tail else []

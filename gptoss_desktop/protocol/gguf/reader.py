"""Reading little-endian values out of a file that may end, or lie, anywhere."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO

from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.gguf.errors import broken, cut_short

if TYPE_CHECKING:
    from pathlib import Path

WINDOW = 1 << 20
"""Bytes held at a time. The file is not mapped: one that shrinks meanwhile would kill the process."""

_U32 = struct.Struct("<I")
_U64 = struct.Struct("<Q")


class Reader:
    """A cursor over a file of known size. Every read is checked against that size before it is made."""

    def __init__(self, file: BinaryIO, path: Path, size: int) -> None:
        self.path = path
        self.size = size
        self._file = file
        self._window = b""
        self._start = 0
        self._at = 0

    @property
    def offset(self) -> int:
        """The position of the next byte, from the start of the file."""
        return self._start + self._at

    def take(self, count: int) -> bytes:
        """Return the next `count` bytes, at most `WINDOW` of them.

        Raises:
            GgufError: the file ends before.

        """
        self._need(count)
        end = self._at + count
        data = self._window[self._at : end]
        self._at = end
        return data

    def skip(self, count: int) -> None:
        """Pass over `count` bytes without reading them.

        Raises:
            GgufError: the file ends before.

        """
        target = self.offset + count
        if target > self.size:
            raise cut_short(self.path, target, self.size)
        if self._at + count <= len(self._window):
            self._at += count
        else:
            self._load(target)

    def u32(self) -> int:
        """Return the next unsigned 32-bit number."""
        return int(_U32.unpack(self.take(4))[0])

    def u64(self) -> int:
        """Return the next unsigned 64-bit number."""
        return int(_U64.unpack(self.take(8))[0])

    def string(self, limit: int, what: str) -> str:
        """Return the next string, of at most `limit` bytes; bytes that are not UTF-8 are replaced.

        Raises:
            GgufError: the string is longer, or the file ends before. `what` names the string.

        """
        length = self.u64()
        if length > limit:
            raise broken(
                self.path,
                say(
                    "{what} has {length} bytes, more than the {limit} allowed",
                    what=what,
                    length=f"{length:,}",
                    limit=f"{limit:,}",
                ),
            )
        return self.take(length).decode(errors="replace")

    def skip_strings(self, count: int) -> None:
        """Pass over `count` strings: a vocabulary has hundreds of thousands, so this loop is kept bare."""
        unpack = _U64.unpack_from
        window, at = self._window, self._at
        limit = len(window) - 8
        for _ in range(count):
            if at > limit:
                self._at = at
                self._refill_at(at)
                window, at = self._window, self._at
                limit = len(window) - 8
            at += 8 + unpack(window, at)[0]
        self._at = min(at, len(window))
        self.skip(at - self._at)

    def _refill_at(self, at: int) -> None:
        """Move to `at`, which may lie past the window, and make sure that a length can be read there."""
        self._at = min(at, len(self._window))
        self.skip(at - self._at)
        self._need(8)

    def _need(self, count: int) -> None:
        if self.offset + count > self.size:
            raise cut_short(self.path, self.offset + count, self.size)
        if self._at + count > len(self._window):
            self._load(self.offset)
        if count > len(self._window):
            # The file became shorter while it was read.
            raise cut_short(self.path, self.offset + count, self.offset + len(self._window))

    def _load(self, offset: int) -> None:
        self._file.seek(offset)
        self._window = self._file.read(WINDOW)
        self._start, self._at = offset, 0

"""The pages of a database file, as the last transaction in its write-ahead log left them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

MAGIC = b"SQLite format 3\0"
PAGE_SIZE = 4096
"""SQLite's default, and so the size of every file of this program: taken where the header does not tell."""
_SIZES = tuple(2**power for power in range(9, 17))

_WAL_HEADER = struct.Struct(">8I")
_FRAME_HEADER = struct.Struct(">6I")
_WAL_MAGIC = (0x377F0682, 0x377F0683)


class Pages:
    """Pages by number, from 1. One that the file has lost is None; the content of none is trusted."""

    def __init__(self, path: Path, wal: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        header = self._file.read(100)
        has_header = header.startswith(MAGIC)
        self.schema_version = int.from_bytes(header[60:64], "big") if has_header else 0
        """What `PRAGMA user_version` would say."""
        self.size = PAGE_SIZE
        reserved = 0
        if has_header:
            size = int.from_bytes(header[16:18], "big")
            size = 65536 if size == 1 else size
            if size in _SIZES:
                self.size, reserved = size, header[20]
        self.usable = self.size - reserved
        self._frames: dict[int, bytes] = {}
        if wal.exists():
            self._frames = _committed(wal.read_bytes(), self.size)
        length = self._file.seek(0, 2)
        self.count = max(length // self.size, *self._frames, 0)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __getitem__(self, number: int) -> bytes | None:
        if number in self._frames:
            return self._frames[number]
        if not 1 <= number <= self.count:
            return None
        self._file.seek((number - 1) * self.size)
        page = self._file.read(self.size)
        return page if len(page) == self.size else None

    def numbers(self) -> Iterator[int]:
        """Give the numbers of all pages."""
        yield from range(1, self.count + 1)


def _committed(log: bytes, page_size: int) -> dict[int, bytes]:
    """Return the pages of the frames up to the last commit. Frames of an earlier log have other salts."""
    if len(log) < _WAL_HEADER.size:
        return {}
    magic, _, size, _, *salts, _, _ = _WAL_HEADER.unpack_from(log)
    if magic not in _WAL_MAGIC or size != page_size:
        return {}
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    step = _FRAME_HEADER.size + page_size
    for start in range(_WAL_HEADER.size, len(log) - step + 1, step):
        number, size_after_commit, *frame_salts, _, _ = _FRAME_HEADER.unpack_from(log, start)
        if frame_salts != salts:
            break
        pending[number] = log[start + _FRAME_HEADER.size : start + step]
        if size_after_commit:
            committed |= pending
            pending = {}
    return committed

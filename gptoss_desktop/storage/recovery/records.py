"""The rows of one page: its cells, and the values in them.

A text that runs over to pages which are lost is given as far as it goes, and the row is marked as cut.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gptoss_desktop.storage.recovery.pages import Pages

Value: TypeAlias = "int | float | str | bytes | None"

TABLE_INTERIOR, TABLE_LEAF, INDEX_INTERIOR, INDEX_LEAF = 0x05, 0x0D, 0x02, 0x0A
_FIRST_PAGE_HEADER = 100
_LOST_RUN = "\0" * 64
"""An emptied page in the middle of a text reads like this; people and models write no such thing."""
_LOOKS_LIKE_TEXT = 64
"""Bytes of garbage that may pass for text before one shows that they are none: two in three do at once."""
_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
"""Bytes of the types that are neither text nor blob; there are no others."""
_CONSTANTS = {0: None, 8: 0, 9: 1}
_MAX_COLUMNS = 64
"""No table here is wider: more than that is garbage."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was found. `rowid` is 0 in a table that has none."""

    rowid: int
    values: tuple[Value, ...]
    cut: bool = False


class _Broken(Exception):  # noqa: N818 - never leaves this file
    """The bytes are no cell."""


def kind_of(page: bytes, number: int) -> int:
    """Return what kind of page it says to be."""
    return page[_FIRST_PAGE_HEADER if number == 1 else 0]


def rows(pages: Pages, number: int) -> Iterator[Row]:
    """Give the rows that a page holds itself; what is no row is passed over."""
    page = pages[number]
    if page is None or kind_of(page, number) not in {TABLE_LEAF, INDEX_LEAF, INDEX_INTERIOR}:
        return
    for offset in _cells(page, number):
        try:
            yield _row(pages, page, kind_of(page, number), offset)
        except (_Broken, IndexError, KeyError, struct.error):
            continue


def children(page: bytes, number: int) -> Iterator[int]:
    """Give the numbers of the pages under an interior page."""
    start = _FIRST_PAGE_HEADER if number == 1 else 0
    for offset in _cells(page, number):
        yield int.from_bytes(page[offset : offset + 4], "big")
    yield int.from_bytes(page[start + 8 : start + 12], "big")


def _cells(page: bytes, number: int) -> list[int]:
    start = _FIRST_PAGE_HEADER if number == 1 else 0
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + (12 if page[start] in {TABLE_INTERIOR, INDEX_INTERIOR} else 8)
    if first + 2 * count > len(page):
        return []
    offsets = struct.unpack_from(f">{count}H", page, first)
    return [offset for offset in offsets if offset < len(page)]


def _row(pages: Pages, page: bytes, kind: int, offset: int) -> Row:
    if kind == INDEX_INTERIOR:
        offset += 4
    length, offset = _varint(page, offset)
    rowid = 0
    if kind == TABLE_LEAF:
        rowid, offset = _varint(page, offset)
        rowid -= (rowid >> 63) << 64
    return Row(rowid, *_values(_payload(pages, page, kind, offset, length), length))


def _payload(pages: Pages, page: bytes, kind: int, offset: int, length: int) -> bytes:
    """Return a cell's content, or what there is of it."""
    usable = pages.usable
    most = usable - 35 if kind == TABLE_LEAF else (usable - 12) * 64 // 255 - 23
    if length <= most:
        return page[offset : offset + length]
    least = (usable - 12) * 32 // 255 - 23
    local = least + (length - least) % (usable - 4)
    local = local if local <= most else least
    pieces = [page[offset : offset + local]]
    missing = length - local
    following = int.from_bytes(page[offset + local : offset + local + 4], "big")
    for _ in range(pages.count):
        overflow = pages[following]
        if missing <= 0 or overflow is None:
            break
        pieces.append(overflow[4 : min(usable, 4 + missing)])
        missing -= usable - 4
        following = int.from_bytes(overflow[:4], "big")
    return b"".join(pieces)


def _values(payload: bytes, length: int) -> tuple[tuple[Value, ...], bool]:
    header, position = _varint(payload, 0)
    types: list[tuple[int, int]] = []
    expected = header
    while position < header:
        code, position = _varint(payload, position)
        size = (code - 12) // 2 if code >= 12 else _SIZES[code]  # noqa: PLR2004 - the first text or blob
        types.append((code, size))
        expected += size
    if position != header or not 0 < len(types) <= _MAX_COLUMNS or expected != length:
        raise _Broken
    values: list[Value] = []
    cut = False
    for code, size in types:
        piece = payload[position : position + size]
        position += size
        value, whole = _value(code, piece, whole=len(piece) == size)
        values.append(value)
        cut = cut or not whole
    return tuple(values), cut


def _value(code: int, piece: bytes, *, whole: bool) -> tuple[Value, bool]:
    """Return the value, and whether it is whole; a text is given as far as it can be read."""
    if code >= 12 and code % 2:  # noqa: PLR2004 - odd numbers from here on are texts
        return _readable(piece, whole=whole)
    if not whole:
        return None, False
    if code >= 12:  # noqa: PLR2004 - and even ones are blobs
        return piece, True
    if code == 7:  # noqa: PLR2004 - the format's number of floats
        return struct.unpack(">d", piece)[0], True
    if code in _CONSTANTS:
        return _CONSTANTS[code], True
    return int.from_bytes(piece, "big", signed=True), True


def _readable(piece: bytes, *, whole: bool) -> tuple[str, bool]:
    try:
        text = piece.decode()
    except UnicodeDecodeError as error:
        text, whole = piece[: max(0, error.start - _LOOKS_LIKE_TEXT)].decode(errors="ignore"), False
    if "\0" in text and (text.endswith("\0") or _LOST_RUN in text):
        return text.partition(_LOST_RUN)[0].rstrip("\0"), False
    return text, whole


def _varint(data: bytes, offset: int) -> tuple[int, int]:
    value = data[offset]
    if value < 0x80:  # noqa: PLR2004 - the bit that says: more follows
        return value, offset + 1
    value = 0
    for index in range(8):
        byte = data[offset + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the bit that says: more follows
            return value, offset + index + 1
    return value << 8 | data[offset + 8], offset + 9

"""Some terms in their order, with their encoded positions, as one row of the file.

A row a term would cost more than most terms have to say. A block is: the number of terms and the bytes of
all terms (two bytes each, little-endian), the terms in UTF-8 with a line feed between them, the length of
each list (two bytes each, but none where there is one term), the lists.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gptoss_desktop.storage.search.codec import Numbers

TERMS = 64
"""Terms in a block at most: finding one among them costs about as much as the row itself."""

BYTES = 4_096
"""A block ends with the list that brings its lists above this, SQLite's usual page."""

_LENGTH = "<u2"
_LONGEST = 0xFFFF - BYTES
_HEAD = 4


class Lists(NamedTuple):
    """Encoded lists of positions, one behind the other, with the bytes of each."""

    data: bytes
    lengths: Numbers


def pack(terms: Sequence[str], lists: Lists) -> Iterator[tuple[str, bytes]]:
    """Yield blocks, each after its first term."""
    ends = np.cumsum(lists.lengths)
    start = begin = 0
    while start < len(terms):
        stop = min(start + TERMS, int(np.searchsorted(ends, begin + BYTES)) + 1, len(terms))
        if stop - start > 1 and int(lists.lengths[stop - 1]) > _LONGEST:
            stop -= 1
        end = int(ends[stop - 1])
        names = "\n".join(terms[start:stop]).encode()
        count = stop - start
        head = count.to_bytes(2, "little") + len(names).to_bytes(2, "little")
        lengths = lists.lengths[start:stop].astype(_LENGTH).tobytes() if count > 1 else b""
        yield terms[start], b"".join((head, names, lengths, lists.data[begin:end]))
        start, begin = stop, end


def unpack(block: bytes) -> tuple[list[bytes], Lists]:
    """Return the terms of a block with their lists."""
    count, size = int.from_bytes(block[:2], "little"), int.from_bytes(block[2:_HEAD], "little")
    names = block[_HEAD : _HEAD + size].split(b"\n")
    begin = _HEAD + size + (2 * count if count > 1 else 0)
    if count > 1:
        lengths = np.frombuffer(block, _LENGTH, count, _HEAD + size).astype(np.int64)
    else:
        lengths = np.array([len(block) - begin])
    return names, Lists(block[begin:], lengths)


def select(block: bytes, low: bytes, high: bytes) -> tuple[list[bytes], Lists]:
    """Return the terms of a block from `low` on and before `high`, with their lists."""
    names, lists = unpack(block)
    start, stop = bisect_left(names, low), bisect_left(names, high)
    ends = np.cumsum(lists.lengths)
    begin = int(ends[start - 1]) if start else 0
    end = int(ends[stop - 1]) if stop else 0
    return names[start:stop], Lists(lists.data[begin:end], lists.lengths[start:stop])

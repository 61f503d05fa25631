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

BYTES = 900
"""A block of several terms has no more bytes, so that four of them fill SQLite's usual page."""

_LENGTH = "<u2"
_HEAD = 4


class Lists(NamedTuple):
    """Encoded lists of positions, one behind the other, with the bytes of each."""

    data: bytes
    lengths: Numbers


def pack(terms: Sequence[str], lists: Lists) -> Iterator[tuple[str, bytes]]:
    """Yield blocks, each after its first term."""
    names = [term.encode() for term in terms]
    ends = np.cumsum(lists.lengths)
    # What a term takes in a block: its name, a line feed, two bytes of length, its list.
    sizes = np.cumsum(lists.lengths + np.array([len(name) + 3 for name in names]))
    start = begin = size = 0
    while start < len(terms):
        fitting = int(np.searchsorted(sizes, size + BYTES, "right"))
        stop = max(min(start + TERMS, fitting), start + 1)
        end = int(ends[stop - 1])
        own = b"\n".join(names[start:stop])
        count = stop - start
        head = count.to_bytes(2, "little") + len(own).to_bytes(2, "little")
        lengths = lists.lengths[start:stop].astype(_LENGTH).tobytes() if count > 1 else b""
        yield terms[start], b"".join((head, own, lengths, lists.data[begin:end]))
        start, begin, size = stop, end, int(sizes[stop - 1])


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

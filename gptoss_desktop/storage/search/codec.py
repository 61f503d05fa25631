"""Positions as bytes and back, many lists at once.

A list of rising positions is stored as its first position, counted from the segment's first, and the
differences that follow, each as a LEB128: seven bits a byte, the lowest first, the highest bit set on all
bytes but the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

Numbers: TypeAlias = "npt.NDArray[np.int64]"

_BITS = 7
_LOW = 0x7F
_MORE = 0x80


def encode(positions: Numbers, starts: Numbers, origin: int) -> tuple[bytes, list[int]]:
    """Return lists of positions as bytes one behind the other, and where each ends.

    List n goes from `starts[n]` to `starts[n + 1]` of `positions`; `origin` is the segment's first position.
    """
    values = np.diff(positions, prepend=0)
    values[starts] = positions[starts] - origin
    sizes = np.ones(len(values), np.int64)
    for shift in range(_BITS, int(values.max()).bit_length(), _BITS):
        sizes += values >= 1 << shift
    ends = np.cumsum(sizes)
    begins = ends - sizes
    out = np.empty(int(ends[-1]), np.uint8)
    for place in range(int(sizes.max())):
        here = np.flatnonzero(sizes > place)
        low = (values[here] >> (_BITS * place)) & _LOW
        out[begins[here] + place] = np.where(sizes[here] > place + 1, low | _MORE, low)
    lasts = np.append(starts[1:], len(positions)) - 1
    return out.tobytes(), ends[lasts].tolist()


def decode(blobs: Sequence[bytes], origins: Sequence[int]) -> tuple[Numbers, Numbers]:
    """Return the positions of all lists one behind the other, and the length of each list."""
    if not blobs:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    data = np.frombuffer(b"".join(blobs), np.uint8)
    ends = np.flatnonzero(data < _MORE)
    starts = np.empty_like(ends)
    starts[0] = 0
    starts[1:] = ends[:-1] + 1
    values = (data[starts] & _LOW).astype(np.int64)
    sizes = ends - starts
    here = np.flatnonzero(sizes)
    place = 1
    while len(here):
        values[here] |= (data[starts[here] + place] & _LOW).astype(np.int64) << (_BITS * place)
        place += 1
        here = here[sizes[here] >= place]
    sums = np.cumsum(values)
    if len(blobs) == 1:
        return sums + origins[0], np.array([len(sums)])
    blob_ends = np.cumsum([len(blob) for blob in blobs])
    list_ends = np.searchsorted(ends, blob_ends - 1) + 1
    counts = np.diff(list_ends, prepend=0)
    before = sums[list_ends - counts] - values[list_ends - counts]
    return sums + np.repeat(np.asarray(origins, np.int64) - before, counts), counts

"""Some segments taken together: their documents are numbered on, by position."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.storage.codec import encode_ids
from gptoss_desktop.storage.search.blocks import Lists, select
from gptoss_desktop.storage.search.codec import decode, rising

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.search.codec import Numbers
    from gptoss_desktop.storage.search.segments import Segment, Segments

_NONE = np.empty(0, np.int64)

_BEHIND = 1 << 40
"""Behind every position of a segment."""

_SPARSE = 4
"""Up to documents / this many positions are looked up one by one, more are counted for every document."""


_BLOCKS = """
    FROM json_each(?1) AS chosen
    CROSS JOIN search_block ON segment = value AND term < ?3 AND term >= coalesce(
        (SELECT max(before.term) FROM search_block AS before
            WHERE before.segment = value AND before.term <= ?2), ?2
    )
"""
_RANGE = f"SELECT segment, data {_BLOCKS} ORDER BY chosen.key"
_SIZE = f"SELECT coalesce(sum(octet_length(data)), 0) {_BLOCKS}"


class Slice:
    """The documents of some segments. A *place* is a document's number in here, from 0."""

    def __init__(self, database: Database, segments: Segments, chosen: Sequence[Segment]) -> None:
        self.chosen = sorted(chosen, key=lambda segment: segment.first)
        self._database = database
        self._segments = segments
        self._offsets = np.cumsum([0, *(segment.documents for segment in self.chosen)])
        self._firsts = {segment.id: segment.first for segment in self.chosen}
        # In this order, so that what comes of one term rises.
        self._ids = encode_ids(segment.id for segment in self.chosen)

    @property
    def documents(self) -> int:
        """How many documents there are, dead ones too."""
        return int(self._offsets[-1])

    def part(self, segments: Sequence[Segment]) -> Slice:
        """Return some of its segments as a slice."""
        return Slice(self._database, self._segments, segments)

    def between(self, low: str, high: str) -> Numbers:
        """Return the positions of the terms from `low` on and before `high`, rising, each once."""
        positions, terms = self.gather(low, high)
        return rising(positions) if terms > 1 else positions

    def gather(self, low: str, high: str, chosen: Callable[[str], bool] | None = None) -> tuple[Numbers, int]:
        """Return the positions of the terms from `low` on and before `high`, and how many lists they are.

        Those of a list rise.

        Args:
            low: the first term that is meant, if it is there.
            high: the first one behind it that is not.
            chosen: which of them are meant; None: all.

        """
        first, last = low.encode(), high.encode()
        pieces: list[bytes] = []
        lengths: list[Numbers] = []
        origins: list[int] = []
        for segment, block in self._database.query(_RANGE, (self._ids, low, high)):
            names, lists = select(block, first, last)
            if chosen is not None:
                lists = _some(lists, [n for n, name in enumerate(names) if chosen(name.decode())])
            pieces.append(lists.data)
            lengths.append(lists.lengths)
            origins.append(self._firsts[segment])
        if not pieces:
            return np.empty(0, np.int64), 0
        repeated = np.repeat(origins, [len(own) for own in lengths])
        positions, counts = decode(b"".join(pieces), np.concatenate(lengths), repeated)
        # One term has a list in each segment: together they rise as well.
        return positions, 1 if not chosen and high == low + "\0" else len(counts)

    def bytes_of(self, low: str, high: str) -> int:
        """Return how many bytes the blocks have in which these terms are."""
        ((size,),) = self._database.query(_SIZE, (self._ids, low, high))
        return int(size)

    def exactly(self, term: str) -> Numbers:
        """Return the positions of a term, rising."""
        return self.between(term, term + "\0")

    def locate(self, positions: Numbers) -> tuple[Numbers, Numbers]:
        """Return the places in which rising positions lie, and how many in each."""
        cuts = np.searchsorted(positions, [segment.first for segment in self.chosen]).tolist()
        places, counts = [_NONE], [_NONE]
        for segment, offset, (begin, end) in zip(
            self.chosen, self._offsets.tolist(), pairwise([*cuts, len(positions)]), strict=False
        ):
            if begin < end:
                bases = self._segments.column(segment, "base")
                own, many = _located(bases, (positions[begin:end] - segment.first).astype(bases.dtype))
                places.append(own + offset)
                counts.append(many)
        return np.concatenate(places), np.concatenate(counts)

    def narrow(self, places: Numbers, positions: Numbers) -> tuple[Numbers, Numbers]:
        """Return those of rising places in which rising positions lie, and how many in each."""
        counts = [_NONE]
        cuts = np.searchsorted(places, self._offsets).tolist()
        firsts = np.append(
            np.searchsorted(positions, [segment.first for segment in self.chosen]), len(positions)
        )
        for number, (segment, (begin, end)) in enumerate(zip(self.chosen, pairwise(cuts), strict=True)):
            if begin < end:
                inside = positions[firsts[number] : firsts[number + 1]] - segment.first
                bases = self._segments.column(segment, "base")
                own = places[begin:end] - self._offsets[number]
                after = np.take(bases, own + 1, mode="clip").astype(np.int64)
                after[own + 1 == len(bases)] = _BEHIND
                begins = np.searchsorted(inside, bases[own].astype(np.int64))
                counts.append(np.searchsorted(inside, after) - begins)
        many = np.concatenate(counts)
        return places[many > 0], many[many > 0]

    def living(self) -> Numbers:
        """Return all places that are not dead."""
        return self.without_dead(np.arange(self.documents))

    def without_dead(self, places: Numbers) -> Numbers:
        """Return the places that are not dead."""
        dead = [
            segment.dead + offset
            for segment, offset in zip(self.chosen, self._offsets.tolist(), strict=False)
            if len(segment.dead)
        ]
        return np.setdiff1d(places, np.concatenate(dead), assume_unique=True) if dead else places

    def column(self, name: str, places: Numbers) -> Numbers:
        """Return what is known of documents at rising places."""
        cuts = np.searchsorted(places, self._offsets).tolist()
        pieces = [
            self._segments.column(segment, name)[places[begin:end] - offset]
            for segment, offset, begin, end in zip(
                self.chosen, self._offsets.tolist(), cuts[:-1], cuts[1:], strict=False
            )
            if begin < end
        ]
        return np.concatenate(pieces).astype(np.int64) if pieces else np.empty(0, np.int64)

    def count_from(self, places: Numbers, time: int) -> int:
        """Return how many of rising places lie in segments with nothing older than `time`."""
        counts = np.diff(np.searchsorted(places, self._offsets)).tolist()
        pairs = zip(self.chosen, counts, strict=True)
        return sum(count for segment, count in pairs if segment.oldest >= time)


def _located(bases: Numbers, positions: Numbers) -> tuple[Numbers, Numbers]:
    """Return in which documents of a segment positions lie, and how many in each."""
    if len(positions) * _SPARSE < len(bases):
        own = np.searchsorted(bases, positions, "right") - 1
        starts = np.flatnonzero(np.diff(own, prepend=-1))
        return own[starts], np.diff(starts, append=len(own))
    counts = np.diff(np.searchsorted(positions, bases), append=len(positions))
    found = np.flatnonzero(counts)
    return found, counts[found]


def _some(lists: Lists, places: Sequence[int]) -> Lists:
    """Return some of the lists."""
    ends = np.cumsum(lists.lengths).tolist()
    lengths = lists.lengths[places] if places else lists.lengths[:0]
    pieces = [lists.data[ends[n] - int(lists.lengths[n]) : ends[n]] for n in places]
    return Lists(b"".join(pieces), lengths)

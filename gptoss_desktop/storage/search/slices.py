"""Some segments taken together: their documents are numbered on, by position."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.search.codec import Numbers
    from gptoss_desktop.storage.search.segments import Segment, Segments

_SPARSE = 4
"""Up to documents / this many positions are looked up one by one, more are counted for every document."""


class Slice:
    """The documents of some segments. A *place* is a document's number in here, from 0."""

    def __init__(self, database: Database, segments: Segments, chosen: Sequence[Segment]) -> None:
        self.chosen = sorted(chosen, key=lambda segment: segment.first)
        self._database = database
        self._segments = segments
        self._offsets = np.cumsum([0, *(segment.documents for segment in self.chosen)])
        self._order = {segment.id: number for number, segment in enumerate(self.chosen)}
        self._in = ",".join(str(segment.id) for segment in self.chosen)
        self._bases: Numbers | None = None

    @property
    def documents(self) -> int:
        """How many documents there are, dead ones too."""
        return int(self._offsets[-1])

    def rows(self, where: str, *values: str) -> tuple[list[bytes], list[int]]:
        """Return the lists of the terms for which a condition holds, each with its segment's first position."""
        found = self._database.query(
            f"SELECT segment, data FROM search_posting WHERE segment IN ({self._in}) AND {where}",  # noqa: S608
            values,
        )
        found.sort(key=lambda row: self._order[row[0]])
        return [data for _, data in found], [self.chosen[self._order[row]].first for row, _ in found]

    def named_rows(self, where: str, *values: str) -> list[tuple[str, bytes, int]]:
        """Return the same with the terms."""
        found = self._database.query(
            "SELECT term, data, segment FROM search_posting"  # noqa: S608
            f" WHERE segment IN ({self._in}) AND {where}",
            values,
        )
        return [(term, data, self.chosen[self._order[segment]].first) for term, data, segment in found]

    def locate(self, positions: Numbers) -> tuple[Numbers, Numbers]:
        """Return the places in which rising positions lie, and how many in each."""
        bases = self._all_bases()
        if len(positions) * _SPARSE < len(bases):
            places = np.searchsorted(bases, positions, "right") - 1
            starts = np.flatnonzero(np.diff(places, prepend=-1))
            return places[starts], np.diff(starts, append=len(places))
        edges = np.searchsorted(positions, bases)
        counts = np.diff(edges, append=len(positions))
        found = np.flatnonzero(counts)
        return found, counts[found]

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

    def _all_bases(self) -> Numbers:
        if self._bases is None:
            self._bases = np.concatenate(
                [
                    self._segments.column(segment, "base").astype(np.int64) + segment.first
                    for segment in self.chosen
                ]
            )
        return self._bases

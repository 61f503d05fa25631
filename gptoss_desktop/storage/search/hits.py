"""Collects what was found, and puts it in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from gptoss_desktop.domain.search import RANKED_BELOW, TOTAL_LIMIT
from gptoss_desktop.storage.search.ranking import scores
from gptoss_desktop.storage.search.scanning import length_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from gptoss_desktop.storage.search.codec import Numbers
    from gptoss_desktop.storage.search.documents import Document
    from gptoss_desktop.storage.search.slices import Slice


class Found(NamedTuple):
    """Where a unit is in a slice."""

    places: Numbers
    counts: Numbers
    """How often it is at each place."""
    documents: int
    """About how many documents have it, if the places are only some of them."""


NOWHERE = Found(np.empty(0, np.int64), np.empty(0, np.int64), 0)


class Hits:
    """The hits of one query."""

    def __init__(self, units: int) -> None:
        """`units`: the number of units that the query has."""
        self.more = False
        """Whether there are more than were counted."""
        self.count = 0
        self.last_added = 0
        """How many the last slice had."""
        self._waiting: list[tuple[Document, list[int]]] = []
        self._slices: list[tuple[Slice, Numbers, list[Found]]] = []
        self._having = [0] * units
        self._documents = 0

    def add_document(self, document: Document, counts: list[int]) -> None:
        """Add a document that is not in the index, with how often it has each unit."""
        self._waiting.append((document, counts))
        self.count += 1

    def add_slice(self, chosen: Slice, places: Numbers, found: list[Found]) -> None:
        """Add what a slice has: the places of the hits, and for each unit where and how often it is."""
        self._slices.append((chosen, places, found))
        self._documents += chosen.documents
        for number, own in enumerate(found):
            self._having[number] += own.documents
        self.last_added = len(places)
        self.count += len(places)

    def are_enough(self, time: int) -> bool:
        """Return whether what is not older than `time` is more than is ever counted."""
        if self.count <= TOTAL_LIMIT:
            return False
        sure = sum(chosen.count_from(places, time) for chosen, places, _ in self._slices)
        return sure + sum(document.time >= time for document, _ in self._waiting) > TOTAL_LIMIT

    def total(self) -> int:
        """Return how many there are, `TOTAL_LIMIT` at most; `more` tells of others."""
        self.more = self.more or self.count > TOTAL_LIMIT
        return min(self.count, TOTAL_LIMIT)

    def best(self, start: int, end: int) -> list[int | Document]:
        """Return the hits from `start` to `end` in order: numbers, or documents that are not indexed."""
        if start >= end:
            return []
        keys: list[Numbers | npt.NDArray[np.float64]] = [-np.arange(self.count), -self._times()]
        if self.count < RANKED_BELOW and self._having:
            keys.append(-self._scores())
        order = np.lexsort(keys)[start:end]
        return [self._at(place) for place in order.tolist()]

    def _at(self, place: int) -> int | Document:
        for chosen, places, _ in self._slices:
            if place < len(places):
                return int(chosen.column("number", places[place : place + 1])[0])
            place -= len(places)
        return self._waiting[place][0]

    def _times(self) -> Numbers:
        return self._column("time", [document.time for document, _ in self._waiting])

    def _column(self, name: str, waiting: Sequence[int]) -> Numbers:
        pieces = [chosen.column(name, places) for chosen, places, _ in self._slices]
        return np.concatenate([*pieces, np.array(waiting, np.int64)])

    def _scores(self) -> npt.NDArray[np.float64]:
        lengths = self._column("length", [length_of(document.texts) for document, _ in self._waiting])
        counts = [
            np.stack([own.counts[np.searchsorted(own.places, places)] for own in found], axis=1)
            for _, places, found in self._slices
            if len(places)
        ]
        if self._waiting:
            counts.append(np.array([own for _, own in self._waiting], np.int64))
        having = np.add(self._having, len(self._waiting)).tolist()
        documents = self._documents + len(self._waiting)
        return scores(np.concatenate(counts), lengths, having, documents, float(lengths.mean()))

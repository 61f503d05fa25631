"""Answers a query: from the index, the newest segments first, and from what waits for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.domain.search import TOTAL_LIMIT, SearchHit, SearchResult
from gptoss_desktop.storage.search.documents import read_documents
from gptoss_desktop.storage.search.filters import Filter
from gptoss_desktop.storage.search.hits import NOWHERE, Found, Hits
from gptoss_desktop.storage.search.kept_positions import KeptPositions
from gptoss_desktop.storage.search.postings import bytes_of
from gptoss_desktop.storage.search.scanning import count_units, scan, stale_documents
from gptoss_desktop.storage.search.slices import Slice
from gptoss_desktop.storage.search.snippets import snippet
from gptoss_desktop.storage.search.units import units_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.search import SearchQuery
    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.search.codec import Numbers
    from gptoss_desktop.storage.search.documents import Document
    from gptoss_desktop.storage.search.segments import Segment, Segments
    from gptoss_desktop.storage.search.units import Unit

SMALL = 8_192
"""Segments of fewer documents are looked at together: each by itself would cost as much as a large one."""

_BYTES_A_DOCUMENT = 5_000
"""Bytes of positions that are decoded and put in order in the time in which one document is read."""

_BYTES_A_POSITION = 1.5
"""In the mean, of a frequent term."""


class Searcher:
    """Answers queries; one at a time."""

    def __init__(self, database: Database, segments: Segments) -> None:
        self._database = database
        self._segments = segments
        self._kept = KeptPositions()

    def search(self, query: SearchQuery) -> SearchResult:
        """Return the page of hits that is asked for."""
        started = time.perf_counter()
        units = units_of(query.text)
        with self._database.snapshot():
            hits = Hits(0) if units is None else self._collect(query, units)
            total = hits.total()
            end = min(query.offset + query.limit, total)
            page = self._page(hits.best(query.offset, end), units or ())
        return SearchResult(tuple(page), total, hits.more, elapsed_ms=(time.perf_counter() - started) * 1000)

    def _collect(self, query: SearchQuery, units: Sequence[Unit]) -> Hits:
        let_in = Filter(self._database, query)
        hits = Hits(len(units))
        stale = stale_documents(self._database)
        segments = self._segments.all()
        self._kept.keep_only({segment.id for segment in segments})
        for document, counts in scan(self._database, units, let_in):
            hits.add_document(document, counts)
        remaining = sorted(segments, key=lambda segment: segment.newest)
        small = [segment for segment in remaining if segment.documents < SMALL]
        remaining = [segment for segment in remaining if segment.documents >= SMALL]
        ahead = 1
        while small or remaining:
            chosen = Slice(self._database, self._segments, [*small, *remaining[-ahead:]])
            small, remaining = [], remaining[:-ahead]
            self._look_at(chosen, units, let_in, stale, hits)
            if remaining and hits.are_enough(max(segment.newest for segment in remaining)):
                hits.more = True
                break
            ahead = _needed(hits, chosen, remaining)
        return hits

    def _look_at(
        self, chosen: Slice, units: Sequence[Unit], let_in: Filter, stale: Numbers, hits: Hits
    ) -> None:
        """Add what a slice has."""
        places = let_in.apply(chosen, chosen.living()) if not units else None
        found = [NOWHERE] * len(units)
        for size, number in self._by_size(chosen, units):
            if places is not None and len(places) * _BYTES_A_DOCUMENT < size:
                places, found[number] = self._verified(chosen, places, units[number], size)
            else:
                positions = self._kept.positions_of(units[number], chosen)
                if places is None:
                    own, counts = chosen.locate(positions)
                    places = let_in.apply(chosen, chosen.without_dead(own))
                    found[number] = Found(own, counts, len(own))
                else:
                    places, counts = chosen.narrow(places, positions)
                    found[number] = Found(places, counts, min(len(positions), chosen.documents))
            if not len(places):
                break
        if places is not None and len(stale) and len(places):
            places = places[~np.isin(chosen.column("number", places), stale)]
        if places is not None:
            hits.add_slice(chosen, places, found)

    def _by_size(self, chosen: Slice, units: Sequence[Unit]) -> list[tuple[int, int]]:
        """Return the units' numbers, that with the fewest positions first, each after about its bytes."""
        if len(units) < 2:  # noqa: PLR2004 - there is no order of one
            return [(0, number) for number in range(len(units))]
        return sorted((bytes_of(unit, chosen), number) for number, unit in enumerate(units))

    def _verified(self, chosen: Slice, places: Numbers, unit: Unit, size: int) -> tuple[Numbers, Found]:
        """Return the few places at which a unit is that is almost everywhere, by reading the documents."""
        numbers = chosen.column("number", places).tolist()
        read = {document.number: document for document in read_documents(self._database, numbers)}
        counts = np.array(
            [count_units([unit], read[number].texts)[0] if number in read else 0 for number in numbers],
            np.int64,
        )
        own = places[counts > 0]
        return own, Found(own, counts[counts > 0], int(size / _BYTES_A_POSITION))

    def _page(self, numbers: Sequence[int | Document], units: Sequence[Unit]) -> list[SearchHit]:
        wanted = [number for number in numbers if isinstance(number, int)]
        read = {document.number: document for document in read_documents(self._database, wanted)}
        documents = [read[number] if isinstance(number, int) else number for number in numbers]
        return [_hit(document, units) for document in documents]


def _needed(hits: Hits, chosen: Slice, remaining: Sequence[Segment]) -> int:
    """Return how many segments are looked at next, so that their hits are likely to be enough."""
    documents = chosen.documents
    missing = TOTAL_LIMIT + 1 - hits.count
    if not remaining or hits.count == 0:
        return len(remaining) or 1
    mean = sum(segment.documents for segment in remaining) / len(remaining)
    share = hits.last_added / max(documents, 1)
    return max(1, min(len(remaining), int(missing / max(share * mean, 1e-9)) + 1))


def _hit(document: Document, units: Sequence[Unit]) -> SearchHit:
    text, spans = snippet(document.texts, units)
    return SearchHit(
        document.conversation_id,
        document.message_id,
        document.title,
        document.role,
        document.made_at,
        text,
        spans,
    )

"""Keeps the number of segments small, in small steps, and lets what was deleted go from the file.

Neighbouring segments of about the same size are merged, so each document is written again once for every
factor of `FAN_IN`, until a segment is full. A segment that must forget is merged alone, with itself. A merge
goes through the terms in their order and remembers how far it has come: a program that ends in between loses
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.storage.search.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.search.codec import Numbers
    from gptoss_desktop.storage.search.segments import Segment, Segments

FAN_IN = 8
"""How many segments of one size are let stand."""

FULL = 32_768
"""Documents of a segment that is not merged any more: a frequent word fills a page of hits from one of them."""

_END = "\U0010ffff"
"""Sorts behind every term."""


class Merger:
    """The steps of merging. The caller holds a transaction around each."""

    def __init__(self, database: Database, segments: Segments) -> None:
        self._database = database
        self._segments = segments

    def step(self, rows: int) -> bool:
        """Do some work on about that many rows; return whether there was anything to do."""
        if self._sweep(rows):
            return True
        if self._database.query("SELECT 1 FROM search_merge"):
            self._go_on(rows)
            return True
        chosen = choose(self._segments.all())
        if chosen:
            self._begin(chosen)
        return bool(chosen)

    def _sweep(self, rows: int) -> bool:
        found = self._database.query("SELECT segment FROM search_garbage LIMIT 1")
        for (segment,) in found:
            bound = self._database.query(
                "SELECT term FROM search_posting WHERE segment = ? ORDER BY term LIMIT 1 OFFSET ?",
                (segment, rows),
            )
            self._database.execute(
                "DELETE FROM search_posting WHERE segment = ? AND term < ?",
                (segment, bound[0][0] if bound else _END),
            )
            if not bound:
                self._database.execute("DELETE FROM search_garbage WHERE segment = ?", (segment,))
        return bool(found)

    def _begin(self, sources: Sequence[Segment]) -> None:
        target, _ = self._segments.allot(0)
        dropped = [self._bases(segment)[segment.dead] for segment in sources]
        self._database.execute(
            "INSERT INTO search_merge (target, first, last, after, dropped) VALUES (?, ?, ?, '', ?)",
            (target, sources[0].first, sources[-1].first, np.concatenate(dropped).astype("<i8").tobytes()),
        )

    def _go_on(self, rows: int) -> None:
        ((target, first, last, after, packed),) = self._database.query(
            "SELECT target, first, last, after, dropped FROM search_merge"
        )
        dropped = np.frombuffer(packed, "<i8")
        sources = [segment for segment in self._segments.all() if first <= segment.first <= last]
        share = max(rows // len(sources), 1)
        largest = max(sources, key=lambda segment: segment.documents)
        bound = self._database.query(
            "SELECT term FROM search_posting WHERE segment = ? AND term > ? ORDER BY term LIMIT 1 OFFSET ?",
            (largest.id, after, share),
        )
        upto = bound[0][0] if bound else _END
        self._copy(target, sources, after, upto, dropped)
        if bound:
            self._database.execute("UPDATE search_merge SET after = ?", (upto,))
        else:
            self._finish(target, sources, dropped)

    def _copy(self, target: int, sources: Sequence[Segment], after: str, upto: str, dropped: Numbers) -> None:
        """Write the terms behind `after` up to `upto` into the target."""
        lists: dict[str, list[tuple[bytes, int]]] = {}
        for source in sources:
            for term, data in self._database.query(
                "SELECT term, data FROM search_posting WHERE segment = ? AND term > ? AND term <= ?",
                (source.id, after, upto),
            ):
                lists.setdefault(term, []).append((data, source.first))
        if not lists:
            return
        terms = sorted(lists)
        pairs = [pair for term in terms for pair in lists[term]]
        positions, counts = decode([blob for blob, _ in pairs], [origin for _, origin in pairs])
        heads = np.cumsum([0, *(len(lists[term]) for term in terms)])[:-1]
        lengths = np.add.reduceat(counts, heads)
        if len(dropped):
            bases = np.concatenate([self._bases(source) for source in sources])
            kept = ~np.isin(bases[np.searchsorted(bases, positions, "right") - 1], dropped)
            starts = np.cumsum(lengths) - lengths
            lengths = np.add.reduceat(kept, starts, dtype=np.int64)
            positions = positions[kept]
            terms = [term for term, length in zip(terms, lengths.tolist(), strict=True) if length]
            lengths = lengths[lengths > 0]
        if not terms:
            return
        data, ends = encode(positions, np.cumsum(lengths) - lengths, sources[0].first)
        begins = [0, *ends[:-1]]
        self._segments.add_postings(
            target,
            ((term, data[begin:end]) for term, begin, end in zip(terms, begins, ends, strict=True)),
        )

    def _finish(self, target: int, sources: Sequence[Segment], dropped: Numbers) -> None:
        """Put the target in the place of its sources. What died meanwhile is dead in it, too."""
        first = sources[0].first
        bases = np.concatenate([self._bases(source) for source in sources])
        dead = np.concatenate([self._bases(source)[source.dead] for source in sources])
        kept = ~np.isin(bases, dropped)
        columns = {
            name: np.concatenate([self._segments.column(source, name) for source in sources])[kept]
            for name in ("length", "number", "conversation", "time", "role", "model")
        }
        columns["base"] = (bases - first)[kept]
        self._database.execute("DELETE FROM search_merge")
        for source in sources:
            self._segments.remove(source.id)
        still_dead = np.flatnonzero(np.isin(bases[kept], dead))
        if kept.any():
            self._segments.add(target, first, columns, still_dead)
            if any(source.must_forget for source in sources) and len(still_dead):
                self._database.execute("UPDATE search_segment SET must_forget = 1 WHERE id = ?", (target,))

    def _bases(self, segment: Segment) -> Numbers:
        return self._segments.column(segment, "base").astype(np.int64) + segment.first


def choose(segments: Sequence[Segment]) -> Sequence[Segment]:
    """Return the neighbours that are merged next; empty where none are."""
    for segment in segments:
        if segment.must_forget or len(segment.dead) * 2 > segment.documents:
            return [segment]
    run: list[Segment] = []
    best: list[Segment] = []
    level = -1
    # From the newest on: older ones are larger, and what is smaller than a newer neighbour goes with it.
    for segment in reversed(segments):
        own = _level(segment)
        full = segment.documents * 2 > FULL
        if full or own > level:
            best = best or _due(run)
            run, level = [], -1 if full else own
        if not full:
            run.append(segment)
    return best or _due(run)


def _due(run: Sequence[Segment]) -> list[Segment]:
    """Return as many of neighbours, the newest first, as fit into one; none while they are few."""
    oldest_first = list(reversed(run))
    if len(run) < FAN_IN and sum(segment.documents for segment in run) < FULL:
        return []
    chosen: list[Segment] = []
    for segment in oldest_first:
        if sum(other.documents for other in chosen) + segment.documents > FULL:
            break
        chosen.append(segment)
    return chosen if len(chosen) > 1 else []


def _level(segment: Segment) -> int:
    return max(segment.documents.bit_length() - 1, 0) // (FAN_IN.bit_length() - 1)

"""Keeps the number of segments small, in small steps, and lets what was deleted go from the file.

Neighbouring segments of about the same size are merged, so each document is written again once for every
factor of `FAN_IN`, until a segment is full. A segment that must forget is merged alone, with itself. A merge
goes through the terms in their order and remembers how far it has come: a program that ends in between loses
nothing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.storage.search.blocks import TERMS, Lists, pack, select
from gptoss_desktop.storage.search.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.search.codec import Numbers
    from gptoss_desktop.storage.search.segments import Segment, Segments

FAN_IN = 8
"""How many segments of one size are let stand."""

FULL = 32_768
"""Documents of a segment that is not merged any more: a frequent word has all its hits in one of them."""

LONGEST = 1 << 30
"""Positions of a segment that is not merged any more: they have to fit into four bytes."""

_END = "\U0010ffff"
"""Sorts behind every term."""

_BLOCKS = """
    SELECT data FROM search_block
    WHERE segment = ?1 AND term < ?3
        AND term >= coalesce((SELECT max(term) FROM search_block WHERE segment = ?1 AND term <= ?2), ?2)
    ORDER BY term
"""
"""The blocks of a segment with the terms from one to before another."""


class Merger:
    """The steps of merging. The caller holds a transaction around each."""

    def __init__(self, database: Database, segments: Segments) -> None:
        self._database = database
        self._segments = segments

    def has_work(self) -> bool:
        """Return whether there is anything to do."""
        ((begun,),) = self._database.query(
            "SELECT EXISTS (SELECT 1 FROM search_merge) OR EXISTS (SELECT 1 FROM search_garbage)"
        )
        return bool(begun) or bool(choose(self._segments.all()))

    def step(self, terms: int) -> bool:
        """Do some work on about that many terms; return whether the last garbage has gone with it."""
        blocks = max(terms // TERMS, 1)
        if self._sweep(blocks):
            return not self._database.query("SELECT 1 FROM search_garbage LIMIT 1")
        if self._database.query("SELECT 1 FROM search_merge"):
            self._go_on(blocks)
        else:
            chosen = choose(self._segments.all())
            if chosen:
                self._begin(chosen)
        return False

    def _sweep(self, blocks: int) -> bool:
        found = self._database.query("SELECT segment FROM search_garbage LIMIT 1")
        for (segment,) in found:
            bound = self._term_behind(segment, "", blocks)
            self._database.execute(
                "DELETE FROM search_block WHERE segment = ? AND term < ?", (segment, bound or _END)
            )
            if bound is None:
                self._database.execute("DELETE FROM search_garbage WHERE segment = ?", (segment,))
        return bool(found)

    def _term_behind(self, segment: int, term: str, blocks: int) -> str | None:
        """Return where the block begins that comes some blocks behind a term; None at the end."""
        found = self._database.query(
            "SELECT term FROM search_block WHERE segment = ? AND term > ? ORDER BY term LIMIT 1 OFFSET ?",
            (segment, term, blocks),
        )
        return found[0][0] if found else None

    def _begin(self, sources: Sequence[Segment]) -> None:
        target, _ = self._segments.allot(0)
        dropped = [self._bases(segment)[segment.dead] for segment in sources]
        self._database.execute(
            "INSERT INTO search_merge (target, first, last, term, dropped) VALUES (?, ?, ?, '', ?)",
            (target, sources[0].first, sources[-1].first, np.concatenate(dropped).astype("<i8").tobytes()),
        )

    def _go_on(self, blocks: int) -> None:
        ((target, first, last, begin, packed),) = self._database.query(
            "SELECT target, first, last, term, dropped FROM search_merge"
        )
        dropped = np.frombuffer(packed, "<i8")
        sources = [segment for segment in self._segments.all() if first <= segment.first <= last]
        largest = max(sources, key=lambda segment: segment.documents)
        end = self._term_behind(largest.id, begin, max(blocks // len(sources), 1))
        self._copy(target, sources, (begin, end or _END), dropped)
        if end is None:
            self._finish(target, sources, dropped)
        else:
            self._database.execute("UPDATE search_merge SET term = ?", (end,))

    def _copy(
        self, target: int, sources: Sequence[Segment], between: tuple[str, str], dropped: Numbers
    ) -> None:
        """Write the terms from the first to before the second into the target."""
        names: list[bytes] = []
        lists: list[bytes] = []
        origins: list[int] = []
        low, high = (term.encode() for term in between)
        for source in sources:
            for (block,) in self._database.query(_BLOCKS, (source.id, *between)):
                own, (data, lengths) = select(block, low, high)
                ends = [0, *np.cumsum(lengths).tolist()]
                names += own
                lists += [data[start:end] for start, end in pairwise(ends)]
                origins += [source.first] * len(own)
        if not names:
            return
        # Equal terms stay in the order of their segments, and so their positions rise.
        order = sorted(range(len(names)), key=names.__getitem__)
        own_lists = [lists[place] for place in order]
        positions, counts = decode(
            b"".join(own_lists),
            np.array([len(one) for one in own_lists]),
            np.array(origins)[order],
        )
        terms = [names[place] for place in order]
        heads = np.array([n for n, name in enumerate(terms) if n == 0 or name != terms[n - 1]])
        lengths = np.add.reduceat(counts, heads)
        if len(dropped):
            bases = np.concatenate([self._bases(source) for source in sources])
            kept = ~np.isin(bases[np.searchsorted(bases, positions, "right") - 1], dropped)
            lengths = np.add.reduceat(kept, np.cumsum(lengths) - lengths, dtype=np.int64)
            positions = positions[kept]
            heads, lengths = heads[lengths > 0], lengths[lengths > 0]
        if len(heads):
            encoded = Lists(*encode(positions, np.cumsum(lengths) - lengths, sources[0].first))
            self._segments.add_blocks(target, pack([terms[n].decode() for n in heads.tolist()], encoded))

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
        if chosen and segment.first - chosen[0].first > LONGEST:
            break
        chosen.append(segment)
    return chosen if len(chosen) > 1 else []


def _level(segment: Segment) -> int:
    return max(segment.documents.bit_length() - 1, 0) // (FAN_IN.bit_length() - 1)

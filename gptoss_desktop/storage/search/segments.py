"""The segments of the index as they lie in the file, and what is kept of them in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.storage.search.building import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.search.codec import Numbers

_META = "id, first, documents, oldest, newest, in_order, dead, must_forget"


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the index: some documents, with positions that no other segment has."""

    id: int
    first: int
    """Its first position."""
    documents: int
    oldest: int
    """The time of the oldest document, in microseconds since 1970."""
    newest: int
    in_order: bool
    """Whether its documents come in the order of their time."""
    dead: Numbers
    """The places of documents that are no longer valid, rising."""
    must_forget: bool
    """Whether a document was deleted, so that its terms have to go from the file."""


class Segments:
    """Statements over the segments, and a cache of their columns. The caller holds the transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._columns: dict[tuple[int, str], Numbers] = {}

    def all(self) -> list[Segment]:
        """Return the segments by position. What is cached of others is forgotten."""
        rows = self._database.query(f"SELECT {_META} FROM search_segment ORDER BY first")  # noqa: S608
        found = [
            Segment(
                identifier, first, documents, oldest, newest, bool(in_order), _unpacked(dead), bool(forget)
            )
            for identifier, first, documents, oldest, newest, in_order, dead, forget in rows
        ]
        ids = {segment.id for segment in found}
        for key in [key for key in self._columns if key[0] not in ids]:
            del self._columns[key]
        return found

    def column(self, segment: Segment, name: str) -> Numbers:
        """Return what is known of each document of a segment; see `COLUMNS`. The array is read-only."""
        key = (segment.id, name)
        if key not in self._columns:
            ((data,),) = self._database.query(
                "SELECT data FROM search_column WHERE segment = ? AND name = ?", key
            )
            self._columns[key] = np.frombuffer(data, COLUMNS[name])
        return self._columns[key]

    def allot(self, positions: int) -> tuple[int, int]:
        """Return the number of a new segment and its first position."""
        ((segment, position),) = self._database.query("SELECT segment, position FROM search_next")
        self._database.execute(
            "UPDATE search_next SET segment = segment + 1, position = position + ?", (positions,)
        )
        return segment, position

    def add(self, identifier: int, first: int, columns: Mapping[str, Numbers], dead: Numbers) -> None:
        """Make a segment known whose postings are there."""
        times = columns["time"]
        self._database.execute(
            f"INSERT INTO search_segment ({_META}) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",  # noqa: S608
            (
                identifier,
                first,
                len(times),
                int(times.min()) if len(times) else 0,
                int(times.max()) if len(times) else 0,
                bool(np.all(times[1:] >= times[:-1])),
                _packed(dead),
            ),
        )
        self._database.execute_many(
            "INSERT INTO search_column (segment, name, data) VALUES (?, ?, ?)",
            [(identifier, name, values.astype(COLUMNS[name]).tobytes()) for name, values in columns.items()],
        )

    def add_blocks(self, identifier: int, blocks: Iterable[tuple[str, bytes]]) -> None:
        """Write terms with their positions; the segment need not be known yet."""
        self._database.execute_many(
            "INSERT INTO search_block (segment, term, data) VALUES (?, ?, ?)",
            ((identifier, term, data) for term, data in blocks),
        )

    def bury(self, numbers: Numbers, *, forget: Numbers) -> None:
        """Let older forms of documents count no longer; the terms of those in `forget` have to go."""
        if not len(numbers):
            return
        for segment in self.all():
            own = self.column(segment, "number")
            places = np.flatnonzero(np.isin(own, numbers))
            dead = np.union1d(segment.dead, places)
            if len(dead) > len(segment.dead):
                self._database.execute(
                    "UPDATE search_segment SET dead = ?, must_forget = must_forget OR ? WHERE id = ?",
                    (_packed(dead), bool(np.isin(own[places], forget).any()), segment.id),
                )

    def remove(self, identifier: int) -> None:
        """Forget a segment; its postings are garbage from now on, which is swept later."""
        self._database.execute("DELETE FROM search_segment WHERE id = ?", (identifier,))
        self._database.execute("DELETE FROM search_column WHERE segment = ?", (identifier,))
        self._database.execute("INSERT INTO search_garbage (segment) VALUES (?)", (identifier,))


def _packed(places: Numbers) -> bytes:
    return places.astype("<i4").tobytes()


def _unpacked(places: bytes) -> Numbers:
    return np.frombuffer(places, "<i4").astype(np.int64)

"""Takes what waits in the queue into the index, a little at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.storage.search.building import build
from gptoss_desktop.storage.search.documents import read_documents, sizes
from gptoss_desktop.storage.search.merging import FULL, Merger

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.search.documents import Document
    from gptoss_desktop.storage.search.segments import Segments

TERMS_PER_DOCUMENT = 64
"""Terms of a merge that cost about what one document costs."""

CROWD = 40
"""Small segments that slow a search down. Up to `FAN_IN` of each size are usual."""

LARGEST_STEP = 32 << 20
"""Bytes of text in one step, unless a single document has more."""

_MESSAGES = "SELECT document, stale, changes FROM search_queue WHERE document > 0 ORDER BY document LIMIT ?"
_TITLES = (
    "SELECT document, stale, changes FROM search_queue WHERE document < 0 ORDER BY document DESC LIMIT ?"
)


class Indexer:
    """Keeps the index up with the conversations."""

    def __init__(self, database: Database, segments: Segments) -> None:
        self._database = database
        self._segments = segments
        self._merger = Merger(database, segments)
        self._merged_last = False

    def index_some(self, limit: int) -> bool:
        """Index up to `limit` documents, or merge about as much; return whether there is more to do.

        The two take turns, but where segments have piled up they are merged first. Each step is a
        transaction, and a short one: documents are read and cut into terms before it begins.
        """
        waiting = bool(self._database.query("SELECT 1 FROM search_queue LIMIT 1"))
        merges = self._merger.has_work() and not (waiting and self._merged_last and not self._is_crowded())
        if merges:
            with self._database.transaction():
                is_clean = self._merger.step(limit * TERMS_PER_DOCUMENT)
            if is_clean:
                # What was deleted is overwritten in the write-ahead log as well.
                self._database.query("PRAGMA wal_checkpoint(TRUNCATE)")
        elif waiting:
            self._index(limit)
        self._merged_last = merges
        return merges or waiting

    def _is_crowded(self) -> bool:
        return sum(segment.documents < FULL // 2 for segment in self._segments.all()) > CROWD

    def _index(self, limit: int) -> None:
        with self._database.snapshot():
            chosen = self._next(limit)
            documents = read_documents(self._database, list(chosen))
        documents.sort(key=lambda document: (document.time, document.number))
        models = self._models(documents)
        built = build(documents, models)
        with self._database.transaction():
            if self._changed_meanwhile(chosen):
                return
            numbers = np.array([number for number, (stale, _) in chosen.items() if stale], np.int64)
            gone = np.setdiff1d(numbers, built.columns["number"])
            self._segments.bury(numbers, forget=gone)
            if documents:
                identifier, first = self._segments.allot(built.positions)
                self._segments.add_blocks(identifier, built.blocks)
                self._segments.add(identifier, first, built.columns, np.empty(0, np.int64))
            self._database.execute(
                "DELETE FROM search_queue WHERE document IN (SELECT value FROM json_each(?))",
                (json.dumps(list(chosen)),),
            )

    def _next(self, limit: int) -> dict[int, tuple[bool, int]]:
        """Return what is taken next, with its row of the queue: messages, the oldest first, and titles."""
        messages = self._database.query(_MESSAGES, (limit,))
        titles = self._database.query(_TITLES, (limit,))
        if messages:
            titles = [row for row in titles if -row[0] <= self._last_conversation(messages[-1][0])]
        size = 0
        chosen: dict[int, tuple[bool, int]] = {}
        rows = {row[0]: row for row in (*messages, *titles)}
        for number, own in sizes(self._database, rows):
            size += own
            if size > LARGEST_STEP and chosen:
                break
            chosen[number] = (bool(rows[number][1]), int(rows[number][2]))
        return chosen

    def _last_conversation(self, message: int) -> int:
        """Return the row id of a message's conversation, or the highest where the message is gone."""
        rows = self._database.query(
            "SELECT coalesce((SELECT conversation.rowid FROM message"
            " JOIN conversation ON conversation.id = conversation_id WHERE message.rowid = ?),"
            " (SELECT max(rowid) FROM conversation), 0)",
            (message,),
        )
        return int(rows[0][0])

    def _changed_meanwhile(self, chosen: dict[int, tuple[bool, int]]) -> bool:
        rows = self._database.query(
            "SELECT document, stale, changes FROM search_queue"
            " WHERE document IN (SELECT value FROM json_each(?))",
            (json.dumps(list(chosen)),),
        )
        return {number: (bool(stale), int(changes)) for number, stale, changes in rows} != chosen

    def _models(self, documents: Sequence[Document]) -> dict[str, int]:
        names = {document.model for document in documents if document.model is not None}
        known = self._known_models(names)
        if names - known.keys():
            with self._database.transaction():
                self._database.execute_many(
                    "INSERT INTO search_model (name) VALUES (?) ON CONFLICT DO NOTHING",
                    ((name,) for name in sorted(names)),
                )
            known = self._known_models(names)
        return known

    def _known_models(self, names: Iterable[str]) -> dict[str, int]:
        rows = self._database.query(
            "SELECT name, id FROM search_model WHERE name IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(names)),),
        )
        return {name: int(identifier) for name, identifier in rows}

"""Looks through documents that wait for the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.storage.search.documents import read_documents
from gptoss_desktop.storage.search.folding import fold
from gptoss_desktop.storage.search.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.search.codec import Numbers
    from gptoss_desktop.storage.search.documents import Document
    from gptoss_desktop.storage.search.filters import Filter
    from gptoss_desktop.storage.search.units import Unit

SCANNED = 500
"""Messages, and as many titles, that are read at a search: it takes about as long as a keystroke may."""

_WAITING = """
    SELECT * FROM (
        SELECT document FROM search_queue CROSS JOIN message ON message.rowid = document
        WHERE document > 0 AND message.deleted_at IS NULL ORDER BY document DESC LIMIT ?
    )
    UNION ALL
    SELECT * FROM (SELECT document FROM search_queue WHERE document < 0 ORDER BY document LIMIT ?)
"""


def stale_documents(database: Database) -> Numbers:
    """Return the documents that the index has in an older form, rising."""
    rows = database.query("SELECT document FROM search_queue WHERE stale ORDER BY document")
    return np.array([number for (number,) in rows], np.int64)


def scan(database: Database, units: Sequence[Unit], let_in: Filter) -> list[tuple[Document, list[int]]]:
    """Return what waits and is meant, with how often it has each unit."""
    rows = database.query(_WAITING, (SCANNED, SCANNED))
    found = []
    for document in read_documents(database, [number for (number,) in rows]):
        if let_in.lets_in(document):
            counts = count_units(units, document.texts)
            if all(counts):
                found.append((document, counts))
    return found


def count_units(units: Sequence[Unit], texts: Sequence[str]) -> list[int]:
    """Return how often each unit stands in texts."""
    folded = [fold(text) for text in texts]
    return [sum(sum(1 for _ in unit.spans(text)) for text in folded) for unit in units]


def length_of(texts: Sequence[str]) -> int:
    """Return the length of texts in tokens, a letter each by itself."""
    return sum(1 if token.is_word else len(token.text) for text in texts for token in tokens(fold(text)))

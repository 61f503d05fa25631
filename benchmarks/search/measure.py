"""Times and compares: the search as the program does it, against every text looked through."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from gptoss_desktop.domain.search import TOTAL_LIMIT, SearchQuery
from gptoss_desktop.storage.codec import decode_time
from tests.support import search_reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gptoss_desktop.storage.store import ConversationStore

PAGE = 25
"""Hits of a page, as the window asks for them."""


STEP = 50
"""Of so many messages one is compared with the reference."""


class Times(NamedTuple):
    """Milliseconds a keystroke: by the clock, and of this process's processor time."""

    wall: list[float]
    processor: list[float]


def keystrokes(store: ConversationStore, queries: Iterable[str]) -> Times:
    """Search for each, as one types."""
    times = Times([], [])
    for text in queries:
        started = time.process_time()
        times.wall.append(store.search(SearchQuery(text, limit=PAGE)).elapsed_ms)
        times.processor.append((time.process_time() - started) * 1000)
    return times


def high(times: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return float(np.percentile(times, 95))


def figures(times: Sequence[float]) -> str:
    """Return median, 95th percentile and maximum."""
    return f"{np.median(times):6.1f} {high(times):6.1f} {max(times):6.1f}"


def recall(store: ConversationStore, queries: Sequence[str]) -> tuple[int, int, int]:
    """Look through every `STEP`th message; return how many hits were due, how many came, how many were wrong.

    Of a query with more than `TOTAL_LIMIT` hits the last made are due: as many as are counted.
    """
    judges = [search_reference.meant(text) for text in queries]
    found = [store.search(SearchQuery(text, limit=TOTAL_LIMIT)) for text in queries]
    got = [{hit.message_id for hit in result.hits} for result in found]
    oldest = [result.hits[-1].created_at if result.more else None for result in found]
    due = came = wrong = 0
    for identifier, made, text in store._database.query(  # noqa: SLF001 - reads beside the store
        "SELECT id, created_at, text FROM message JOIN part ON message_id = id WHERE message.rowid % ? = 0",
        (STEP,),
    ):
        document = search_reference.cut([text])
        for judge, ids, limit in zip(judges, got, oldest, strict=True):
            if limit is None or decode_time(made) >= limit:
                is_due = judge(document)
                due += is_due
                came += is_due and identifier in ids
                wrong += not is_due and identifier in ids
    return due, came, wrong

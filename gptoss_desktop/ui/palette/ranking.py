"""Which entries stand for what was typed, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gptoss_desktop.ui.palette.entries import Entry, Group
from gptoss_desktop.ui.palette.fuzzy import match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHOWN = 7
"""Entries of a group, at most: all groups are in sight."""
SHOWN_RECENT = 5


def ranked(wanted: str, entries: Iterable[Entry], recent: Sequence[str]) -> list[Entry]:
    """Return the entries of one group that match, the best first; of equals those that were used last."""
    folded = wanted.casefold()
    age = {key: place for place, key in enumerate(recent)}
    found: list[tuple[int, int, Entry]] = []
    for entry in entries:
        best = match(folded, entry.title.casefold())
        spans = best.spans if best is not None else ()
        if best is None and entry.english:
            best = match(folded, entry.english.casefold())
        if best is not None:
            found.append((best.score, -age.get(entry.key, len(age)), replace(entry, spans=spans)))
    found.sort(key=lambda item: item[:2], reverse=True)
    return [entry for _, _, entry in found[:SHOWN]]


def used_before(entries: Iterable[Entry], recent: Sequence[str]) -> list[Entry]:
    """Return the entries that were used last, the latest first, as a group of their own."""
    by_key = {entry.key: entry for entry in entries}
    used = [replace(by_key[key], group=Group.RECENT) for key in recent if key in by_key]
    return used[:SHOWN_RECENT]

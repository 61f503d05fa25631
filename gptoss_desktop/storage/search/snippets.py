"""A short piece of a document around what was looked for."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from gptoss_desktop.domain.word_start import word_start
from gptoss_desktop.storage.search.folding import Folded, joins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gptoss_desktop.storage.search.units import Span, Unit

LENGTH = 120
"""Characters of a snippet, about."""

_BEFORE = 30
"""Characters before the first match."""

_SHOWN_EACH = 40
"""How often a unit is looked for in a piece: more have no place in a snippet."""

_PIECE = 2_000
_OVERLAP = 200
"""A long text is looked at piece by piece, so that a megabyte is not folded for one line."""

_FAR = 100_000
"""Behind this, the best piece so far is good enough."""

_CUT = "…"
_BLANKS = re.compile(r"\s+")


class _Window(NamedTuple):
    text: str
    start: int
    end: int
    spans: list[Span]
    units: int
    """How many units of the query are in it."""


def snippet(texts: Sequence[str], units: Sequence[Unit]) -> tuple[str, tuple[Span, ...]]:
    """Return about `LENGTH` characters of the texts around the most units, and where in them these stand.

    Runs of blanks and line breaks become one blank; what is cut off shows as "…".
    """
    best: _Window | None = None
    for text in texts:
        found = _best_of(text, units)
        if found is not None and (best is None or found.units > best.units):
            best = found
    if best is None:
        text = max(texts, key=len, default="")
        best = _Window(text, 0, min(len(text), LENGTH), [], 0)
    return _shown(best)


def _best_of(text: str, units: Sequence[Unit]) -> _Window | None:
    """Return the window of a text with the most units; None where there are none in it."""
    best: _Window | None = None
    for start, end in _pieces(text):
        found = _window(text, start, end, units)
        if found is not None and (best is None or found.units > best.units):
            best = found
        if best is not None and (best.units == len(units) or start > _FAR):
            break
    return best


def _pieces(text: str) -> Iterator[Span]:
    start = 0
    while start < len(text):
        yield start, min(start + _PIECE, len(text))
        start += _PIECE - _OVERLAP
        # A word that is cut would look like another one.
        for _ in range(_OVERLAP // 2):
            if start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
                start -= 1


def _window(text: str, start: int, end: int, units: Sequence[Unit]) -> _Window | None:
    folded = Folded(text[start:end])
    found: list[tuple[int, int, int]] = []
    for number, unit in enumerate(units):
        for span in islice(unit.spans(folded.text), _SHOWN_EACH):
            begin, stop = folded.original(*span)
            found.append((start + begin, start + stop, number))
    if not found:
        return None
    found.sort()
    best: list[tuple[int, int, int]] = []
    most = 0
    for first in range(len(found)):
        limit = found[first][0] + LENGTH - _BEFORE
        near = [one for one in found[first : first + LENGTH] if one[1] <= limit] or [found[first]]
        count = len({number for _, _, number in near})
        if count > most:
            best, most = near, count
        if most == len(units):
            break
    begin = word_start(text, _edge(text, max(best[0][0] - _BEFORE, 0)), best[0][0])
    finish = _edge(text, min(max(begin + LENGTH, best[-1][1]), len(text)))
    return _Window(text, begin, finish, [(a, b) for a, b, _ in best], most)


def _edge(text: str, place: int) -> int:
    """Return the nearest place before which no character is cut from its marks."""
    while 0 < place < len(text) and (joins(text[place]) or text[place - 1] == "\u200d"):
        place -= 1
    return place


def _shown(window: _Window) -> tuple[str, tuple[Span, ...]]:
    pieces: list[str] = [_CUT] if window.start else []
    spans: list[Span] = []
    place = window.start
    for begin, end in [*_joined(window.spans), (window.end, window.end)]:
        pieces.append(_BLANKS.sub(" ", window.text[place:begin]))
        if begin < end:
            at = sum(map(len, pieces))
            pieces.append(_BLANKS.sub(" ", window.text[begin:end]))
            spans.append((at, at + len(pieces[-1])))
        place = max(end, place)
    if window.end < len(window.text):
        pieces.append(_CUT)
    return "".join(pieces), tuple(spans)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Return spans without overlaps, in order."""
    joined: list[Span] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined

"""The positions at which a unit of a query stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from gptoss_desktop.storage.search.building import STEM
from gptoss_desktop.storage.search.codec import decode
from gptoss_desktop.storage.search.units import Letters, Phrase, Word

if TYPE_CHECKING:
    from gptoss_desktop.storage.search.codec import Numbers
    from gptoss_desktop.storage.search.slices import Slice
    from gptoss_desktop.storage.search.units import Unit

Wanted: TypeAlias = "list[tuple[int, str]]"

_LAST = "\U0010ffff"
_EXACT = "term = ?"
_BEGINNING = "term >= ? AND term < ?"


def positions_of(unit: Unit, chosen: Slice) -> Numbers:
    """Return where a unit begins in the documents of a slice, rising, each position once."""
    match unit:
        case Letters(text):
            return _letters(text, chosen)
        case Word():
            return _words(unit, chosen)
        case Phrase():
            return _phrase(unit, chosen)


def _letters(text: str, chosen: Slice) -> Numbers:
    if len(text) == 1:
        return _rising(*chosen.rows(_BEGINNING, text, text + _LAST))
    return _meet(_pairs(text, 0), chosen)


def _pairs(text: str, offset: int) -> Wanted:
    """Return terms that cover a run of two letters or more, each with its distance from the run's beginning."""
    offsets = [*range(0, len(text) - 2, 2), len(text) - 2]
    return [(offset + place, text[place : place + 2]) for place in offsets]


def _meet(wanted: Wanted, chosen: Slice) -> Numbers:
    """Return the positions at which all terms stand at their distances."""
    found: Numbers | None = None
    for offset, term in wanted:
        own = decode(*chosen.rows(_EXACT, term))[0] - offset
        found = own if found is None else _common(found, own)
        if not len(found):
            break
    return np.empty(0, np.int64) if found is None else found


def _words(word: Word, chosen: Slice) -> Numbers:
    blobs, origins = chosen.rows(_BEGINNING, word.text, word.text + _LAST)
    blobs, origins = list(blobs), list(origins)
    if word.stem_is_prefix:
        more, more_origins = chosen.rows(_BEGINNING, STEM + word.stem, STEM + word.stem + _LAST)
    else:
        more, more_origins = chosen.rows(_EXACT, STEM + word.stem)
    blobs += more
    origins += more_origins
    # Words that are their own stem stand there as words only.
    if not word.stem.startswith(word.text):
        bounds = (word.stem, word.stem + _LAST) if word.stem_is_prefix else (word.stem,)
        where = _BEGINNING if word.stem_is_prefix else _EXACT
        for term, data, origin in chosen.named_rows(where, *bounds):
            if not term.startswith(word.text) and word.fits(term):
                blobs.append(data)
                origins.append(origin)
    return _rising(blobs, origins)


def _phrase(phrase: Phrase, chosen: Slice) -> Numbers:
    wanted: Wanted = []
    singles: Wanted = []
    offset = 0
    last = len(phrase.tokens) - 1
    for number, token in enumerate(phrase.tokens):
        if token.is_word:
            wanted.append((offset, token.text))
            offset += 1
            continue
        if len(token.text) > 1:
            wanted += _pairs(token.text, offset)
        elif number == last:
            singles.append((offset, token.text))
        offset += len(token.text)
        if number < last:
            # The run ends here, where its last letter stands alone.
            wanted.append((offset - 1, token.text[-1]))
    found = _meet(wanted, chosen) if wanted else None
    for offset, letter in singles:
        if found is not None and not len(found):
            break
        own = _rising(*chosen.rows(_BEGINNING, letter, letter + _LAST)) - offset
        found = own if found is None else _common(found, own)
    return np.empty(0, np.int64) if found is None else found


def _rising(blobs: list[bytes], origins: list[int]) -> Numbers:
    """Return the positions of several lists as one."""
    positions, _ = decode(blobs, origins)
    positions.sort()
    if len(positions):
        positions = positions[np.diff(positions, prepend=-1) > 0]
    return positions


def _common(one: Numbers, other: Numbers) -> Numbers:
    """Return what two rising lists have in common."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    if not len(few):
        return few
    places = np.searchsorted(many, few)
    places[places == len(many)] = 0
    return few[many[places] == few]

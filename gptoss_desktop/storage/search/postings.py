"""The positions at which a unit of a query stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from gptoss_desktop.storage.search.building import STEM
from gptoss_desktop.storage.search.units import Letters, Phrase, Word

if TYPE_CHECKING:
    from gptoss_desktop.storage.search.codec import Numbers
    from gptoss_desktop.storage.search.slices import Slice
    from gptoss_desktop.storage.search.units import Unit

Wanted: TypeAlias = "list[tuple[int, str]]"

_LAST = "\U0010ffff"
"""Behind a beginning: sorts behind all that begin so."""


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
        return chosen.between(text, text + _LAST)
    return _meet(_pairs(text, 0), chosen)


def _pairs(text: str, offset: int) -> Wanted:
    """Return terms that cover two letters or more, each with its distance from the beginning."""
    offsets = [*range(0, len(text) - 2, 2), len(text) - 2]
    return [(offset + place, text[place : place + 2]) for place in offsets]


def _meet(wanted: Wanted, chosen: Slice) -> Numbers:
    """Return the positions at which all terms stand at their distances."""
    found: Numbers | None = None
    for offset, term in wanted:
        own = chosen.exactly(term) - offset
        found = own if found is None else _common(found, own)
        if not len(found):
            break
    return np.empty(0, np.int64) if found is None else found


def _words(word: Word, chosen: Slice) -> Numbers:
    root, end = word.stem, _LAST if word.stem_is_prefix else "\0"
    found = [
        chosen.between(word.text, word.text + _LAST),
        chosen.between(STEM + root, STEM + root + end),
    ]
    if not root.startswith(word.text):
        # Words that are their own stem stand there as words only.
        def is_meant(term: str) -> bool:
            return not term.startswith(word.text) and word.fits(term)

        found.append(chosen.between(root, root + end, is_meant))
    some = [own for own in found if len(own)]
    return some[0] if len(some) == 1 else np.unique(np.concatenate(found))


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
        own = chosen.between(letter, letter + _LAST) - offset
        found = own if found is None else _common(found, own)
    return np.empty(0, np.int64) if found is None else found


def _common(one: Numbers, other: Numbers) -> Numbers:
    """Return what two rising lists have in common."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    if not len(few):
        return few
    places = np.searchsorted(many, few)
    places[places == len(many)] = 0
    common: Numbers = few[many[places] == few]
    return common

"""The positions at which a unit of a query stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from gptoss_desktop.storage.search.codec import rising
from gptoss_desktop.storage.search.terms import BEGINNING, STEM
from gptoss_desktop.storage.search.tokens import LONGEST_WORD, SHORTEST_STEM
from gptoss_desktop.storage.search.units import Letters, Phrase, Word

if TYPE_CHECKING:
    from gptoss_desktop.storage.search.codec import Numbers
    from gptoss_desktop.storage.search.slices import Slice
    from gptoss_desktop.storage.search.units import Unit

Wanted: TypeAlias = "list[tuple[int, str]]"

_LAST = "\U0010ffff"
"""Behind a beginning: sorts behind all that begin so."""


def positions_of(unit: Unit, chosen: Slice) -> Numbers:
    """Return where a unit begins in the documents of a slice, rising, each position once.

    A letter, and a word of few characters, stands at the first position of each document that has it.
    """
    match unit:
        case Letters(text):
            return _letters(text, chosen)
        case Word():
            return _words(unit, chosen)
        case Phrase():
            return _phrase(unit, chosen)


def bytes_of(unit: Unit, chosen: Slice) -> int:
    """Return about how many bytes have to be decoded for a unit."""
    match unit:
        case Letters(text):
            return chosen.bytes_of(*_ends(BEGINNING + text if len(text) == 1 else text[:2]))
        case Word(text):
            if len(text) <= SHORTEST_STEM:
                return chosen.bytes_of(*_ends(BEGINNING + text))
            return chosen.bytes_of(text, text + _LAST)
        case Phrase(tokens):
            return min(
                chosen.bytes_of(*_ends(token.text[: LONGEST_WORD if token.is_word else 2]))
                for token in tokens
            )


def _ends(term: str) -> tuple[str, str]:
    return term, term + "\0"


def _letters(text: str, chosen: Slice) -> Numbers:
    if len(text) == 1:
        return chosen.exactly(BEGINNING + text)
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
        found = own if found is None else common(found, own)
        if not len(found):
            break
    return np.empty(0, np.int64) if found is None else found


def _words(word: Word, chosen: Slice) -> Numbers:
    if len(word.text) <= SHORTEST_STEM and word.text == word.stem:
        return chosen.exactly(BEGINNING + word.text)
    root, end = word.stem, _LAST if word.stem_is_prefix else "\0"
    found = [
        chosen.gather(word.text, word.text + _LAST),
        chosen.gather(STEM + root, STEM + root + end),
    ]
    if not root.startswith(word.text):
        # Words that are their own stem stand there as words only.
        def is_meant(term: str) -> bool:
            return not term.startswith(word.text) and word.fits(term)

        found.append(chosen.gather(root, root + end, is_meant))
    together = np.concatenate([positions for positions, _ in found])
    return together if sum(lists for _, lists in found) == 1 else rising(together)


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
        found = own if found is None else common(found, own)
    return np.empty(0, np.int64) if found is None else found


def common(one: Numbers, other: Numbers) -> Numbers:
    """Return what two rising lists have in common."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    if not len(few):
        return few
    places = np.searchsorted(many, few)
    places[places == len(many)] = 0
    common: Numbers = few[many[places] == few]
    return common

"""Where a piece of a text may begin without cutting a word."""

from __future__ import annotations

_IDEOGRAPHS = "\u2e80"
"""From here on stand the scripts of East Asia."""


def word_start(text: str, place: int, limit: int) -> int:
    """Return where the first whole word begins from `place` on; `place` where there is none up to `limit`.

    What Chinese writes without blanks can be cut anywhere.
    """
    begin = place
    if 0 < begin < limit and _spells(text[begin - 1]):
        while begin < limit and _spells(text[begin]):
            begin += 1
    if begin == limit and limit and _spells(text[limit - 1]):
        return place
    while begin < limit and text[begin].isspace():
        begin += 1
    return begin


def _spells(character: str) -> bool:
    """Say whether a character belongs to a word of letters."""
    return character.isalnum() and character < _IDEOGRAPHS

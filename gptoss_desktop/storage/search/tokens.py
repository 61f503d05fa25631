"""The tokens of a folded text: runs of letters, and words with their stems."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import Stemmer

from gptoss_desktop.storage.search.characters import LETTERS, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_WORD = 64
"""What follows in a word is not looked at: a megabyte of base64 is a word, too."""

SHORTEST_STEM = 3
"""A query's stem that is shorter than this must be the whole stem of a word."""

TOKEN = re.compile(rf"([{LETTERS}]+)|((?:[^\W_{LETTERS}]+[{MARKS}]*)+)")
"""Group 1: a run of letters; group 2: a word."""

_stemmer = Stemmer.Stemmer("english")


class Token(NamedTuple):
    """A run of letters, or a word, with its place in the folded text."""

    text: str
    start: int
    is_word: bool


def tokens(folded: str) -> Iterator[Token]:
    """Return the tokens of a folded text, in order."""
    for match in TOKEN.finditer(folded):
        letters, word = match.groups()
        if letters is None:
            yield Token(word[:LONGEST_WORD], match.start(), is_word=True)
        else:
            yield Token(letters, match.start(), is_word=False)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a word, or the word itself where it has none of its own."""
    return str(_stemmer.stemWord(word)) if word.isascii() and word.isalpha() else word


@lru_cache(maxsize=50_000)
def beginnings_of(word: str) -> frozenset[str]:
    """Return the queries of up to `SHORTEST_STEM` characters, their own stems, that mean a word."""
    root = stem(word)
    found = {word[:count] for count in range(1, SHORTEST_STEM + 1)}
    # A shorter stem is only meant by itself.
    return frozenset(found | {root[:SHORTEST_STEM]})

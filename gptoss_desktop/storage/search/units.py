"""What a query asks for: units of which a document must have every one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from gptoss_desktop.storage.search.folding import fold
from gptoss_desktop.storage.search.tokens import LONGEST_WORD, SHORTEST_STEM, TOKEN, Token, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

Span: TypeAlias = tuple[int, int]

_QUOTED = re.compile(r'"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Letters:
    """A run of letters: any substring."""

    text: str

    def spans(self, folded: str) -> Iterator[Span]:
        """Return where it stands in a folded text."""
        start = folded.find(self.text)
        while start >= 0:
            yield start, start + len(self.text)
            start = folded.find(self.text, start + 1)


@dataclass(frozen=True, slots=True)
class Word:
    """The beginning of a word, or of its stem. `stem` is that of the query's word."""

    text: str
    stem: str

    def fits(self, word: str) -> bool:
        """Return whether a document's word is meant."""
        # A stem begins as its word does.
        if word[0] != self.text[0]:
            return False
        if word.startswith(self.text):
            return True
        own = stem(word)
        return own.startswith(self.stem) if self.stem_is_prefix else own == self.stem

    @property
    def stem_is_prefix(self) -> bool:
        """Whether a longer stem is meant as well."""
        return len(self.stem) >= SHORTEST_STEM

    def spans(self, folded: str) -> Iterator[Span]:
        """Return where words that are meant stand in a folded text."""
        first = self.text[0]
        for word, start in _words(folded):
            if word[0] == first and self.fits(word[:LONGEST_WORD]):
                yield start, start + min(len(word), LONGEST_WORD)


@lru_cache(maxsize=2)
def _words(folded: str) -> list[tuple[str, int]]:
    """Return the words of a folded text, each with its place: every word of a query looks through them."""
    return [(match[2], match.start()) for match in TOKEN.finditer(folded) if match[2] is not None]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that follow one another: words as they are, letters next to them without a gap."""

    tokens: tuple[Token, ...]

    def spans(self, folded: str) -> Iterator[Span]:
        """Return where it stands in a folded text."""
        found = list(tokens(folded))
        last = len(self.tokens) - 1
        for first in range(len(found) - last):
            window = found[first : first + last + 1]
            pairs = zip(self.tokens, window, strict=True)
            if all(_fits(own, other, n == 0, n == last) for n, (own, other) in enumerate(pairs)):
                begin = window[0].start
                if not window[0].is_word:
                    begin += len(window[0].text) - len(self.tokens[0].text)
                yield begin, window[-1].start + len(self.tokens[-1].text)


Unit: TypeAlias = Letters | Word | Phrase


def units_of(text: str) -> tuple[Unit, ...] | None:
    """Return what a query asks for, each unit once; None where it can find nothing: separators alone."""
    found: list[Unit] = []
    rest = []
    for number, piece in enumerate(_QUOTED.split(text)):
        if number % 2:
            found += _phrases(piece)
        else:
            rest.append(piece)
    folded = fold('"'.join(rest))
    for token in tokens(folded):
        found.append(Word(token.text, stem(token.text)) if token.is_word else Letters(token.text))
    if not found and text.replace('"', "").strip():
        return None
    return tuple(dict.fromkeys(found))


def _phrases(text: str) -> Iterator[Unit]:
    """Return the phrases of a quoted text: it is cut where two runs of letters are separated."""
    phrase: list[Token] = []
    for token in tokens(fold(text)):
        # Their place in the query says nothing, and two phrases that are alike must be equal.
        token = token._replace(start=0)  # noqa: PLW2901
        if phrase and not (phrase[-1].is_word or token.is_word):
            yield _simplest(phrase)
            phrase = []
        phrase.append(token)
    if phrase:
        yield _simplest(phrase)


def _simplest(phrase: list[Token]) -> Unit:
    if len(phrase) == 1 and not phrase[0].is_word:
        return Letters(phrase[0].text)
    return Phrase(tuple(phrase))


def _fits(own: Token, other: Token, is_first: bool, is_last: bool) -> bool:  # noqa: FBT001
    if own.is_word or other.is_word:
        return own.is_word and other.is_word and own.text == other.text
    if is_first:
        return other.text.endswith(own.text)
    return other.text.startswith(own.text) if is_last else own.text == other.text

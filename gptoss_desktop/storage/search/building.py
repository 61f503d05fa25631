"""Turns documents into what a segment of the index holds."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.domain.conversation import Role
from gptoss_desktop.storage.search.blocks import Lists, pack
from gptoss_desktop.storage.search.codec import encode
from gptoss_desktop.storage.search.folding import fold
from gptoss_desktop.storage.search.tokens import LONGEST_WORD, TOKEN, beginnings_of, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    from gptoss_desktop.storage.search.documents import Document

STEM = "~"
"""Stands before a stem, so that it is another term than the word that is spelt alike."""

BEGINNING = "^"
"""Stands before a letter, or the first one, two or three characters of a word.

Such a term stands at the first position of a document, once: what so many words and pairs of letters begin
with would take long to put together, and is typed before every other query.
"""

ROLES: tuple[Role | None, ...] = (None, *Role)
"""The place of a role is its number in the index; the first is a title's."""

COLUMNS = {
    "base": "<u4",
    "length": "<u4",
    "number": "<i8",
    "conversation": "<i4",
    "time": "<i8",
    "role": "u1",
    "model": "<u2",
}
"""What is known of each document of a segment, with numpy's names of the types.

`base` is the position of its first token, counted from the segment's first; `length` the number of its
positions; `model` 0 stands for the conversation's.
"""

_POSITION_BITS = 36
"""A segment's positions, for sorting beside the terms: more than any text that fits into SQLite's limits."""


@dataclass(frozen=True, slots=True)
class Built:
    """A segment that is not numbered yet: its positions begin with 0."""

    blocks: list[tuple[str, bytes]]
    """The terms with their positions, each block after its first term."""
    columns: dict[str, npt.NDArray[np.int64]]
    positions: int
    """How many there are."""


def build(documents: Sequence[Document], models: Mapping[str, int]) -> Built:
    """Return the segment of documents, which come in the order of their time."""
    terms = _Terms()
    bases = array("q")
    lengths = array("q")
    for document in documents:
        bases.append(terms.position)
        terms.add_document(document.texts)
        lengths.append(terms.position - bases[-1])
        # A gap: no phrase goes on in the next document.
        terms.position += 1
    columns = {
        "base": bases,
        "length": lengths,
        "number": [document.number for document in documents],
        "conversation": [document.conversation for document in documents],
        "time": [document.time for document in documents],
        "role": [ROLES.index(document.role) for document in documents],
        "model": [0 if document.model is None else models[document.model] for document in documents],
    }
    plain = {name: np.asarray(values, np.int64) for name, values in columns.items()}
    return Built(terms.blocks(), plain, terms.position)


class _Terms:
    """Collects which term stands at which position.

    At each letter stands the term of it and the next one in its run, at the last of a run the term of it
    alone: a run of two letters or more is found exactly, and a single letter is the beginning of its terms.
    At a word stands the word, and its stem where that is another. See `BEGINNING` for the rest.
    """

    def __init__(self) -> None:
        self.position = 0
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__
        self._terms = array("q")
        self._positions = array("q")

    def add_document(self, texts: Iterable[str]) -> None:
        """Add the texts of a document; between two of them is a gap."""
        first = self.position
        words: set[str] = set()
        letters: set[str] = set()
        for number, text in enumerate(texts):
            self.position += number > 0
            folded = fold(text)
            found = TOKEN.findall(folded)
            if folded.isascii():
                own = [match[1][:LONGEST_WORD] for match in found]
                words.update(own)
                self._add_words(own)
            else:
                self._add_mixed(found, words, letters)
        beginnings = letters.union(*map(beginnings_of, words))
        self._terms.extend([self._numbers[BEGINNING + beginning] for beginning in beginnings])
        self._positions.extend([first] * len(beginnings))

    def _add_mixed(self, found: Iterable[tuple[str, str]], words: set[str], letters: set[str]) -> None:
        """Add runs of letters and words, of each pair one is empty; and note which there are."""
        numbers = self._numbers
        after_letters = False
        waiting: list[str] = []
        for run, word in found:
            if word:
                waiting.append(word[:LONGEST_WORD])
                continue
            if waiting:
                self._add_words(waiting)
                words.update(waiting)
                waiting = []
            elif after_letters:
                # Where letters were separated is a gap as well.
                self.position += 1
            count = len(run)
            self._terms.extend([numbers[run[n : n + 2]] for n in range(count)])
            self._positions.extend(range(self.position, self.position + count))
            self.position += count
            letters.update(run)
            after_letters = True
        self._add_words(waiting)
        words.update(waiting)

    def _add_words(self, words: list[str]) -> None:
        numbers, first = self._numbers, self.position
        self._terms.extend([numbers[word] for word in words])
        self._positions.extend(range(first, first + len(words)))
        roots = list(map(stem, words))
        if roots != words:
            other = [place for place, root in enumerate(roots) if root != words[place]]
            self._terms.extend([numbers[STEM + roots[place]] for place in other])
            self._positions.extend([first + place for place in other])
        self.position += len(words)

    def blocks(self) -> list[tuple[str, bytes]]:
        """Return the terms in their order with their encoded positions."""
        if not self._terms:
            return []
        terms = list(self._numbers)
        order = sorted(range(len(terms)), key=terms.__getitem__)
        ranks = np.empty(len(terms), np.int64)
        ranks[order] = np.arange(len(terms))
        keys = ranks[np.frombuffer(self._terms, np.int64)] << _POSITION_BITS
        keys |= np.frombuffer(self._positions, np.int64)
        keys.sort()
        positions = keys & ((1 << _POSITION_BITS) - 1)
        starts = np.flatnonzero(np.diff(keys >> _POSITION_BITS, prepend=-1))
        return list(pack([terms[place] for place in order], Lists(*encode(positions, starts, 0))))

"""Turns documents into what a segment of the index holds."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.domain.conversation import Role
from gptoss_desktop.storage.search.codec import encode
from gptoss_desktop.storage.search.folding import fold
from gptoss_desktop.storage.search.tokens import LONGEST_WORD, TOKEN, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    from gptoss_desktop.storage.search.documents import Document

STEM = "~"
"""Stands before a stem, so that it is another term than the word that is spelt alike."""

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

    postings: list[tuple[str, bytes]]
    """By term."""
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
    return Built(terms.postings(), plain, terms.position)


class _Terms:
    """Collects which term stands at which position.

    At each letter stands the term of it and the next one in its run, at the last of a run the term of it
    alone: a run of two letters or more is found exactly, and a single letter is the beginning of its terms.
    At a word stands the word, and its stem where that is another.
    """

    def __init__(self) -> None:
        self.position = 0
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__
        self._terms = array("q")
        self._positions = array("q")

    def add_document(self, texts: Iterable[str]) -> None:
        """Add the texts of a document; between two of them is a gap."""
        for number, text in enumerate(texts):
            self.position += number > 0
            self._add(fold(text))

    def _add(self, folded: str) -> None:
        numbers, terms, positions = self._numbers, self._terms, self._positions
        position = self.position
        after_letters = False
        for letters, word in TOKEN.findall(folded):
            if letters:
                # Where letters were separated is a gap as well.
                position += after_letters
                count = len(letters)
                terms.extend([numbers[letters[n : n + 2]] for n in range(count)])
                positions.extend(range(position, position + count))
                position += count
                after_letters = True
                continue
            word = word[:LONGEST_WORD]  # noqa: PLW2901
            terms.append(numbers[word])
            positions.append(position)
            root = stem(word)
            if root != word:
                terms.append(numbers[STEM + root])
                positions.append(position)
            position += 1
            after_letters = False
        self.position = position

    def postings(self) -> list[tuple[str, bytes]]:
        """Return the terms in their order, each with its encoded positions."""
        if not self._terms:
            return []
        keys = np.frombuffer(self._terms, np.int64) << _POSITION_BITS
        keys |= np.frombuffer(self._positions, np.int64)
        keys.sort()
        positions = keys & ((1 << _POSITION_BITS) - 1)
        starts = np.flatnonzero(np.diff(keys >> _POSITION_BITS, prepend=-1))
        data, ends = encode(positions, starts, 0)
        begins = [0, *ends[:-1]]
        rows = [(term, data[begin:end]) for term, begin, end in zip(self._numbers, begins, ends, strict=True)]
        rows.sort()
        return rows

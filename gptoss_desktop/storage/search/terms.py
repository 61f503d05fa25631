"""Collects which term stands at which position.

At each letter stands the term of it and the next one in its run, at the last of a run the term of it alone: a
run of two letters or more is found exactly, and a single letter is the beginning of its terms. At a word
stands the word, and its stem where that is another.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.storage.search.blocks import Lists, pack
from gptoss_desktop.storage.search.codec import encode, rising
from gptoss_desktop.storage.search.folding import fold
from gptoss_desktop.storage.search.tokens import LONGEST_WORD, TOKEN, beginnings_of, stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.storage.search.codec import Numbers

STEM = "~"
"""Stands before a stem, so that it is another term than the word that is spelt alike."""

BEGINNING = "^"
"""Stands before a letter, or the first one, two or three characters of a word.

Such a term stands at the first position of a document, once: what so many words and pairs of letters begin
with would take long to put together, and is typed before every other query.
"""

_PLAIN_WORD = re.compile(f"([0-9a-z]{{1,{LONGEST_WORD}}})[0-9a-z]*")
"""A word of a folded text that is ASCII."""

_POSITION_BITS = 36
"""A segment's positions, for sorting beside the terms: more than any text that fits into SQLite's limits."""

_CODE_BITS = 21
"""Of a character's number, the highest of which is 0x10FFFF."""

_CODE = (1 << _CODE_BITS) - 1


class Terms:
    """The terms of one segment. Letters are handled all at once at the end, many times faster than by one."""

    def __init__(self) -> None:
        self.position = 0
        """Where the next token stands."""
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__
        self._words = array("q")
        self._word_positions = array("q")
        self._beginnings = array("q")
        self._beginning_positions = array("q")
        self._runs: list[str] = []
        self._run_positions = array("q")
        self._run_documents = array("q")

    def add_document(self, texts: Iterable[str]) -> None:
        """Add the texts of a document; between two of them is a gap."""
        first = self.position
        words: set[str] = set()
        for number, text in enumerate(texts):
            self.position += number > 0
            folded = fold(text)
            if folded.isascii():
                own = _PLAIN_WORD.findall(folded)
                words.update(own)
                self._add_words(own)
            else:
                self._add_mixed(TOKEN.findall(folded), words, first)
        numbers = self._numbers
        beginnings = set().union(*map(beginnings_of, words))
        self._beginnings.extend([numbers[BEGINNING + beginning] for beginning in beginnings])
        self._beginning_positions.extend([first] * len(beginnings))

    def _add_mixed(self, found: Iterable[tuple[str, str]], words: set[str], document: int) -> None:
        """Add runs of letters and words, of each pair one is empty; and note which words there are."""
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
            self._runs.append(run)
            self._run_positions.append(self.position)
            self._run_documents.append(document)
            self.position += len(run)
            after_letters = True
        self._add_words(waiting)
        words.update(waiting)

    def _add_words(self, words: list[str]) -> None:
        numbers = self._numbers
        self._words.extend([numbers[word] for word in words])
        self._word_positions.extend(range(self.position, self.position + len(words)))
        self.position += len(words)

    def blocks(self) -> list[tuple[str, bytes]]:
        """Return the terms in their order with their encoded positions."""
        words, word_positions = _numbers_in(self._words), _numbers_in(self._word_positions)
        roots = self._roots(words)[words]
        pairs = [
            (words, word_positions),
            (roots[roots >= 0], word_positions[roots >= 0]),
            (_numbers_in(self._beginnings), _numbers_in(self._beginning_positions)),
        ]
        names = list(self._numbers)
        for own, terms, positions in self._letters():
            pairs.append((terms + len(names), positions))
            names += own
        if not names:
            return []
        order = sorted(range(len(names)), key=names.__getitem__)
        ranks = np.empty(len(names), np.int64)
        ranks[order] = np.arange(len(names))
        keys = ranks[np.concatenate([terms for terms, _ in pairs])] << _POSITION_BITS
        keys |= np.concatenate([positions for _, positions in pairs])
        keys.sort()
        starts = np.flatnonzero(np.diff(keys >> _POSITION_BITS, prepend=-1))
        lists = Lists(*encode(keys & ((1 << _POSITION_BITS) - 1), starts, 0))
        return list(pack([names[place] for place in order], lists))

    def _roots(self, words: Numbers) -> Numbers:
        """Return for each number the number of its stem, where it is a word with another stem; else -1."""
        names = list(self._numbers)
        found = {}
        for number in np.unique(words).tolist():
            root = stem(names[number])
            if root != names[number]:
                found[number] = self._numbers[STEM + root]
        roots = np.full(len(self._numbers), -1)
        roots[list(found)] = list(found.values())
        return roots

    def _letters(self) -> list[tuple[list[str], Numbers, Numbers]]:
        """Return the terms of letters: their names, and which of them stand where."""
        if not self._runs:
            return []
        codes = np.frombuffer("".join(self._runs).encode("utf-32-le"), "<u4").astype(np.int64)
        lengths = np.array([len(run) for run in self._runs])
        ends = np.cumsum(lengths)
        following = np.append(codes[1:], 0)
        following[ends - 1] = 0
        couples, numbers = np.unique(codes << _CODE_BITS | following, return_inverse=True)
        positions = np.arange(len(codes)) + np.repeat(
            _numbers_in(self._run_positions) - ends + lengths, lengths
        )
        names = [
            chr(couple >> _CODE_BITS) + (chr(couple & _CODE) if couple & _CODE else "")
            for couple in couples.tolist()
        ]
        documents = np.repeat(_numbers_in(self._run_documents), lengths)
        once = rising(documents << _CODE_BITS | codes)
        singles, single_numbers = np.unique(once & _CODE, return_inverse=True)
        beginnings = [BEGINNING + chr(code) for code in singles.tolist()]
        return [(names, numbers, positions), (beginnings, single_numbers, once >> _CODE_BITS)]


def _numbers_in(values: array[int]) -> Numbers:
    return np.frombuffer(values, np.int64) if values else np.empty(0, np.int64)

"""Text as it is compared: without differences of case, width and what cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from gptoss_desktop.storage.search.characters import INVISIBLE, KOREAN_OR_CHINESE

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_WRAP = re.compile(rf"(?<=[{KOREAN_OR_CHINESE}])[ \t\r]*\n[ \t\r]*(?=[{KOREAN_OR_CHINESE}])")


def fold(text: str) -> str:
    """Return the text as it is compared; see the package's definition."""
    if text.isascii():
        return text.lower()
    folded = fold_characters(text)
    return _WRAP.sub("", folded) if "\n" in folded else folded


def fold_characters(text: str) -> str:
    """Return the text folded character by character; line breaks stay."""
    visible = _INVISIBLE.sub("", text)
    # Folding the case may take a composed character apart.
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible).casefold())


class Folded:
    """A folded text that knows from where in the original each of its characters comes."""

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for start, end in _clusters(text):
            piece = fold_characters(text[start:end])
            pieces.append(piece)
            starts += [start] * len(piece)
            ends += [end] * len(piece)
        folded = "".join(pieces)
        for wrap in reversed(list(_WRAP.finditer(folded))):
            del starts[wrap.start() : wrap.end()], ends[wrap.start() : wrap.end()]
        self.text = _WRAP.sub("", folded)
        self._starts, self._ends = starts, ends

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span that is not empty stands in the original."""
        return self._starts[start], self._ends[end - 1]


def _clusters(text: str) -> list[tuple[int, int]]:
    """Return the spans that can be folded each by itself: a character with the marks that follow it."""
    bounds = [index for index, character in enumerate(text) if index == 0 or not joins(character)]
    return list(pairwise([*bounds, len(text)]))


def joins(character: str) -> bool:
    """Return whether a character belongs to the one before it: a mark, a joiner, part of a syllable."""
    return character > "\x7f" and (
        unicodedata.category(character)[0] == "M"
        or "\u1160" <= character <= "\u11ff"  # vowels and finals of hangul
        or "\u3131" <= character <= "\u318e"  # the same, as letters that stand alone
        or "\uffa0" <= character <= "\uffdc"  # and narrow ones
        or character in "\u200d\uff9e\uff9f"  # zero-width joiner, voiced marks of narrow katakana
    )

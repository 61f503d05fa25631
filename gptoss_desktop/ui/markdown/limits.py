"""How much is read as markdown at once. What is longer is cut, or shown as it is; nothing is lost.

All cuts depend on the text alone, never on the sizes in which it arrives.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE_CHARACTERS = 4_000
"""A paragraph longer than this becomes several. Hostile inline text of this length is read in about 60 ms."""
LINE_CHARACTERS = 10_000
"""A line longer than this is no markdown."""
UNIT_CHARACTERS = 16_000
"""A block longer than this is read in parts: the unfinished end of a stream is read again and again."""
MARKDOWN_CHARACTERS = 150_000
"""After so much of one text its blocks are no longer told apart; reading as much takes about 0.1 s."""
UNIT_LINES = 400
"""Likewise: the rules of many blocks look at all lines of the block, for each of them."""
NESTING = 40
"""Quotes within quotes, or twice the lists within lists; what is deeper is shown as source."""
PARAGRAPHS = 100
"""Of one leaf: a longer item or quote becomes several leaves, which are laid out one by one."""
TABLE_CELLS = 160
"""A table with more cells becomes several, each with the header: Qt lays out all cells of a table at once."""
TABLE_COLUMNS = 24
"""A table with more columns is shown as source: no screen is so wide."""
PIECE_LINES = 100
"""A paragraph with more lines becomes several."""
_WORD_CHARACTERS = 1_000
"""A longer word is cut: Qt looks through all of it to break each of its lines."""
_LONG_WORD = re.compile(rf"[!-~]{{{_WORD_CHARACTERS}}}")
_SEARCH_BACK = PIECE_CHARACTERS // 4


def fits(text: str) -> bool:
    """Say whether a text is short enough to be one paragraph."""
    return _piece(text, 0) == len(text)


def _piece(text: str, start: int) -> int:
    """Return where the piece that begins at `start` ends, the end of the text where it fits."""
    end = min(len(text), start + PIECE_CHARACTERS)
    if any(_has_no_space(text, at, end) for at in range(start, end, _WORD_CHARACTERS // 2)):
        word = _LONG_WORD.search(text, start, end)
        if word is not None and word.end() < len(text):
            return word.end()
    if text.count("\n", start, end) > PIECE_LINES:
        at = start
        for _ in range(PIECE_LINES):
            at = text.index("\n", at) + 1
        return at
    if end == len(text):
        return end
    low = end - _SEARCH_BACK
    return text.rfind("\n", low, end) + 1 or text.rfind(" ", low, end) + 1 or end


def _has_no_space(text: str, start: int, end: int) -> bool:
    """Say whether there may be a long word: each covers such a stretch."""
    end = min(end, start + _WORD_CHARACTERS // 2)
    return text.find(" ", start, end) < 0 and text.find("\n", start, end) < 0


def take_pieces(text: str) -> tuple[list[str], str]:
    """Return the pieces of a text that goes on which are certain, and the rest.

    Where a piece ends depends on the text after it, so the rest may be longer than a piece by a little.
    """
    found: list[str] = []
    start = 0
    while len(text) - start > PIECE_CHARACTERS:
        end = _piece(text, start)
        found.append(text[start:end].removesuffix("\n"))
        start = end
    return found, text[start:]


def pieces(text: str) -> Iterator[str]:
    """Cut a text into pieces, each fit to be a paragraph; there is at least one."""
    start = 0
    while True:
        end = _piece(text, start)
        if end == len(text):
            yield text[start:]
            return
        yield text[start:end].removesuffix("\n")
        start = end

"""How much is read as markdown at once. What is longer is cut, or shown as it is; nothing is lost.

All cuts depend on the text alone, never on the sizes in which it arrives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE_CHARACTERS = 4_000
"""A paragraph longer than this becomes several. Hostile inline text of this length is read in about 60 ms."""
LINE_CHARACTERS = 10_000
"""A line longer than this is no markdown."""
UNIT_CHARACTERS = 32_000
"""A block longer than this is read in parts: the unfinished end of a stream is read again and again."""
MARKDOWN_CHARACTERS = 250_000
"""After so much of one text its blocks are no longer told apart; reading as much takes about 0.2 s."""
NESTING = 40
"""Quotes within quotes, or twice the lists within lists; what is deeper is shown as source."""
PARAGRAPHS = 100
"""Of one leaf: a longer item or quote becomes several leaves, which are laid out one by one."""
TABLE_ROWS = 100
"""A longer table becomes several, each with the header."""
TABLE_COLUMNS = 40
"""A table with more columns is shown as source: no screen is so wide."""
_SEARCH_BACK = PIECE_CHARACTERS // 4


def take_piece(text: str) -> int:
    """Return the length of the first piece of a text longer than `PIECE_CHARACTERS`.

    It ends after a line, else after a word, else anywhere.
    """
    low, high = PIECE_CHARACTERS - _SEARCH_BACK, PIECE_CHARACTERS
    end = text.rfind("\n", low, high) + 1 or text.rfind(" ", low, high) + 1
    return end or high


def pieces(text: str) -> Iterator[str]:
    """Cut a text into pieces of at most `PIECE_CHARACTERS`; there is at least one."""
    start = 0
    while len(text) - start > PIECE_CHARACTERS:
        end = start + take_piece(text[start : start + PIECE_CHARACTERS + 1])
        yield text[start:end].removesuffix("\n")
        start = end
    yield text[start:]

"""Cutting long texts into rows, so that no row is ever costly to lay out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE_CHARACTERS = 4000
"""A text longer than this becomes several rows."""


def pieces(text: str) -> list[str]:
    """Cut a long text, at line breaks where there are some."""
    if len(text) <= PIECE_CHARACTERS:
        return [text]
    return [text[a:b].removesuffix("\n") for a, b in pairwise([*_cuts(text), len(text)])]


def _cuts(text: str) -> Iterator[int]:
    at = 0
    while at < len(text):
        yield at
        after = text.rfind("\n", at, at + PIECE_CHARACTERS) + 1
        at = after if after > at else at + PIECE_CHARACTERS

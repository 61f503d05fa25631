"""A vocabulary as a grammar sees it: the bytes of every token, sorted, and which tokens are markers."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

NO_TEXT = 256
"""In place of the first byte of a token without text."""


class Pieces:
    """`of[token]` are the bytes of a token as text, empty for a marker. Immutable; made once a model."""

    def __init__(self, of: Sequence[bytes]) -> None:
        self.of = of
        self.first = np.fromiter((piece[0] if piece else NO_TEXT for piece in of), np.uint16, len(of))
        self.tokens = sorted((token for token, piece in enumerate(of) if piece), key=of.__getitem__)
        self.texts = [of[token] for token in self.tokens]
        self.begins = [bisect_left(self.texts, bytes([byte])) for byte in range(256)]
        self.begins.append(len(self.texts))

    def with_first(self, allowed: NDArray[np.bool_]) -> NDArray[np.int32]:
        """Return the tokens whose first byte is allowed; `allowed` has a place for every byte."""
        return np.flatnonzero(np.append(allowed, [False])[self.first]).astype(np.int32)

    def after(self, place: int, prefix: bytes) -> int:
        """Return the place, in sorted order, after `place` and all that begin with a prefix."""
        place += 1
        if place < len(self.texts) and self.texts[place].startswith(prefix):
            return bisect_left(self.texts, _following(prefix), place)
        return place


def _following(prefix: bytes) -> bytes:
    """Return the smallest bytes that are greater than all which begin with a prefix; 0xFF begins no text."""
    shorter = prefix.rstrip(b"\xff")
    return shorter[:-1] + bytes([shorter[-1] + 1]) if shorter else b"\xff" * (len(prefix) + 64)

"""Incremental UTF-8: the bytes of tokens in, whole characters out."""

from __future__ import annotations

import codecs

_new_decoder = codecs.getincrementaldecoder("utf-8")


class Detokeniser:
    """Joins the byte pieces of tokens to text.

    A character that is split across tokens is held back until it is whole; bytes that cannot be UTF-8 become
    U+FFFD.
    """

    def __init__(self) -> None:
        self._decoder = _new_decoder("replace")

    def push(self, piece: bytes) -> str:
        """Take one token's bytes and return the text that they complete, possibly empty."""
        return self._decoder.decode(piece)

    def flush(self) -> str:
        """Return what is still held back, as U+FFFD, and start afresh."""
        text = self._decoder.decode(b"", final=True)
        self._decoder.reset()
        return text

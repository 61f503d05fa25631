"""A model's vocabulary: text to tokens, tokens to bytes, and which tokens end generation."""

from __future__ import annotations

import ctypes
from functools import cached_property

import llama_cpp.llama_cpp as llama

from gptoss_desktop.worker.grammar.pieces import Pieces

_WITHOUT_TEXT = (
    llama.LLAMA_TOKEN_ATTR_CONTROL | llama.LLAMA_TOKEN_ATTR_UNKNOWN | llama.LLAMA_TOKEN_ATTR_UNUSED
)
_PIECE_BYTES = 64
"""Enough for nearly every token; a longer one is asked for again with its exact size."""


class Vocabulary:
    """Wraps llama_vocab. It lives as long as its model does; reading it from several threads is safe."""

    def __init__(self, handle: object) -> None:
        self.handle = handle
        self.size: int = llama.llama_vocab_n_tokens(handle)
        self.bos: int = llama.llama_vocab_bos(handle)
        self.eos: int = llama.llama_vocab_eos(handle)
        self._pieces: dict[tuple[int, bool], bytes] = {}

    @cached_property
    def end_tokens(self) -> frozenset[int]:
        """Every token that ends generation (llama.cpp finds several: end of text, of turn, of message)."""
        return frozenset(token for token in range(self.size) if llama.llama_vocab_is_eog(self.handle, token))

    @cached_property
    def pieces(self) -> Pieces:
        """What a grammar knows of the tokens: made at the first need, in up to a second."""
        return Pieces(self.texts())

    def texts(self) -> list[bytes]:
        """Return the bytes of every token, none of a control token's or of one that ends generation."""
        return [self._text(token) for token in range(self.size)]

    def _text(self, token: int) -> bytes:
        if token in self.end_tokens or llama.llama_vocab_get_attr(self.handle, token) & _WITHOUT_TEXT:
            return b""
        return self._read_piece(token, special=False)

    def tokenize(self, text: str, *, add_special: bool, parse_special: bool) -> list[int]:
        """Return the tokens of `text`.

        `add_special` adds what the model wants around a text (a beginning-of-sequence token), `parse_special`
        reads control tokens that are spelled out in the text; without it they are ordinary characters.
        """
        data = text.encode("utf-8", errors="replace")
        room = len(data) + 2
        tokens = (llama.llama_token * room)()
        count = llama.llama_tokenize(self.handle, data, len(data), tokens, room, add_special, parse_special)
        if count < 0:  # more tokens than bytes: -count is how many
            tokens = (llama.llama_token * -count)()
            count = llama.llama_tokenize(
                self.handle, data, len(data), tokens, -count, add_special, parse_special
            )
        return list(tokens[:count])

    def piece(self, token: int, *, special: bool = False) -> bytes:
        """Return the bytes of a token, maybe part of a character; of a control token only with `special`."""
        key = (token, special)
        piece = self._pieces.get(key)
        if piece is None:
            piece = self._pieces[key] = self._read_piece(token, special=special)
        return piece

    def _read_piece(self, token: int, *, special: bool) -> bytes:
        if not 0 <= token < self.size:
            return b""
        buffer = ctypes.create_string_buffer(_PIECE_BYTES)
        length = llama.llama_token_to_piece(self.handle, token, buffer, _PIECE_BYTES, 0, special)
        if length < 0:
            buffer = ctypes.create_string_buffer(-length)
            length = llama.llama_token_to_piece(self.handle, token, buffer, -length, 0, special)
        return buffer.raw[:length]

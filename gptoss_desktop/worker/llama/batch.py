"""The batch that llama_decode reads: one buffer, allocated once, filled through numpy."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import llama_cpp.llama_cpp as llama
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

_Int32Pointer = ctypes.POINTER(ctypes.c_int32)


class TokenBatch:
    """A llama_batch over numpy arrays. It owns its memory, so that filling it costs no call into C.

    `native` is what llama_decode takes. Every token belongs to exactly one sequence.
    """

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._tokens = np.zeros(capacity, np.int32)
        self._positions = np.zeros(capacity, np.int32)
        self._sequences = np.zeros(capacity, np.int32)
        self._counts = np.ones(capacity, np.int32)
        self._wants_logits = np.zeros(capacity, np.int8)
        first = self._sequences.ctypes.data
        stride = self._sequences.itemsize
        pointers = [ctypes.cast(first + index * stride, _Int32Pointer) for index in range(capacity)]
        self._sequence_pointers = (_Int32Pointer * capacity)(*pointers)
        self.native = llama.llama_batch(
            n_tokens=0,
            token=self._tokens.ctypes.data_as(_Int32Pointer),
            embd=None,
            pos=self._positions.ctypes.data_as(_Int32Pointer),
            n_seq_id=self._counts.ctypes.data_as(_Int32Pointer),
            seq_id=ctypes.cast(self._sequence_pointers, ctypes.POINTER(_Int32Pointer)),
            logits=self._wants_logits.ctypes.data_as(ctypes.POINTER(ctypes.c_int8)),
        )

    def fill_chunk(self, sequence: int, start: int, tokens: Sequence[int], *, last_logits: bool) -> None:
        """Hold consecutive tokens of one sequence from position `start`; logits of the last one if asked."""
        count = len(tokens)
        self._tokens[:count] = tokens
        self._positions[:count] = np.arange(start, start + count, dtype=np.int32)
        self._sequences[:count] = sequence
        self._wants_logits[:count] = 0
        self._wants_logits[count - 1] = last_logits
        self.native.n_tokens = count

    def fill_steps(self, steps: Sequence[tuple[int, int, int]]) -> None:
        """Hold one token for each of several sequences, all with logits: (sequence, position, token)."""
        count = len(steps)
        for index, (sequence, position, token) in enumerate(steps):
            self._sequences[index] = sequence
            self._positions[index] = position
            self._tokens[index] = token
        self._wants_logits[:count] = 1
        self.native.n_tokens = count

"""The tokens that a sampler chain chooses from, where they are not simply all of them."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import llama_cpp.llama_cpp as llama
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TOKEN_DATA = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])
"""llama_token_data."""


class Candidates:
    """A llama_token_data_array over memory of its own, filled before every draw. `native` points to it."""

    def __init__(self, size: int) -> None:
        self._all = np.arange(size, dtype=np.int32)
        self._data = np.zeros(size, _TOKEN_DATA)
        self._pointer = ctypes.cast(self._data.ctypes.data, llama.llama_token_data_p)
        self._array = llama.llama_token_data_array()
        self.native: Any = ctypes.pointer(self._array)

    def fill(self, logits: NDArray[np.float32], tokens: NDArray[np.int32] | None = None) -> None:
        """Offer some tokens, of which there is at least one, or all; `logits` are those of all."""
        tokens = self._all if tokens is None else tokens
        count = len(tokens)
        self._data["id"][:count] = tokens
        self._data["logit"][:count] = logits if tokens is self._all else logits[tokens]
        self._array.data = self._pointer
        self._array.size = count
        self._array.selected = -1
        self._array.sorted = False

    def selected(self) -> int:
        """Return the token that the chain chose."""
        index = self._array.selected
        # A chain that was left with nothing but impossible tokens chooses none: any of them is as good.
        token: int = self._array.data[index if 0 <= index < self._array.size else 0].id
        return token

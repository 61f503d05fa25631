"""A llama.cpp context: the KV memory of every sequence, and the call that computes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import llama_cpp.llama_cpp as llama
import numpy as np

from gptoss_desktop.domain.plan import KvType
from gptoss_desktop.worker.llama import native
from gptoss_desktop.worker.llama.load_errors import explain_failure
from gptoss_desktop.worker.llama.log import engine_log

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gptoss_desktop.worker.llama.batch import TokenBatch
    from gptoss_desktop.worker.llama.model import LoadedModel

MAX_BATCH = 512
"""Tokens in one llama_decode. On two CPU cores prefill with 1,024 is no faster (296 tokens/s; 302)."""


@dataclass(frozen=True, slots=True)
class ContextOptions:
    """How a context is made. `context` is tokens for each of `parallel` sequences.

    `full_window` keeps the KV of sliding-window layers for the whole context instead of the window only. It
    doubles the KV of gpt-oss (49,152 bytes a token for the 20b) and lets a conversation go back to any
    earlier point, which every new turn does, since the reasoning of the last answer leaves the prompt.
    `kv_type` Q8_0 takes 8.5 bits a number in place of 16.
    """

    context: int
    parallel: int
    threads: int
    full_window: bool = True
    kv_type: KvType = KvType.AUTO


class DecodeContext:
    """Wraps llama_context. One thread may use it at a time. `context` is what each sequence may hold."""

    def __init__(self, model: LoadedModel, options: ContextOptions) -> None:
        """Allocate the context. Raises ModelLoadError, most often because memory is short."""
        self.context = options.context
        self.parallel = options.parallel
        engine_log.errors.clear()
        self._handle: Any = llama.llama_init_from_model(model.handle, _native_parameters(options))
        if not self._handle:
            raise explain_failure(model.path.name, engine_log.errors)
        self._memory: Any = llama.llama_get_memory(self._handle)
        self._n_vocab = model.n_vocab

    @property
    def handle(self) -> Any:  # noqa: ANN401 - an opaque pointer of ctypes
        """The llama_context, for the sampler chain."""
        return self._handle

    def decode(self, batch: TokenBatch) -> int:
        """Compute a batch, the interpreter lock released; return llama_decode's status, 0 for success."""
        status: int = llama.llama_decode(self._handle, batch.native)
        return status

    def logits(self, row: int) -> NDArray[np.float32]:
        """Return the raw logits of the batch's token `row`: a view that the next decode overwrites."""
        pointer = native.get_logits_ith(self._handle, row)
        return np.ctypeslib.as_array(pointer, (self._n_vocab,))

    def remove(self, sequence: int, start: int) -> bool:
        """Forget a sequence from position `start` on; False where this memory cannot forget a part."""
        done: bool = llama.llama_memory_seq_rm(self._memory, sequence, start, -1)
        return done

    def first_position(self, sequence: int) -> int:
        """Return the smallest position that every layer still holds of a sequence; -1 where it is empty."""
        position: int = llama.llama_memory_seq_pos_min(self._memory, sequence)
        return position

    def last_position(self, sequence: int) -> int:
        """Return the largest position held of a sequence; -1 where it is empty."""
        position: int = llama.llama_memory_seq_pos_max(self._memory, sequence)
        return position

    def close(self) -> None:
        """Free the context; closing twice is allowed."""
        if self._handle:
            llama.llama_free(self._handle)
            self._handle = None


def _native_parameters(options: ContextOptions) -> Any:  # noqa: ANN401 - a structure of ctypes
    parameters = llama.llama_context_default_params()
    parameters.n_seq_max = options.parallel
    # llama.cpp divides by the number of sequences and rounds each share up to a multiple of 256 cells;
    # the scheduler holds every sequence to exactly `context`.
    parameters.n_ctx = options.context * options.parallel
    parameters.n_batch = parameters.n_ubatch = MAX_BATCH
    # One row of logits a sequence: the default, one a token of the batch, is 412 MB for gpt-oss.
    parameters.n_outputs_max = options.parallel
    parameters.n_threads = parameters.n_threads_batch = options.threads
    # With these two a sequence's result is independent of its neighbours (see `Sequence.isolated`).
    parameters.flash_attn_type = llama.LLAMA_FLASH_ATTN_TYPE_ENABLED
    parameters.kv_unified = False
    if options.kv_type is KvType.Q8_0:
        parameters.type_k = parameters.type_v = llama.GGML_TYPE_Q8_0
    parameters.swa_full = options.full_window
    parameters.no_perf = True
    return parameters

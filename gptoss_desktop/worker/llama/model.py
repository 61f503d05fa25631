"""A loaded model: its weights, its vocabulary, and what its file says about it."""

from __future__ import annotations

import ctypes
import logging
import math
from pathlib import Path
from typing import TYPE_CHECKING

import llama_cpp.llama_cpp as llama

from gptoss_desktop.worker.llama.load_errors import check_file, explain_failure
from gptoss_desktop.worker.llama.log import engine_log
from gptoss_desktop.worker.llama.placement import ON_THE_CPU, Placement, check_gpu, place
from gptoss_desktop.worker.llama.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)

_VALUE_BYTES = 1024
"""Room for one metadata value. The chat template, which may be longer, has its own function."""


class LoadedModel:
    """Wraps llama_model. Close it after every context over it is closed."""

    def __init__(self, handle: object, path: Path, threads: int, gpu_layers: int) -> None:
        self.handle = handle
        self.path = path
        self.threads = threads
        self.gpu_layers = gpu_layers
        self.vocabulary = Vocabulary(llama.llama_model_get_vocab(handle))
        self.name: str = self._metadata("general.name") or path.stem
        self.architecture: str = self._metadata("general.architecture")
        self.n_ctx_train: int = llama.llama_model_n_ctx_train(handle)
        self.n_vocab: int = self.vocabulary.size
        self.n_swa: int = llama.llama_model_n_swa(handle)
        template = llama.llama_model_chat_template(handle, None)
        self.chat_template: str | None = template.decode("utf-8", errors="replace") if template else None
        self.eos_token: int = self.vocabulary.eos
        self.bos_text = self.vocabulary.piece(self.vocabulary.bos, special=True).decode(
            "utf-8", errors="replace"
        )
        self.eos_text = self.vocabulary.piece(self.eos_token, special=True).decode("utf-8", errors="replace")

    @classmethod
    def load(
        cls,
        path: str | Path,
        *,
        threads: int,
        on_progress: Callable[[float], None],
        placement: Placement = ON_THE_CPU,
    ) -> LoadedModel:
        """Load the GGUF file at `path` by memory map; `on_progress` hears fractions from 0 to 1 meanwhile.

        `threads` is what contexts over the model decode with; `placement` says what goes to a GPU.
        Raises ModelLoadError.
        """
        file = Path(path)
        check_file(file)
        check_gpu(placement)
        engine_log.install()
        engine_log.errors.clear()
        llama.llama_backend_init()
        parameters = llama.llama_model_default_params()
        # llama.cpp reads these while it loads, and keeps none of them.
        kept = place(placement, parameters)  # noqa: F841
        parameters.load_mode = llama.LLAMA_LOAD_MODE_MMAP
        callback = llama.llama_progress_callback(_progress_reporter(on_progress))
        parameters.progress_callback = callback
        handle = llama.llama_model_load_from_file(str(file).encode(), parameters)
        if not handle:
            raise explain_failure(file.name, engine_log.errors)
        return cls(handle, file, threads, placement.gpu_layers)

    def tokenize(self, text: str, *, add_special: bool, parse_special: bool) -> list[int]:
        """See `Vocabulary.tokenize`."""
        return self.vocabulary.tokenize(text, add_special=add_special, parse_special=parse_special)

    def piece(self, token: int, *, special: bool = False) -> bytes:
        """See `Vocabulary.piece`."""
        return self.vocabulary.piece(token, special=special)

    def is_end(self, token: int) -> bool:
        """Whether `token` ends generation."""
        return token in self.vocabulary.end_tokens

    def close(self) -> None:
        """Free the weights. Nothing else of this object may be used afterwards; closing twice is allowed."""
        if self.handle:
            llama.llama_model_free(self.handle)
            self.handle = None

    def _metadata(self, key: str) -> str:
        buffer = ctypes.create_string_buffer(_VALUE_BYTES)
        length = llama.llama_model_meta_val_str(self.handle, key.encode(), buffer, _VALUE_BYTES)
        return buffer.value.decode("utf-8", errors="replace") if length >= 0 else ""


def _progress_reporter(on_progress: Callable[[float], None]) -> Callable[[float, int | None], bool]:
    def report(fraction: float, _user_data: int | None) -> bool:
        try:
            on_progress(0.0 if math.isnan(fraction) else fraction)
        except Exception:  # an exception cannot cross C; a listener's fault must not stop the load
            logger.exception("The listener of the loading progress failed.")
        return True  # False would abort the load

    return report

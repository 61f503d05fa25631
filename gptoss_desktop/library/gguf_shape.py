"""The shape of a model in a GGUF file, from the keys of its header."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from gptoss_desktop.domain.model import ModelShape
from gptoss_desktop.library.hugging_face.families import sliding_layers
from gptoss_desktop.protocol.gguf import SkippedArray

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gptoss_desktop.protocol.gguf import GgufHeader

MAX_LAYERS = 1024
MAX_SIZE = 1 << 24
"""As for config.json: what crosses it cannot be true."""

SLIDING_PERIODS: Mapping[str, int] = MappingProxyType({"gpt-oss": 2, "gemma2": 2, "gemma3": 6})
"""All but the last of so many layers slide: what `set_swa_pattern` is called with in llama.cpp. For others no
layer is counted as sliding, which asks for too much memory rather than too little."""


def gguf_shape(header: GgufHeader) -> ModelShape | None:
    """Return the shape, None where the header does not tell all of it."""
    keys = _Keys(header)
    layers, hidden = keys.whole("block_count", MAX_LAYERS), keys.whole("embedding_length", MAX_SIZE)
    heads, vocabulary = keys.whole("attention.head_count", MAX_SIZE), keys.vocabulary()
    if not (layers and hidden and heads and vocabulary):
        return None
    window = keys.whole("attention.sliding_window", 1 << 30)
    sliding = sliding_layers(layers, SLIDING_PERIODS.get(header.architecture, 0)) if window else 0
    return ModelShape(
        layers=layers,
        hidden_size=hidden,
        heads=heads,
        kv_heads=keys.whole("attention.head_count_kv", MAX_SIZE) or heads,
        head_size=keys.whole("attention.key_length", MAX_SIZE) or max(1, hidden // heads),
        vocabulary=vocabulary,
        weight_bytes=header.file_size - header.data_offset,
        expert_bytes=header.expert_bytes,
        experts=keys.whole("expert_count", MAX_SIZE),
        sliding_layers=sliding,
        sliding_window=window if sliding else 0,
    )


class _Keys:
    """The keys of the model's architecture; 0 stands for what is missing or cannot be true."""

    def __init__(self, header: GgufHeader) -> None:
        self._metadata = header.metadata
        self._prefix = header.architecture

    def whole(self, key: str, high: int) -> int:
        """Return a number; of one for each layer, the largest."""
        value = self._metadata.get(f"{self._prefix}.{key}")
        numbers = value if isinstance(value, tuple) else (value,)
        whole = [n for n in numbers if isinstance(n, int) and not isinstance(n, bool) and 0 <= n <= high]
        return max(whole) if len(whole) == len(numbers) and whole else 0

    def vocabulary(self) -> int:
        """Return the number of tokens."""
        tokens = self._metadata.get("tokenizer.ggml.tokens")
        return self.whole("vocab_size", MAX_SIZE) or (
            tokens.length if isinstance(tokens, SkippedArray) else 0
        )

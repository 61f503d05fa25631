"""A model on this disk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class ModelFormat(StrEnum):
    """GGUF is one file, for llama.cpp; HUGGING_FACE is a folder of safetensors, for vLLM."""

    GGUF = "gguf"
    HUGGING_FACE = "hugging-face"


@dataclass(frozen=True, slots=True)
class ModelShape:
    """What a planner has to know. Bytes are those on the disk, so of the weights as they are stored.

    `sliding_layers` of the `layers` look back `sliding_window` tokens only. `head_size` is in elements.
    """

    layers: int
    hidden_size: int
    heads: int
    kv_heads: int
    head_size: int
    vocabulary: int
    weight_bytes: int
    expert_bytes: int = 0
    experts: int = 0
    sliding_layers: int = 0
    sliding_window: int = 0


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What a model's header says. `context_length` is the length it was trained for, in tokens.

    `shape` is None where the header does not tell it.
    """

    path: Path
    name: str
    architecture: str
    size_bytes: int
    context_length: int | None = None
    quantization: str = ""
    parameter_count: int | None = None
    format: ModelFormat = ModelFormat.GGUF
    shape: ModelShape | None = None

    @property
    def is_gpt_oss(self) -> bool:
        """Whether the model speaks harmony, with reasoning and an effort."""
        return self.architecture in {"gpt-oss", "gpt_oss"}

"""A model file on this disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What a model file's header says. `context_length` is the length it was trained for, in tokens."""

    path: Path
    name: str
    architecture: str
    size_bytes: int
    context_length: int | None = None
    quantization: str = ""
    parameter_count: int | None = None

    @property
    def is_gpt_oss(self) -> bool:
        """Whether the model speaks harmony, with reasoning and an effort."""
        return self.architecture == "gpt-oss"

"""The same model in another format: for the engine that stands in when the first one fails."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from gptoss_desktop.library.hugging_face.families import gguf_architecture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.domain.model import ModelInfo


def nearest(model: ModelInfo, others: Iterable[ModelInfo]) -> ModelInfo | None:
    """Return which of the others is the model in another format, by its numbers, then by its name."""
    same = [other for other in others if _is_same(model, other)]
    return max(same, key=lambda other: _likeness(model, other), default=None)


def _is_same(one: ModelInfo, other: ModelInfo) -> bool:
    if one.format is other.format or one.shape is None or other.shape is None:
        return False
    return _identity(one) == _identity(other)


def _identity(model: ModelInfo) -> tuple[str, int, int, int, int]:
    shape = model.shape
    assert shape is not None  # noqa: S101 - looked at by the caller; for the type checker
    return (
        gguf_architecture(model.architecture),
        shape.layers,
        shape.hidden_size,
        shape.vocabulary,
        shape.experts,
    )


def _likeness(one: ModelInfo, other: ModelInfo) -> float:
    """Return how alike two models are called, 0 to 1: by their names, or by those of their files."""
    return max(
        SequenceMatcher(None, first, second).ratio() for first in _names(one) for second in _names(other)
    )


def _names(model: ModelInfo) -> set[str]:
    return {re.sub(r"[\W_]+", "-", name.casefold()) for name in (model.name, model.path.stem)}

"""Sentences one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDE = ("。", "！", "？")
"""What ends a sentence in Chinese has its blank in itself."""


def joined(sentences: Iterable[str]) -> str:
    """Return sentences in a line; empty ones leave nothing behind."""
    text = ""
    for sentence in filter(None, sentences):
        text += ("" if not text or text.endswith(_WIDE) else " ") + sentence
    return text

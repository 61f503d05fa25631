"""The measures that every plan shares, and how they are written for people."""

from __future__ import annotations

from math import floor

GIB = 2**30

CONTEXT_STEP = 1024
"""Contexts that memory sets are multiples of this many tokens: a figure that a person can remember."""

SHORTEST_CONTEXT = 4096
"""Tokens. Below it a question with a page of text, gpt-oss's reasoning (often above 1,000 tokens) and the
answer do not fit, so no engine is proposed with less unless a person asks for it."""

USEFUL_CONTEXT = 16384
"""Tokens: a document of some 25 pages, at 500 tokens a page, with reasoning and an answer. Where memory is
short, every measure that makes room (another number format, experts in main memory) aims at this much and no
more."""

UNKNOWN_CONTEXT = 8192
"""Tokens, for a model whose header does not say what it was trained for; the engine's own default."""

LEAST_CONTEXT = 64
MOST_CONTEXT = 2**20
MOST_PARALLEL = 1024
"""The range of what a person may ask for: the llama.cpp server's own for contexts, vLLM's default on its
largest cards for requests at once (`EngineArgs.get_batch_defaults`)."""


def rounded_context(tokens: int) -> int:
    """Return the largest multiple of the step that is not above `tokens`, at least 0."""
    return max(0, tokens // CONTEXT_STEP * CONTEXT_STEP)


def gib(size: float) -> str:
    """Return bytes as GiB with one decimal, without the unit."""
    return f"{size / GIB:.1f}"


def gib_down(size: float) -> str:
    """Return bytes as GiB, rounded down: for a figure that must not promise more than there is."""
    return f"{floor(size / GIB * 10) / 10:.1f}"


def number(value: int) -> str:
    """Return a whole number with a comma every three digits."""
    return f"{value:,}"

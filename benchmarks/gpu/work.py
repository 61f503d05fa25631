"""What is asked of the engine: prompts of random tokens and answers of a fixed length."""

from __future__ import annotations

import random
from typing import Any

MODEL = "gpt-oss-20b"
HIGHEST_ORDINARY = 199_990
"""Token ids above it are harmony's marks."""


def completion(tokens_in: int, tokens_out: int, seed: int, model: str = MODEL) -> dict[str, Any]:
    """Return a request whose answer has exactly `tokens_out` tokens."""
    draw = random.Random(seed)  # noqa: S311 - prompts, not secrets
    return {
        "model": model,
        "prompt": [draw.randrange(HIGHEST_ORDINARY) for _ in range(tokens_in)],
        "max_tokens": tokens_out,
        "ignore_eos": True,
        "temperature": 1.0,
        "stream": True,
        "stream_options": {"include_usage": True},
    }

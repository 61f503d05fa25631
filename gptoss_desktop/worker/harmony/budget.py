"""Ends gpt-oss's reasoning after so many tokens."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from gptoss_desktop.worker.harmony.encoding import CHANNEL, END, MESSAGE, START, encoding

if TYPE_CHECKING:
    from gptoss_desktop.worker.harmony.processor import HarmonyProcessor


class ThinkingBudget:
    """Implements `Steering`: once the analysis has its tokens it is closed, and the answer is opened."""

    def __init__(self, processor: HarmonyProcessor, tokens: int, *, opens_final: bool = True) -> None:
        """Without `opens_final` only the analysis is closed, and a grammar says what follows."""
        self._processor = processor
        self._tokens = tokens
        self._closing = [END, START, *encoding().encode("assistant")]
        if opens_final:
            self._closing += [CHANNEL, *encoding().encode("final"), MESSAGE]
        self._left: deque[int] = deque()

    def forced(self) -> int | None:
        """Return the next token of the closing, None while the model goes its own way."""
        if (
            not self._left
            and self._processor.is_reasoning
            and self._processor.reasoning_tokens >= self._tokens
        ):
            self._left.extend(self._closing)
        return self._left.popleft() if self._left else None

"""Earlier prompts, walked through from the composer; what is being written waits at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 200
"""Prompts that can be reached; beyond that one searches."""


class PromptHistory:
    """Place 0 is what is being written, 1 the newest prompt. What is changed at a place stays there."""

    def __init__(self) -> None:
        self._prompts: list[str] = []
        self._next: list[str] | None = None
        self._changed: dict[int, str] = {}
        self._place = 0

    @property
    def is_walked(self) -> bool:
        """Whether an earlier prompt is shown."""
        return self._place > 0

    def set_prompts(self, prompts: Iterable[str]) -> None:
        """Take the prompts, the newest first, each text once. A walk keeps those that it began with."""
        found = list(dict.fromkeys(text for text in prompts if text.strip()))[:MOST]
        if self.is_walked:
            self._next = found
        else:
            self._prompts = found

    def step(self, direction: int, text: str) -> str | None:
        """Go one prompt back (1) or forth (-1) from `text`; return what stands there, None at an end."""
        place = self._place + direction
        if not 0 <= place <= len(self._prompts):
            return None
        self._changed[self._place] = text
        self._place = place
        if place == 0:
            written = self._changed.get(0, "")
            self.end()
            return written
        return self._changed.get(place, self._prompts[place - 1])

    def end(self) -> None:
        """Forget where it was: the text was sent, or another took its place."""
        self._place = 0
        self._changed.clear()
        if self._next is not None:
            self._prompts, self._next = self._next, None

"""A title for a conversation, made of its first prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.domain.conversation import Part

TITLE_LENGTH = 60
"""Characters: what a sidebar of 260 px shows in two lines."""


def title_from(text: str) -> str:
    """Return the first line of a prompt, cut at a word where it is long."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= TITLE_LENGTH:
        return line
    head = line[: TITLE_LENGTH - 1]
    # Chinese has no spaces: cut at a word only where one begins in the second half.
    word_end = head.rfind(" ")
    return (head[:word_end] if word_end > TITLE_LENGTH // 2 else head).rstrip() + "…"


def title_of(parts: Iterable[Part]) -> str:
    """Return a title made of a prompt's text, or of its first attachment's name where it has no text."""
    parts = tuple(parts)
    text = "".join(part.text for part in parts if part.kind is PartKind.TEXT)
    names = (part.name or "" for part in parts if part.kind is PartKind.ATTACHMENT)
    return title_from(text) or title_from(next(names, ""))

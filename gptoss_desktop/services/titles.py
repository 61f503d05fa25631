"""A title for a conversation, made of its first prompt."""

from __future__ import annotations

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

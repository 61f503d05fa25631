"""Footnotes: references become small numbers, and the notes stand at the end of the message.

They are numbered in the order in which the text defines them, so that a number does not change as it grows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gptoss_desktop.ui.markdown.leaves import ITEM, Leaf, Note, Paragraph, RuleLeaf, TextLeaf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_inline import StateInline

NAME = "footnote"
NUMBERS = "notes"
"""Where in the environment the numbers are, by label."""


def read_reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the library's signature
    """Read `[^label]` where a note has that label; a rule of the library's inline parser."""
    if not state.src.startswith("[^", state.pos):
        return False
    end = state.src.find("]", state.pos + 2, state.posMax)
    label = state.src[state.pos + 2 : end]
    numbers = state.env.get(NUMBERS)
    if end < 0 or not numbers or label not in numbers:
        return False
    if not silent:
        token = state.push(NAME, "", 0)
        token.content = str(numbers[label])
    state.pos = end + 1
    return True


def numbers_of(notes: Sequence[Note]) -> dict[str, int]:
    """Return the number by label; the first note of a label is the one that is referred to."""
    numbers: dict[str, int] = {}
    for number, note in enumerate(notes, 1):
        numbers.setdefault(note.label, number)
    return numbers


def note_leaves(notes: Sequence[Note], first: int = 0) -> list[Leaf]:
    """Return the leaves of the notes from number `first` (counted from 0) on, under a short rule."""
    leaves: list[Leaf] = [RuleLeaf(short=True)] if notes else []
    for number, note in enumerate(notes[first:], first + 1):
        leaves += _numbered(note, number)
    return leaves


def _numbered(note: Note, number: int) -> list[Leaf]:
    first = note.leaves[0]
    if not isinstance(first, TextLeaf):
        return [TextLeaf((Paragraph("", ITEM, f"{number}.", tight=True),)), *note.leaves]
    opening = replace(first.paragraphs[0], marker=f"{number}.", tight=True)
    return [TextLeaf((opening, *first.paragraphs[1:])), *note.leaves[1:]]

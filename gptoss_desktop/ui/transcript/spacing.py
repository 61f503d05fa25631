"""Spaces between rows, and heights of rows that nobody has seen yet."""

from __future__ import annotations

from dataclasses import dataclass

from gptoss_desktop.ui.markdown.leaves import CodeLeaf, TableLeaf, TextLeaf
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.transcript.model import Content, Editor, Fold, Footer, Mark, RawText, UserText

CODE_HEADER = 32
CODE_PADDING = 12
BUBBLE_PADDING = 12
FOLD_HEIGHT = 28
FOOTER_HEIGHT = 32
RULE_HEIGHT = 17
MESSAGE_GAP = 2 * GRID
_FIRST_WIDE_CHARACTER = "\u2e80"
"""From here on characters are two columns wide: CJK and what follows it."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """What an estimate needs: pixels of the column, of a line, of a line of code and of a character."""

    column: int
    line: int
    code_line: int
    character: float

    @property
    def per_line(self) -> int:
        """How many columns of characters go into a line."""
        return max(8, int(self.column / self.character))

    def text_height(self, text: str) -> int:
        """Return about how high a text is, in pixels."""
        return (columns_of(text) // self.per_line + 1 + text.count("\n")) * self.line


def columns_of(text: str) -> int:
    """Return how many columns of characters a text takes, judged by how it begins."""
    return len(text) * (2 if text[:64] > _FIRST_WIDE_CHARACTER else 1)


def estimate(content: Content, metrics: Metrics) -> int:
    """Return about how high a row will be, in pixels."""
    match content:
        case TextLeaf(paragraphs):
            return sum(metrics.text_height(paragraph.content) for paragraph in paragraphs)
        case CodeLeaf():
            lines = (content.code.count("\n") + 1) * metrics.code_line
            height = metrics.text_height(content.code) if content.wraps else lines
            return height + code_top(content) + CODE_PADDING * content.last
        case TableLeaf(rows):
            return len(rows) * (metrics.line + GRID)
        case UserText(text) | RawText(text):
            return metrics.text_height(text) + 2 * BUBBLE_PADDING
        case Editor(draft):
            return metrics.text_height(draft.text) + FOOTER_HEIGHT + 2 * BUBBLE_PADDING
        case Fold() | Mark():
            return FOLD_HEIGHT
        case Footer():
            return FOOTER_HEIGHT
        case _:
            return RULE_HEIGHT


def code_top(leaf: CodeLeaf) -> int:
    """Return the height above the first line of a piece of code."""
    return CODE_HEADER + GRID // 2 if leaf.first else 0


def gap_above(content: Content, before: Content | None, line: int) -> int:
    """Return the space above a row in pixels; `before` is what the row above it shows, None at the top."""
    gap = round(line * 0.45)
    match content:
        case UserText():
            gap = MESSAGE_GAP if content.first else 0
        case RawText():
            gap = GRID if content.first else 0
        case Mark():
            gap = MESSAGE_GAP
        case Footer():
            gap = GRID // 2
        case Fold():
            gap = GRID // 2
        case CodeLeaf() if not content.first:
            gap = 0
        case TextLeaf(paragraphs):
            first = paragraphs[0]
            if first.heading and not isinstance(before, Fold) and before is not None:
                gap = round(line * (1.0 if first.heading <= 2 else 0.75))  # noqa: PLR2004  the large levels
            elif first.tight and isinstance(before, TextLeaf):
                gap = round(line * 0.1)
    return GRID if before is None else gap

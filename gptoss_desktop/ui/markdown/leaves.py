"""The leaves of a parsed text: what is drawn as one row. Plain values, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

ITEM = "i"
QUOTE = "q"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or heading; `content` is inline markdown, not yet read.

    `containers` says from outside in what it stands in, a letter each: `ITEM` of a list or `QUOTE`.
    `marker` is the bullet, number or check box that it carries; `heading` is 1 to 6, 0 for body text;
    `tight` asks for no space above, as between the items of a tight list.
    """

    content: str
    containers: str = ""
    marker: str = ""
    heading: int = 0
    tight: bool = False


@dataclass(frozen=True, slots=True)
class TextLeaf:
    """Paragraphs that share a document: one paragraph, or an item of a list with what is in it."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def containers(self) -> str:
        """What the leaf as a whole stands in; its paragraphs say it for themselves."""
        return ""

    @property
    def tight(self) -> bool:
        """Whether it follows the leaf above without a space."""
        return self.paragraphs[0].tight


@dataclass(frozen=True, slots=True)
class CodeLeaf:
    """A piece of a code block. A long block is cut into pieces; only the `first` has a header.

    `closed` says that no more text comes to this piece, `last` that no other piece follows.
    """

    code: str
    language: str = ""
    containers: str = ""
    first: bool = True
    last: bool = True
    closed: bool = True

    @property
    def tight(self) -> bool:
        """Whether it follows the leaf above without a space."""
        return not self.first


@dataclass(frozen=True, slots=True)
class TableLeaf:
    """A table: inline markdown by cell, the header row first. `aligns` are left, right, center or empty."""

    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[str, ...]
    containers: str = ""
    tight = False


@dataclass(frozen=True, slots=True)
class RuleLeaf:
    """A thematic break."""

    containers: str = ""
    tight = False


Leaf: TypeAlias = TextLeaf | CodeLeaf | TableLeaf | RuleLeaf

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
    `tight` asks for no space above, as between the items of a tight list; `display` is set where the content
    is a formula on lines of its own.
    """

    content: str
    containers: str = ""
    marker: str = ""
    heading: int = 0
    tight: bool = False
    display: bool = False


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

    `closed` says that no more text comes to this piece, `last` that no other piece follows. `joined` is set
    where the cut went through a line: between the piece before and this one is no line break. `wraps`: it is
    prose, which is shown as text with its lines broken.
    """

    code: str
    language: str = ""
    containers: str = ""
    first: bool = True
    last: bool = True
    closed: bool = True
    joined: bool = False
    wraps: bool = False

    @property
    def tight(self) -> bool:
        """Whether it follows the leaf above without a space."""
        return not self.first


@dataclass(frozen=True, slots=True)
class TableLeaf:
    """A table: inline markdown by cell, the header row first. `aligns` are left, right, center or empty.

    A long table is cut into pieces, each with the header; `first` is the one whose header is in the source.
    """

    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[str, ...]
    containers: str = ""
    first: bool = True
    tight = False


@dataclass(frozen=True, slots=True)
class RuleLeaf:
    """A thematic break; a `short` one stands above the footnotes."""

    containers: str = ""
    short: bool = False
    tight = False


def may_refer(leaf: TextLeaf | CodeLeaf | TableLeaf | RuleLeaf) -> bool:
    """Say whether a leaf may have links or footnotes that a definition elsewhere makes."""
    if isinstance(leaf, TextLeaf):
        return any("[" in paragraph.content for paragraph in leaf.paragraphs)
    return isinstance(leaf, TableLeaf) and any("[" in cell for row in leaf.rows for cell in row)


Leaf: TypeAlias = TextLeaf | CodeLeaf | TableLeaf | RuleLeaf


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its label, and its leaves; the first paragraph carries the label as its marker."""

    label: str
    leaves: tuple[Leaf, ...]

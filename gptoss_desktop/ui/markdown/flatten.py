"""From block tokens to leaves: the tree of lists and quotes becomes a flat row of paragraphs and code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.ui.markdown import maths
from gptoss_desktop.ui.markdown.code import code_leaves, language_of
from gptoss_desktop.ui.markdown.leaves import (
    ITEM,
    QUOTE,
    Leaf,
    Note,
    Paragraph,
    RuleLeaf,
    TextLeaf,
)
from gptoss_desktop.ui.markdown.limits import NESTING, PARAGRAPHS, fits, pieces
from gptoss_desktop.ui.markdown.table_cells import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_TASK = re.compile(r"\[([ xX])\](?:\s+|\Z)")
_BULLETS = "•◦▪"


@dataclass(slots=True)
class _List:
    """A list being walked: its next number (None for bullets), its depth, whether an item came."""

    number: int | None
    depth: int
    begun: bool = False

    def marker(self) -> str:
        self.begun = True
        if self.number is None:
            return _BULLETS[min(self.depth, len(_BULLETS) - 1)]
        self.number += 1
        return f"{self.number - 1}."


@dataclass(frozen=True, slots=True)
class Continuation:
    """The tokens go on with a list whose next item has this number; None for bullets."""

    number: int | None


_CONTAINERS = frozenset(
    {"blockquote_open", "bullet_list_open", "ordered_list_open", "list_item_open", "footnote_reference_open"}
)


class Flattener:
    """Walks the tokens of whole top-level blocks.

    `lines` are the source's; `blank_above` says whether the line above the first is blank. A top-level item
    has a space above it where the line above it is blank: whether the whole list is loose is known only at
    its end, when its first items have long been drawn. `continued` is set where the tokens begin in the
    middle of a list. Footnotes are taken out: they are in `notes` after `run`.
    """

    def __init__(
        self, lines: Sequence[str], continued: Continuation | None = None, *, blank_above: bool = False
    ) -> None:
        self.leaves: list[Leaf] = []
        self.notes: list[Note] = []
        self._lines = lines
        self._blank_above = blank_above
        self._continued = continued
        self._paragraphs: list[Paragraph] = []
        self._containers = ""
        self._lists: list[_List] = []
        self._marker = ""
        self._item_tight = False

    def run(self, tokens: Sequence[Token]) -> list[Leaf]:
        """Return the leaves of the tokens."""
        index = 0
        while index < len(tokens):
            index = self._step(tokens, index)
            if index < len(tokens) and tokens[index].level == 0:
                self._flush()
        self._flush(with_marker=True)
        return self.leaves

    def _step(self, tokens: Sequence[Token], index: int) -> int:
        token = tokens[index]
        if token.level + 1 >= NESTING and token.type in _CONTAINERS:
            return self._too_deep(tokens, index)
        match token.type:
            case "inline":
                self._paragraph(token.content, tokens[index - 1])
            case maths.BLOCK:
                self._formula(token)
            case "fence" | "code_block":
                self._code(token.content, language_of(token.info) if token.type == "fence" else "")
            case "hr":
                self._flush(with_marker=True)
                self.leaves.append(RuleLeaf(self._containers))
            case "table_open":
                return self._table(tokens, index)
            case "footnote_reference_open":
                return self._note(tokens, index)
            case _:
                self._container(token)
        return index + 1

    def _too_deep(self, tokens: Sequence[Token], index: int) -> int:
        """Show the source of what is nested deeper than the library reads."""
        self._code(self._source(tokens[index]), "")
        return _end_of(tokens, index)

    def _source(self, token: Token) -> str:
        start, end = token.map or (0, 0)
        return "\n".join(self._lines[start:end])

    def _container(self, token: Token) -> None:
        match token.type:
            case "blockquote_open":
                # A quote inside an item that has said nothing yet: the marker needs a line of its own.
                self._take_marker()
                self._containers += QUOTE
            case "blockquote_close":
                self._containers = self._containers[:-1]
            case "list_item_open":
                self._open_item(token)
            case "list_item_close":
                self._take_marker()
                self._containers = self._containers[:-1]
            case "bullet_list_open" | "ordered_list_open":
                self._open_list(token)
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()

    def _open_list(self, token: Token) -> None:
        # A list inside an item that has said nothing yet: the outer marker needs a line of its own.
        self._take_marker()
        opened = _List(first_number(token), len(self._lists))
        if self._continued is not None and token.level == 0:
            opened.number, opened.begun = self._continued.number, True
            self._continued = None
        self._lists.append(opened)

    def _open_item(self, token: Token) -> None:
        top = token.level == 1 and not self._containers
        if top:
            self._flush()
        self._containers += ITEM
        self._item_tight = top and self._lists[-1].begun and not self._blank_before(token)
        self._marker = self._lists[-1].marker()

    def _blank_before(self, token: Token) -> bool:
        line = token.map[0] if token.map else 0
        return not self._lines[line - 1].strip() if line else self._blank_above

    def _take_marker(self) -> None:
        """Give a marker that has no text its own line."""
        if self._marker:
            self._add(Paragraph("", self._containers, self._marker, tight=self._tight_item(hidden=True)))

    def _paragraph(self, content: str, opening: Token) -> None:
        marker, heading = self._marker, 0
        if opening.type == "heading_open":
            heading = int(opening.tag[1:])
        task = _TASK.match(content) if marker and self._lists else None
        if task:
            content = content[task.end() :]
            box = "☐" if task[1] == " " else "☑"
            marker = box if self._lists[-1].number is None else f"{marker} {box}"
        tight = self._tight_item(hidden=opening.hidden)
        if fits(content):
            self._add(Paragraph(content, self._containers, marker, heading, tight))
            return
        for piece in pieces(content):
            self._add(Paragraph(piece, self._containers, marker, tight=tight))
            self._flush()
            marker, tight = "", True

    def _formula(self, token: Token) -> None:
        shown = not token.meta["open"]
        tight = self._tight_item(hidden=False)
        self._add(Paragraph(token.content, self._containers, self._marker, tight=tight, display=shown))

    def _tight_item(self, *, hidden: bool) -> bool:
        if self._containers == ITEM:
            return bool(self._marker) and self._item_tight
        return hidden

    def _add(self, paragraph: Paragraph) -> None:
        self._paragraphs.append(paragraph)
        self._marker = ""
        if len(self._paragraphs) == PARAGRAPHS:
            self._flush()

    def _code(self, code: str, language: str) -> None:
        self._flush(with_marker=True)
        self.leaves += code_leaves(code, language, self._containers)

    def _table(self, tokens: Sequence[Token], index: int) -> int:
        self._flush(with_marker=True)
        end = _end_of(tokens, index)
        leaves = read_table(tokens[index:end], self._containers)
        if leaves:
            self.leaves += leaves
        else:
            self._code(self._source(tokens[index]), "")
        return end

    def _note(self, tokens: Sequence[Token], index: int) -> int:
        """Put a footnote aside, with its label for a marker."""
        end = _end_of(tokens, index)
        inside = Flattener(self._lines)
        inside._containers, inside._marker = ITEM, tokens[index].meta["label"]
        inside._item_tight = True
        leaves = inside.run(tokens[index + 1 : end - 1])
        self.notes.append(Note(tokens[index].meta["label"], tuple(leaves)))
        self.notes += inside.notes
        return end

    def _flush(self, *, with_marker: bool = False) -> None:
        if with_marker:
            self._take_marker()
        if self._paragraphs:
            self.leaves.append(TextLeaf(tuple(self._paragraphs)))
            self._paragraphs = []


def _end_of(tokens: Sequence[Token], index: int) -> int:
    """Return the index after the token that closes the one at `index`."""
    depth = 0
    for at in range(index, len(tokens)):
        depth += tokens[at].nesting
        if depth == 0:
            return at + 1
    return len(tokens)


def first_number(opening: Token) -> int | None:
    """Return the number of a list's first item, None for a list of bullets."""
    if opening.type != "ordered_list_open":
        return None
    start = opening.attrGet("start")
    return 1 if start is None else int(start)

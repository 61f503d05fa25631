"""From block tokens to leaves: the tree of lists and quotes becomes a flat row of paragraphs and code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.ui.markdown.code import code_leaves, language_of
from gptoss_desktop.ui.markdown.leaves import (
    ITEM,
    QUOTE,
    Leaf,
    Paragraph,
    RuleLeaf,
    TableLeaf,
    TextLeaf,
)

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


class Flattener:
    """Walks the tokens of whole top-level blocks.

    `blank_before` tells by line number whether the line above is blank. A top-level item has a space above
    it where that is so: whether the whole list is loose is known only at its end, when its first items have
    long been drawn. `continued` is set where the tokens begin in the middle of a list.
    """

    def __init__(self, blank_before: Sequence[bool], continued: Continuation | None = None) -> None:
        self.leaves: list[Leaf] = []
        self._blank_before = blank_before
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
        self._flush()
        return self.leaves

    def _step(self, tokens: Sequence[Token], index: int) -> int:
        token = tokens[index]
        match token.type:
            case "inline":
                self._paragraph(token.content, tokens[index - 1])
            case "fence" | "code_block":
                self._code(token)
            case "hr":
                self._flush(with_marker=True)
                self.leaves.append(RuleLeaf(self._containers))
            case "table_open":
                return self._table(tokens, index)
            case _:
                self._container(token)
        return index + 1

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
        top = token.level == 1
        if top:
            self._flush()
        self._containers += ITEM
        line = token.map[0] if token.map else 0
        self._item_tight = top and self._lists[-1].begun and not self._blank_before[line]
        self._marker = self._lists[-1].marker()

    def _take_marker(self) -> None:
        """Give a marker that has no text its own line."""
        if self._marker:
            self._add(Paragraph("", self._containers, self._marker, tight=self._tight_item(hidden=True)))

    def _paragraph(self, content: str, opening: Token) -> None:
        marker, heading = self._marker, 0
        if opening.type == "heading_open":
            heading = int(opening.tag[1:])
        task = _TASK.match(content) if marker else None
        if task:
            content = content[task.end() :]
            box = "☐" if task[1] == " " else "☑"
            marker = box if self._lists[-1].number is None else f"{marker} {box}"
        tight = self._tight_item(hidden=opening.hidden)
        self._add(Paragraph(content, self._containers, marker, heading, tight))

    def _tight_item(self, *, hidden: bool) -> bool:
        if self._containers == ITEM:
            return bool(self._marker) and self._item_tight
        return hidden

    def _add(self, paragraph: Paragraph) -> None:
        self._paragraphs.append(paragraph)
        self._marker = ""

    def _code(self, token: Token) -> None:
        self._flush(with_marker=True)
        language = language_of(token.info) if token.type == "fence" else ""
        self.leaves += code_leaves(token.content, language, self._containers)

    def _table(self, tokens: Sequence[Token], index: int) -> int:
        self._flush(with_marker=True)
        rows: list[tuple[str, ...]] = []
        cells: list[str] = []
        aligns: list[str] = []
        while tokens[index].type != "table_close":
            token = tokens[index]
            if token.type == "th_open":
                style = str(token.attrGet("style") or "")
                aligns.append(style.removeprefix("text-align:"))
            elif token.type == "inline":
                cells.append(token.content)
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
            index += 1
        self.leaves.append(TableLeaf(tuple(rows), tuple(aligns), self._containers))
        return index + 1

    def _flush(self, *, with_marker: bool = False) -> None:
        if with_marker:
            self._take_marker()
        if self._paragraphs:
            self.leaves.append(TextLeaf(tuple(self._paragraphs)))
            self._paragraphs = []


def first_number(opening: Token) -> int | None:
    """Return the number of a list's first item, None for a list of bullets."""
    if opening.type != "ordered_list_open":
        return None
    start = opening.attrGet("start")
    return 1 if start is None else int(start)

"""Where a text that goes on can be cut: before its last top-level block, or the last item of a list there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the last unit begins: its token, its line, and the list's opening token where it is an item."""

    index: int
    line: int
    list_index: int | None = None


def last_unit(tokens: Sequence[Token], lines: Sequence[str]) -> Cut | None:
    """Find the last top-level block, or the last item of a top-level list that ends the text."""
    tops = [index for index, token in enumerate(tokens) if token.level == 0 and token.nesting >= 0]
    if not tops:
        return None
    top = tops[-1]
    cut = Cut(top, _line(tokens[top]))
    if tokens[top].type not in ("bullet_list_open", "ordered_list_open"):
        return cut
    items = [
        i for i in range(top, len(tokens)) if tokens[i].type == "list_item_open" and tokens[i].level == 1
    ]
    # Read alone, an indented item may take in lines that it does not take inside its list.
    at_margin = all(not lines[_line(tokens[i])].startswith((" ", "\t")) for i in (items[0], items[-1]))
    if len(items) < 2 or not at_margin:  # noqa: PLR2004  the last of two is the first to cut before
        return cut
    return Cut(items[-1], _line(tokens[items[-1]]), top)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def is_open_fence(token: Token, lines: Sequence[str]) -> bool:
    """Say whether a token is a fence at the left margin whose closing line has not come."""
    if token.type != "fence" or token.map is None or lines[token.map[0]].startswith(" "):
        return False
    if "|" in token.info:
        # The next line may make it the header of a table.
        return False
    start, end = token.map
    closing = re.compile(rf" {{0,3}}{re.escape(token.markup[0])}{{{len(token.markup)},}}[ \t]*\Z")
    return end - start < 2 or closing.match(lines[end - 1]) is None  # noqa: PLR2004  opening and closing line

"""The streaming splitter: markdown arrives in pieces of any size and leaves come out, most of them final.

Only the unfinished tail is ever parsed. Every top-level block but the last is final once the last one has a
full line; the items of a top-level list count as blocks of their own, since a list is what a model writes at
length. Inside an open fence nothing is parsed at all. So the work is proportional to the new text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.ui.markdown.code import OpenFence
from gptoss_desktop.ui.markdown.flatten import Continuation, Flattener, first_number
from gptoss_desktop.ui.markdown.parser import References, parse_structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from gptoss_desktop.ui.markdown.leaves import Leaf


class StreamSplitter:
    """Turns streamed markdown into leaves.

    `final` only grows. `tail` is how the unfinished end looks now, and changes with every `feed`.
    `references` are the link definitions met so far: a link may use one that comes later, so after `finish`
    the paragraphs with a `[` are worth reading again if `references` is not empty.
    """

    def __init__(self) -> None:
        self.final: list[Leaf] = []
        self.tail: list[Leaf] = []
        self.references: References = {}
        self._text = ""
        self._fence: OpenFence | None = None
        self._continued: Continuation | None = None
        self._blank_above = False
        self._carriage = ""

    def feed(self, text: str) -> None:
        """Take the next piece of text."""
        text = self._carriage + text
        # A carriage return at the end may be half of a line break.
        self._carriage = "\r" if text.endswith("\r") else ""
        text = text.removesuffix("\r") if self._carriage else text
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
        new_line = "\n" in text
        self._text += text
        while self._fence is not None or new_line:
            if not (self._feed_fence(self._fence) if self._fence else self._settle()):
                break
        if self._fence is None:
            self.tail = self._leaves(*self._parse(self._text))

    def finish(self) -> None:
        """Take the text as complete: what is left becomes final."""
        if self._carriage:
            self.feed("\n")
        if self._fence is not None:
            self.final += self._fence.finish(self._text)
        else:
            tokens, lines = self._parse(self._text, keep_references=True)
            self.final += self._leaves(tokens, lines)
        self.tail = []
        self._text = ""
        self._fence = None

    def _parse(self, text: str, *, keep_references: bool = False) -> tuple[list[Token], list[str]]:
        tokens, references = parse_structure(text)
        if keep_references:
            # The first definition of a label is the one that counts.
            self.references = {**references, **self.references}
        return tokens, text.split("\n")

    def _leaves(self, tokens: Sequence[Token], lines: Sequence[str]) -> list[Leaf]:
        blank_before = [self._blank_above, *(not line.strip() for line in lines)]
        return Flattener(blank_before, self._continued).run(tokens)

    def _feed_fence(self, fence: OpenFence) -> bool:
        """Give the text to the open fence; return whether it closed and text may follow."""
        pieces, rest, partial = fence.feed(self._text)
        self.final += pieces
        if rest is None:
            self._text = partial
            self.tail = [fence.leaf(partial)]
            return False
        self._fence = None
        self._text = rest
        self._blank_above = False
        return "\n" in rest

    def _settle(self) -> bool:
        """Move what can no longer change to `final`; return whether a fence opened."""
        end = self._text.rfind("\n") + 1
        if not end:
            return False
        tokens, lines = self._parse(self._text[:end], keep_references=True)
        cut = _last_unit(tokens, lines)
        if cut is None:
            return False
        if cut.line > 0:
            self._cut(tokens, lines, cut)
        fence = tokens[cut.index]
        if not _is_open_fence(fence, lines):
            return False
        self._fence = OpenFence(fence.markup, fence.info)
        self._text = self._text.split("\n", 1)[1]
        return True

    def _cut(self, tokens: Sequence[Token], lines: Sequence[str], cut: _Cut) -> None:
        self.final += self._leaves(tokens[: cut.index], lines)
        self._continued = self._continuation(tokens, cut)
        self._blank_above = not lines[cut.line - 1].strip()
        self._text = "\n".join(self._text.split("\n")[cut.line :])

    def _continuation(self, tokens: Sequence[Token], cut: _Cut) -> Continuation | None:
        """Return how the list that was cut goes on, None where the cut is between blocks."""
        if cut.list_index is None:
            return self._continued if cut.index == 0 else None
        opening = tokens[cut.list_index]
        items = sum(t.type == "list_item_open" and t.level == 1 for t in tokens[cut.list_index : cut.index])
        if cut.list_index == 0 and self._continued is not None:
            number = self._continued.number
        else:
            number = first_number(opening)
        return Continuation(None if number is None else number + items)


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where the last unit begins: its token, its line, and the list's opening token where it is an item."""

    index: int
    line: int
    list_index: int | None = None


def _last_unit(tokens: Sequence[Token], lines: Sequence[str]) -> _Cut | None:
    """Find the last top-level block, or the last item of a top-level list that ends the text."""
    tops = [index for index, token in enumerate(tokens) if token.level == 0 and token.nesting >= 0]
    if not tops:
        return None
    top = tops[-1]
    cut = _Cut(top, _line(tokens[top]))
    if tokens[top].type not in ("bullet_list_open", "ordered_list_open"):
        return cut
    items = [
        i for i in range(top, len(tokens)) if tokens[i].type == "list_item_open" and tokens[i].level == 1
    ]
    # Read alone, an indented item may take in lines that it does not take inside its list.
    at_margin = all(not lines[_line(tokens[i])].startswith((" ", "\t")) for i in (items[0], items[-1]))
    if len(items) < 2 or not at_margin:  # noqa: PLR2004  the last of two is the first to cut before
        return cut
    return _Cut(items[-1], _line(tokens[items[-1]]), top)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _is_open_fence(token: Token, lines: Sequence[str]) -> bool:
    """Say whether a token is a fence at the left margin whose closing line has not come."""
    if token.type != "fence" or token.map is None or lines[token.map[0]].startswith(" "):
        return False
    start, end = token.map
    closing = re.compile(rf" {{0,3}}{re.escape(token.markup[0])}{{{len(token.markup)},}}[ \t]*\Z")
    return end - start < 2 or closing.match(lines[end - 1]) is None  # noqa: PLR2004  opening and closing line

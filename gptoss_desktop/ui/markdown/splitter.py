"""The streaming splitter: markdown arrives in pieces of any size and leaves come out, most of them final.

Only the unfinished tail is ever parsed. Every top-level block but the last is final once the last one has a
full line; the items of a top-level list count as blocks of their own, since a list is what a model writes at
length. Inside an open fence nothing is parsed at all. So the work is proportional to the new text. What is
too long to be read as one block is cut (see `limits`), at places that depend on the text alone.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from gptoss_desktop.ui.markdown import footnotes, maths
from gptoss_desktop.ui.markdown.code import OpenFence
from gptoss_desktop.ui.markdown.flatten import Continuation, Flattener, first_number
from gptoss_desktop.ui.markdown.leaves import Leaf, Note, Paragraph, TableLeaf, TextLeaf
from gptoss_desktop.ui.markdown.limits import (
    LINE_CHARACTERS,
    MARKDOWN_CHARACTERS,
    UNIT_CHARACTERS,
    UNIT_LINES,
    pieces,
    take_pieces,
)
from gptoss_desktop.ui.markdown.parser import LINKS, References, parse_structure
from gptoss_desktop.ui.markdown.table_cells import full_pieces
from gptoss_desktop.ui.markdown.units import Cut, is_open_fence, last_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_STEP = 8_000
"""Characters taken at once, fewer than make a line too long."""
_LAZY_FROM = 4_000
_LAZY_SHARE = 16
"""An unfinished end longer than `_LAZY_FROM` is read again only when it has grown by this part of it."""
_NOTES_SHOWN = 20
"""So many of the last notes are shown while the text is still being written."""


class Verbatim(Enum):
    """How far the text is not read as markdown."""

    NOT = 0
    LINE = 1
    """To the end of a line that is too long for it."""
    ALL = 2
    """To the end, because the text as a whole is too long."""

    def __bool__(self) -> bool:
        return self is not Verbatim.NOT


class StreamSplitter:
    """Turns streamed markdown into leaves.

    `final` only grows. `tail` is how the unfinished end looks now, and changes with every `feed`.
    `references` are the link definitions met so far, and after `finish` the numbers of the notes: a text may
    refer to what comes later, so then the paragraphs with a `[` are worth reading again if it is not empty.
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
        self._notes: list[Note] = []
        self._taken = 0
        self._read_at = 0
        self._unread_line = False
        self._verbatim = Verbatim.NOT
        self._header_repeated = False
        """The text begins with the header of a table, the rows above which are final already."""

    def feed(self, text: str) -> None:
        """Take the next piece of text."""
        text = self._carriage + text
        # A carriage return at the end may be half of a line break.
        self._carriage = "\r" if text.endswith("\r") else ""
        text = text.removesuffix("\r") if self._carriage else text
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
        for start in range(0, max(1, len(text)), _STEP):
            self._take(text[start : start + _STEP])
        if self._fence is None and not self._verbatim and self._due():
            if self._unread_line:
                self._settle_all()
            if self._fence is None and not self._verbatim:
                self._show_tail()

    def finish(self) -> None:
        """Take the text as complete: what is left becomes final."""
        if self._carriage:
            self.feed("\n")
        self._settle_all()
        self._end_block()
        self.final += footnotes.note_leaves(self._notes)
        numbers = footnotes.numbers_of(self._notes)
        if numbers:
            self.references = {**self.references, footnotes.NUMBERS: numbers}
        self.tail = []

    # Taking text

    def _take(self, text: str) -> None:
        """Take a piece of at most `_STEP` characters, in parts where it is not all markdown."""
        while text:
            text = self._take_verbatim(text) if self._verbatim else self._take_markdown(text)

    def _take_markdown(self, text: str) -> str:
        """Take text up to where it is no longer read as markdown; return the rest."""
        line_start = self._text.rfind("\n") + 1
        line_end = text.find("\n")
        # Shorter than that are all lines that begin in the piece itself.
        long = len(self._text) - line_start + (len(text) if line_end < 0 else line_end) >= LINE_CHARACTERS
        if long and self._fence is None:
            self._settle_all()
        if long and self._fence is None:
            line_start = self._text.rfind("\n") + 1
            line, self._text = self._text[line_start:], self._text[:line_start]
            self._end_block()
            self._verbatim = Verbatim.LINE
            self._taken -= len(line)
            return line + text
        end = len(text)
        if self._fence is None and self._taken + end > MARKDOWN_CHARACTERS:
            end = text.find("\n", max(0, MARKDOWN_CHARACTERS - self._taken)) + 1 or end
        self._taken += end
        self._text += text[:end]
        self._unread_line = self._unread_line or "\n" in text[:end]
        if self._fence is not None or len(self._text) > UNIT_CHARACTERS:
            self._settle_all()
        if self._taken >= MARKDOWN_CHARACTERS and text[end - 1] == "\n" and not self._verbatim:
            self._settle_all()
            if self._fence is None:
                self._end_block()
                self._verbatim = Verbatim.ALL
        return text[end:]

    def _take_verbatim(self, text: str) -> str:
        """Take text that is no markdown, at most to the end of its line; return the rest."""
        line_end = -1 if self._verbatim is Verbatim.ALL else text.find("\n")
        end = len(text) if line_end < 0 else line_end
        self._taken += end
        self._text += text[:end]
        found, self._text = take_pieces(self._text)
        self.final += map(_plain, found)
        self.tail = self._plain_rest()
        if line_end < 0:
            return ""
        self._end_block()
        self._taken += 1
        if self._taken >= MARKDOWN_CHARACTERS:
            self._verbatim = Verbatim.ALL
        return text[line_end + 1 :]

    def _plain_rest(self) -> list[Leaf]:
        return [_plain(piece) for piece in pieces(self._text)] if self._text else []

    def _end_block(self) -> None:
        """Make what is left final, as if the text ended here."""
        if self._verbatim:
            self.final += self._plain_rest()
        elif self._fence is not None:
            self.final += self._fence.finish(self._text)
        else:
            tokens, lines = self._parse(self._text, keep_references=True)
            self._add(self._flatten(tokens, lines))
        self.tail = []
        self._text = ""
        self._fence = None
        self._continued = None
        self._verbatim = Verbatim.NOT
        self._blank_above = self._unread_line = False
        self._read_at = 0

    # Reading it

    def _due(self) -> bool:
        """Say whether the unfinished end is worth reading now: a long one not at every word."""
        length = len(self._text)
        return length < _LAZY_FROM or not 0 <= length - self._read_at < length // _LAZY_SHARE

    def _settle_all(self) -> None:
        """Make final what can no longer change."""
        self._unread_line = False
        while not self._verbatim and (self._feed_fence(self._fence) if self._fence else self._settle()):
            pass

    def _show_tail(self) -> None:
        self._read_at = len(self._text)
        tokens, lines = self._parse(self._text, open_ended=True)
        flattener = self._flatten(tokens, lines)
        self.tail = flattener.leaves
        if not self.tail and flattener.notes:
            notes = [*self._notes, *flattener.notes]
            self.tail = footnotes.note_leaves(notes, max(0, len(notes) - _NOTES_SHOWN))

    def _parse(
        self, text: str, *, keep_references: bool = False, open_ended: bool = False
    ) -> tuple[list[Token], list[str]]:
        tokens, links = parse_structure(text, open_ended=open_ended)
        if keep_references and links:
            known = self.references.setdefault(LINKS, {})
            for label, link in links.items():
                # The first definition of a label is the one that counts.
                known.setdefault(label, link)
        return tokens, text.split("\n")

    def _flatten(self, tokens: Sequence[Token], lines: Sequence[str]) -> Flattener:
        flattener = Flattener(lines, self._continued, blank_above=self._blank_above)
        flattener.run(tokens)
        first = flattener.leaves[0] if flattener.leaves else None
        if self._header_repeated and isinstance(first, TableLeaf):
            flattener.leaves[0] = replace(first, first=False)
        return flattener

    def _add(self, flattener: Flattener) -> None:
        self._header_repeated = False
        self.final += flattener.leaves
        self._notes += flattener.notes

    def _feed_fence(self, fence: OpenFence) -> bool:
        """Give the text to the open fence; return whether it closed and text may follow."""
        finished, rest, partial = fence.feed(self._text)
        self.final += finished
        if rest is None:
            self._text = partial
            self.tail = [fence.leaf(partial)]
            return False
        self._fence = None
        self._text = rest
        self._read_at = 0
        self._blank_above = False
        if self._taken - len(rest) >= MARKDOWN_CHARACTERS:
            self._text = ""
            self._taken -= len(rest)
            self._verbatim = Verbatim.ALL
            self._take_verbatim(rest)
        return "\n" in rest

    def _settle(self) -> bool:
        """Move what can no longer change to `final`; return whether there may be more of it."""
        end = self._text.rfind("\n") + 1
        window = _window(self._text, end, UNIT_CHARACTERS)
        if not window:
            return False
        tokens, lines = self._parse(self._text[:window], keep_references=True, open_ended=True)
        if _has_open_formula(tokens):
            # Until it is known what it is, nothing before it is certain either.
            window = self._text.rfind("\n", 0, window + maths.FORMULA_CHARACTERS) + 1
            whole = window == end
            tokens, lines = self._parse(self._text[:window], keep_references=True, open_ended=whole)
            if whole and _has_open_formula(tokens):
                return False
        return self._settle_window(tokens, lines, window, full=window < end)

    def _settle_window(
        self, tokens: Sequence[Token], lines: Sequence[str], window: int, *, full: bool
    ) -> bool:
        cut = last_unit(tokens, lines)
        in_table = cut is not None and tokens[cut.index].type == "table_open" and full_pieces(tokens)
        if (
            full
            and not in_table
            and (cut is None or (cut.line == 0 and not is_open_fence(tokens[cut.index], lines)))
        ):
            self._cut_through(tokens, lines, window)
            return True
        if cut is None:
            return False
        if cut.line > 0:
            self._cut(tokens, lines, cut)
            if tokens[cut.index].type == "table_open":
                return True
        elif tokens[cut.index].type == "table_open" and self._cut_table(tokens, lines):
            return True
        # Cutting leaves the rest as it was: a fence that opens there opens still.
        fence = tokens[cut.index]
        if not is_open_fence(fence, lines):
            return full
        self._fence = OpenFence(fence.markup, fence.info)
        self._text = self._text.split("\n", 1)[1]
        return True

    def _cut(self, tokens: Sequence[Token], lines: Sequence[str], cut: Cut) -> None:
        self._add(self._flatten(tokens[: cut.index], lines))
        self._continued = self._continuation(tokens, cut)
        self._blank_above = not lines[cut.line - 1].strip()
        self._text = self._text[sum(len(line) + 1 for line in lines[: cut.line]) :]
        self._read_at = 0

    def _cut_through(self, tokens: Sequence[Token], lines: Sequence[str], window: int) -> None:
        """Make final what is read of a block that is too long to be read as one."""
        self._add(self._flatten(tokens, lines))
        self._text = self._text[window:]
        self._continued = None
        self._blank_above = False
        self._read_at = 0

    def _cut_table(self, tokens: Sequence[Token], lines: Sequence[str]) -> bool:
        """Make final the full pieces of the table that the text begins with; it goes on under its header."""
        pieces_done = full_pieces(tokens)
        if not pieces_done:
            return False
        leaves = self._flatten(tokens, lines).leaves[: len(pieces_done)]
        self.final += leaves
        done = sum(len(line) + 1 for line in lines[: 2 + sum(pieces_done)])
        self._text = "\n".join((*lines[:2], self._text[done:]))
        self._header_repeated = True
        self._read_at = 0
        return True

    def _continuation(self, tokens: Sequence[Token], cut: Cut) -> Continuation | None:
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


def _plain(text: str) -> TextLeaf:
    return TextLeaf((Paragraph(text, tight=True),))


def _window(text: str, end: int, limit: int) -> int:
    """Return the end of the last line, of those before `end`, that belongs to what is read at once."""
    if end > limit:
        end = text.rfind("\n", 0, limit) + 1
    if text.count("\n", 0, end) <= UNIT_LINES:
        return end
    at = 0
    for _ in range(UNIT_LINES):
        at = text.index("\n", at) + 1
    return at


def _has_open_formula(tokens: Sequence[Token]) -> bool:
    return any(token.type == maths.BLOCK and token.meta["open"] for token in tokens)

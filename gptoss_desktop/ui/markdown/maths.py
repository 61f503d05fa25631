r"""Formulas in markdown: $…$, $$…$$, \(…\) and \[…\], told from prices and from code.

The rules for dollars are Pandoc's: no space inside the delimiters, no digit after the closing one. A formula
on lines of its own is a block, because its lines may begin with what is a list or a heading elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

FORMULA_CHARACTERS = 4_000
"""What is longer is no formula."""
FORMULA_LINES = 100
INLINE = "maths"
BLOCK = "maths_block"
OPEN_ENDED = "open_ended"
"""Set in the environment of a text that goes on: a formula may be closed by what comes."""
_UNCLOSED = "unclosed_maths"
"""Under this the environment of a paragraph holds what delimiters are not closed before what place."""
_CLOSERS = {"$$": "$$", "\\[": "\\]", "\\(": "\\)", "$": "$"}
_NOT_ESCAPED = r"(?<!\\)(?:\\\\)*"
_CLOSING = {mark: re.compile(_NOT_ESCAPED + re.escape(closer)) for mark, closer in _CLOSERS.items()}
_BLOCKS = ("$$", "\\[")
_PRICE = re.compile(r"\d[^\\^_={}+*/<>|-]*\s[^\\^_={}+*/<>|-]*\Z")
"""A number and words, as in "$5 (US$)"."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula's TeX, whether it stands on lines of its own, and how it is written in the source."""

    tex: str
    display: bool
    source: str


def formula_of(token: Token) -> Formula:
    """Return the formula of an inline token."""
    mark = token.markup
    return Formula(token.content, mark in _BLOCKS, f"{mark}{token.content}{_CLOSERS[mark]}")


def read_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001  the library's
    """Read a formula on lines of its own; a rule of the library's block parser.

    At the end of a text that goes on, one that is not closed counts as a formula that is `open`.
    """
    if state.is_code_block(start_line):
        return False
    begin = state.bMarks[start_line] + state.tShift[start_line]
    mark = state.src[begin : begin + 2]
    if mark not in _BLOCKS:
        return False
    lines: list[str] = []
    closed = False
    line = start_line
    while not closed:
        if line >= end_line:
            # Where the container ends before the text, nothing that comes can close the formula.
            if end_line < len(state.bMarks) - 1 or not state.env.get(OPEN_ENDED):
                return False
            break
        inside = state.sCount[line] >= state.blkIndent and not state.isEmpty(line)
        if not inside or len(lines) == FORMULA_LINES:
            return False
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
        found = _CLOSING[mark].search(text, 2 if line == start_line else 0)
        if "`" in text or (found is not None and found.end() != len(text)):
            return False
        lines.append(text)
        closed = found is not None
        line += 1
    content = "\n".join(lines)
    if len(content) > FORMULA_CHARACTERS or (closed and not content[2:-2].strip()):
        return False
    if not silent:
        token = state.push(BLOCK, "", 0)
        token.content = content
        token.map = [start_line, line]
        token.meta = {"open": not closed}
        state.line = line
    return True


def read_inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the library's signature
    """Read a formula inside a paragraph; a rule of the library's inline parser."""
    mark = _mark_at(state)
    if not mark:
        return False
    start = state.pos + len(mark)
    limit = min(state.posMax, start + FORMULA_CHARACTERS)
    # Where nothing closed an earlier one, nothing closes this one: else many would search the whole text.
    unclosed = state.env.setdefault(_UNCLOSED, set())
    found = None if (mark, limit) in unclosed else _CLOSING[mark].search(state.src, start, limit)
    if found is None:
        unclosed.add((mark, limit))
        return _read_open(state, mark, start, silent=silent)
    end = found.end() - len(mark)
    content = state.src[start:end]
    if not content.strip() or "`" in content:
        return False
    if mark == "$" and not _is_formula(state, content, found.end()):
        return False
    if not silent:
        token = state.push(INLINE, "", 0)
        token.markup, token.content = mark, content
    state.pos = found.end()
    return True


def _mark_at(state: StateInline) -> str:
    two = state.src[state.pos : state.pos + 2]
    if two in _CLOSERS:
        return two
    if two[:1] != "$" or len(two) == 1 or two[1].isspace():
        return ""
    before = state.src[state.pos - 1 : state.pos]
    return "" if before.isascii() and before.isalnum() else "$"


def _is_formula(state: StateInline, content: str, end: int) -> bool:
    """Say whether what stands between two dollars is a formula and no prices."""
    after = state.src[end : end + 1] if end < state.posMax else ""
    if content[-1].isspace() or after.isdigit() or (after.isascii() and after.isupper()):
        return False
    return _PRICE.match(content) is None


def _read_open(state: StateInline, mark: str, start: int, *, silent: bool) -> bool:
    """Take the beginning of a formula in a text that goes on as it is, lest its signs flash up as markup."""
    content = state.src[start : state.posMax]
    if not state.env.get(OPEN_ENDED) or "`" in content or len(content) > FORMULA_CHARACTERS:
        return False
    if mark == "$" and (content[:1].isdigit() or " **" in content):
        return False
    if not silent:
        state.pending += mark + content
    state.pos = state.posMax
    return True

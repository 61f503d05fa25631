"""Code blocks: cutting a long one into pieces, and reading one that is still open without parsing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gptoss_desktop.ui.markdown.leaves import CodeLeaf

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE_LINES = 200
"""A code block longer than this becomes several rows, so that no row is ever costly to lay out."""


def language_of(info: str) -> str:
    """Return the language that a fence's info string names, "" where it names none."""
    words = info.split()
    return words[0] if words else ""


def code_leaves(code: str, language: str, containers: str = "") -> Iterator[CodeLeaf]:
    """Yield the pieces of a complete code block, at least one."""
    lines = code.removesuffix("\n").split("\n")
    for start in range(0, len(lines), PIECE_LINES):
        last = start + PIECE_LINES >= len(lines)
        text = "\n".join(lines[start : start + PIECE_LINES])
        yield CodeLeaf(text, language, containers, first=start == 0, last=last)


class OpenFence:
    """A fence at the left margin that has not closed: its text is taken as it is, line by line.

    Full pieces come out of `feed`; what is left is in `leaf()`.
    """

    def __init__(self, markup: str, info: str) -> None:
        self._language = language_of(info)
        mark = re.escape(markup[0])
        self._closing = re.compile(rf" {{0,3}}{mark}{{{len(markup)},}}[ \t]*\Z")
        self._maybe_closing = re.compile(rf"[ \t]*{mark}*[ \t]*\Z")
        self._lines: list[str] = []
        self._first = True

    def feed(self, text: str) -> tuple[list[CodeLeaf], str | None, str]:
        """Take complete lines from `text`.

        Returns the pieces that are now final, what follows the closing line (None while it has not come), and
        the incomplete line to keep for later.
        """
        pieces: list[CodeLeaf] = []
        position = 0
        while (end := text.find("\n", position)) >= 0:
            line = text[position:end]
            position = end + 1
            if self._closing.match(line):
                pieces.append(self.leaf(closed=True))
                return pieces, text[position:], ""
            if len(self._lines) == PIECE_LINES:
                pieces.append(replace(self.leaf(closed=True), last=False))
                self._lines.clear()
                self._first = False
            self._lines.append(line)
        return pieces, None, text[position:]

    def finish(self, partial: str) -> list[CodeLeaf]:
        """Return the last pieces where the text ends with the incomplete line `partial`."""
        pieces, rest, _ = self.feed(f"{partial}\n") if partial.strip(" \t") else ([], None, "")
        return pieces if rest is not None else [*pieces, self.leaf(closed=True)]

    def leaf(self, partial: str = "", *, closed: bool = False) -> CodeLeaf:
        """Return the piece that is being written.

        `partial` is the incomplete last line; where it may become the closing line it is held back, so that
        no back-ticks flash up.
        """
        lines = self._lines if self._maybe_closing.match(partial) else [*self._lines, partial]
        return CodeLeaf("\n".join(lines), self._language, first=self._first, closed=closed)

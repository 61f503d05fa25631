"""Code blocks: cutting a long one into pieces, and reading one that is still open without parsing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gptoss_desktop.ui.markdown.leaves import CodeLeaf

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

PIECE_LINES = 200
"""A code block longer than this becomes several rows, so that no row is ever costly to lay out."""
PIECE_CHARACTERS = 20_000
LINE_CHARACTERS = 2_000
"""A line longer than this is cut: Qt lays out a line in one go, and 1 MB of it for seconds."""


def language_of(info: str) -> str:
    """Return the language that a fence's info string names, "" where it names none."""
    words = info.split()
    return words[0] if words else ""


def code_leaves(code: str, language: str, containers: str = "") -> Iterator[CodeLeaf]:
    """Yield the pieces of a complete code block, at least one."""
    cutter = _Cutter(language, containers)
    for line in code.removesuffix("\n").split("\n"):
        yield from cutter.add(line)
    yield cutter.rest(closed=True)


def prose_leaves(text: str) -> Iterator[CodeLeaf]:
    """Yield the pieces of a text that is no markdown and no code, at least one."""
    return (replace(leaf, wraps=True) for leaf in code_leaves(text, ""))


def code_text(pieces: Iterable[CodeLeaf]) -> str:
    """Return the code of a block from its pieces."""
    return "".join(("" if leaf.joined or leaf.first else "\n") + leaf.code for leaf in pieces)


class _Cutter:
    """Collects lines; gives a piece away when it is full."""

    def __init__(self, language: str, containers: str = "") -> None:
        self._language = language
        self._containers = containers
        self._lines: list[str] = []
        self._characters = 0
        self._first = True
        self._joined = False
        self.inside_line = False
        """A part of the present line has been given away."""

    def add(self, line: str) -> Iterator[CodeLeaf]:
        """Take a whole line, or the rest of one."""
        if len(line) > LINE_CHARACTERS:
            line = yield from self.cut(line)
        full = len(self._lines) == PIECE_LINES or self._characters + len(line) > PIECE_CHARACTERS
        if self._lines and full:
            yield self._give()
        self._lines.append(line)
        self._characters += len(line) + 1
        self.inside_line = False

    def cut(self, line: str) -> Generator[CodeLeaf, None, str]:
        """Give away what is complete of a long line; return its end."""
        while len(line) > LINE_CHARACTERS:
            if self._lines:
                yield self._give()
            self._lines = [line[:LINE_CHARACTERS]]
            line = line[LINE_CHARACTERS:]
            yield self._give()
            self._joined = self.inside_line = True
        return line

    def rest(self, partial: str | None = None, *, closed: bool) -> CodeLeaf:
        """Return the piece that is being filled, with the incomplete line `partial` if it is not None."""
        lines = self._lines if partial is None else [*self._lines, partial]
        return CodeLeaf(
            "\n".join(lines),
            self._language,
            self._containers,
            first=self._first,
            closed=closed,
            joined=self._joined,
        )

    def _give(self) -> CodeLeaf:
        piece = replace(self.rest(closed=True), last=False)
        self._lines = []
        self._characters = 0
        self._first = self._joined = False
        return piece


class OpenFence:
    """A fence at the left margin that has not closed: its text is taken as it is, line by line.

    Full pieces come out of `feed`; what is left is in `leaf()`.
    """

    def __init__(self, markup: str, info: str) -> None:
        mark = re.escape(markup[0])
        self._closing = re.compile(rf" {{0,3}}{mark}{{{len(markup)},}}[ \t]*\Z")
        self._maybe_closing = re.compile(rf"[ \t]*{mark}*[ \t]*\Z")
        self._cutter = _Cutter(language_of(info))

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
            if self._closes(line):
                pieces.append(self._cutter.rest(closed=True))
                return pieces, text[position:], ""
            pieces += self._cutter.add(line)
        partial = text[position:]
        if len(partial) > LINE_CHARACTERS:
            partial = _exhaust(self._cutter.cut(partial), pieces)
        return pieces, None, partial

    def _closes(self, line: str) -> bool:
        if self._cutter.inside_line or len(line) > LINE_CHARACTERS:
            return False
        return self._closing.match(line) is not None

    def finish(self, partial: str) -> list[CodeLeaf]:
        """Return the last pieces where the text ends with the incomplete line `partial`."""
        if not partial.strip(" \t") and not self._cutter.inside_line:
            return [self._cutter.rest(closed=True)]
        pieces, rest, _ = self.feed(f"{partial}\n")
        return pieces if rest is not None else [*pieces, self._cutter.rest(closed=True)]

    def leaf(self, partial: str = "") -> CodeLeaf:
        """Return the piece that is being written.

        `partial` is the incomplete last line; where it may become the closing line it is held back, so that
        no back-ticks flash up.
        """
        held = not self._cutter.inside_line and self._maybe_closing.match(partial)
        return self._cutter.rest(None if held else partial, closed=False)


def _exhaust(cutting: Generator[CodeLeaf, None, str], pieces: list[CodeLeaf]) -> str:
    """Put the pieces of a cut into the list; return the end of the line."""
    while True:
        try:
            pieces.append(next(cutting))
        except StopIteration as end:
            return str(end.value)

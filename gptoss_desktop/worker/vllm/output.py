"""vLLM's output cut into lines, whatever arrives in whatever pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_LINE = 4000
"""Bytes of a line that are kept: with its end it goes into a pipe in one write (PIPE_BUF is 4,096)."""
_END = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Line:
    """`transient`: a progress bar will write over it, so that it is worth reading but not keeping."""

    text: bytes
    transient: bool = False


class OutputLines:
    """Holds an unfinished line of at most `LONGEST_LINE` bytes; what is longer is left out."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[Line]:
        """Return the lines that are complete now."""
        text, found, start = self._rest + data, [], 0
        for end in _END.finditer(text):
            if end.group() == b"\r" and end.end() == len(text):
                break  # perhaps the first half of "\r\n"
            found.append(Line(text[start : end.start()][:LONGEST_LINE], transient=end.group() == b"\r"))
            start = end.end()
        # One byte more than is kept of a line, so that a "\r" at the end is still seen.
        rest = text[start:]
        self._rest = rest if len(rest) <= LONGEST_LINE else rest[:LONGEST_LINE] + rest[-1:]
        return found

    def rest(self) -> list[Line]:
        """Return what has come of a line that nobody ended."""
        rest, self._rest = self._rest.rstrip(b"\r"), b""
        return [Line(rest[:LONGEST_LINE])] if rest else []

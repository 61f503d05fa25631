"""What is looked for, as a pattern that reads through the marks of markdown."""

from __future__ import annotations

import re

_MARKS = r"[*_`~]*"
_SPACE = r"[ \t]*\s[ \t]*"
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")


def compile_query(text: str, *, case: bool) -> re.Pattern[str] | None:
    """Return a pattern for a text as it is read, None where there is nothing to look for.

    Between words the source may have marks of emphasis and another line break than what was typed.
    """
    pieces = _PIECES.findall(text)
    if not pieces or text.isspace():
        return None
    parts = [_SPACE if piece.isspace() else re.escape(piece) for piece in pieces]
    return re.compile(_MARKS.join(parts), 0 if case else re.IGNORECASE)

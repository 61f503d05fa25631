"""Error messages of other servers, made into one sentence for people.

vLLM passes on what its validation library says: several lines, Python literals and a link.
"""

from __future__ import annotations

import ast
import re

_HEADING = re.compile(r"\d+ validation errors?( for \w+)?:?")
_DETAIL = re.compile(r"\s*[\[(](type|parameter)=[^\n]*[\])]$")
"""What follows a message for programs: `[type=enum, input_value=…]`, `(parameter=top_p, value=7.0)`."""
_LINK = "For further information visit"


def one_sentence(message: str) -> str:
    """Return a message without what only a program can read; one that is a sentence comes back as it is."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    if lines and _HEADING.fullmatch(lines[0]):
        return _validation(lines[1:]) or message
    if len(lines) != 1:
        return " ".join(lines)
    return _ended(_DETAIL.sub("", lines[0]))


def _validation(lines: list[str]) -> str:
    """Return the first fault: one Python literal, or its place on a line and its reason on the next."""
    fault = _literal(lines[0]) if lines else None
    if fault is not None:
        return _ended(f"{fault.get('loc', '')}: {fault.get('msg', '')}".removeprefix("body."))
    texts = [_DETAIL.sub("", line) for line in lines if not line.startswith(_LINK)]
    return _ended(": ".join(texts[:2])) if texts else ""


def _literal(line: str) -> dict[str, object] | None:
    try:
        found = ast.literal_eval(line)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None
    return found if isinstance(found, dict) else None


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", ")")) else f"{text}."

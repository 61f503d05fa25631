"""Sentences on their way between processes: the English, and beside it the parts that it was made of.

A reader takes the parts only where they make exactly the English that came with them.
"""

from __future__ import annotations

import string
from typing import Any

from gptoss_desktop.domain.said import Said, Value

MAX_DEPTH = 4
"""Sentences inside sentences; the program's own are two deep."""


def parts_of(text: str) -> list[Any] | None:
    """Return the parts of a sentence as JSON can hold them; None for a text that has none."""
    if not isinstance(text, Said):
        return None
    values = {
        name: {"said": parts_of(value), "text": str(value)} if isinstance(value, Said) else value
        for name, value in text.values
    }
    return [text.template, values]


def with_parts(text: str, plain: object) -> str:
    """Return the sentence with its parts, if they are well-formed and say the same; else the bare text."""
    found = _said(plain, MAX_DEPTH)
    return found if found is not None and found == text else text


def _said(plain: object, depth: int) -> Said | None:
    match plain:
        case [str() as template, dict() as values] if depth and _is_plain(template):
            parts = {str(name): _value(value, depth) for name, value in values.items()}
            if all(value is not None for value in parts.values()):
                try:
                    return Said(template, tuple((n, v) for n, v in parts.items() if v is not None))
                except (KeyError, IndexError, ValueError):
                    return None
    return None


def _value(plain: object, depth: int) -> Value | None:
    match plain:
        case str() | int() | float():
            return plain
        case {"said": inner, "text": str() as text}:
            return _said(inner, depth - 1) or text
    return None


def _is_plain(template: str) -> bool:
    """Whether a template names values and does nothing with them: no attributes, no formats."""
    try:
        fields = list(string.Formatter().parse(template))
    except ValueError:
        return False
    return all(
        name is None or (name.isidentifier() and not spec and conversion is None)
        for _text, name, spec, conversion in fields
    )

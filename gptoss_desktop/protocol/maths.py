"""What the window and its drawer of formulas tell each other: one JSON object a line, in both directions."""

from __future__ import annotations

import json
import math
import re
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

VERSION = 1
MAX_TEX = 4_000
"""Characters of a formula; a page of them has about 3,000."""
MAX_SVG = 512 * 1024
"""Characters of a drawing; an ordinary formula has 2,000 to 20,000."""
MAX_LINE = MAX_SVG + 4096
_MAX_EM = 10_000.0
_TAGS = re.compile(r"<\s*(/?)\s*([^\s/>]*)")
_KNOWN_TAGS = frozenset({"svg", "g", "path", "rect", "line", "text"})
_FOREIGN = re.compile(r"href|url\s*\(|<!|<\?|&", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DrawFormula:
    """Draw this TeX, for a line of text or for a line of its own."""

    number: int
    tex: str
    display: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A formula as SVG in black, of `width`, reaching `ascent` above and `descent` below its base line.

    Measures are in sizes of the font (em).
    """

    number: int
    svg: str
    width: float
    ascent: float
    descent: float


@dataclass(frozen=True, slots=True)
class NoDrawing:
    """The formula cannot be drawn."""

    number: int


Answer: TypeAlias = Drawing | NoDrawing


def encode(message: DrawFormula | Answer) -> bytes:
    """Return a message as one line."""
    return json.dumps({"v": VERSION, **asdict(message)}).encode("ascii") + b"\n"


def decode_request(line: bytes) -> DrawFormula | None:
    """Return what the window asks for, None for a line that is no such request."""
    match _object(line):
        case {"number": int() as number, "tex": str() as tex, "display": bool() as display}:
            return DrawFormula(number, tex[:MAX_TEX], display)
    return None


def decode_answer(line: bytes) -> Answer | None:
    """Return what the drawer answers, None for a line that is no answer.

    The drawer reads what a model wrote, so it is believed little: a drawing is lines and shapes, of sane
    measures, and refers to nothing.
    """
    match _object(line):
        case {"number": int() as number, "svg": str() as svg, **measures}:
            found = [_measure(measures.get(name)) for name in ("width", "ascent", "descent")]
            width, ascent, descent = (value or 0.0 for value in found)
            if None in found or width <= 0 or ascent + descent <= 0 or not _is_harmless(svg):
                return NoDrawing(number)
            return Drawing(number, svg, width, ascent, descent)
        case {"number": int() as number}:
            return NoDrawing(number)
    return None


def _object(line: bytes) -> dict[str, Any]:
    try:
        body = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) and body.get("v") == VERSION else {}


def _measure(value: object) -> float | None:
    if not isinstance(value, int | float) or not math.isfinite(value) or abs(value) > _MAX_EM:
        return None
    return float(value)


def _is_harmless(svg: str) -> bool:
    if len(svg) > MAX_SVG or _FOREIGN.search(svg):
        return False
    return all(name in _KNOWN_TAGS for _slash, name in _TAGS.findall(svg))

"""The text of one paragraph as runs: pieces of plain text that look alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import TYPE_CHECKING, Any

from gptoss_desktop.ui.markdown.parser import is_safe_address, parse_inline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

LINE_SEPARATOR = "\u2028"
"""Qt's line break inside a paragraph."""


class Look(Flag):
    """How a run differs from plain text."""

    PLAIN = 0
    BOLD = auto()
    ITALIC = auto()
    STRIKE = auto()
    CODE = auto()
    LINK = auto()
    MARKER = auto()
    """The bullet or number of a list's item."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one look; `address` is set for links only."""

    text: str
    look: Look = Look.PLAIN
    address: str = ""


_OPENINGS = {"strong_open": Look.BOLD, "em_open": Look.ITALIC, "s_open": Look.STRIKE}
_CLOSINGS = {"strong_close": Look.BOLD, "em_close": Look.ITALIC, "s_close": Look.STRIKE}


def read_runs(content: str, references: Mapping[str, Any]) -> list[Run]:
    """Return the runs of a paragraph's inline markdown.

    A link to anything but a web page or a mail address becomes plain text, an image its alternative text. A
    single line break stays one: models write verses and addresses that way, and hardly ever fill lines.
    """
    runs: list[Run] = []
    look = Look.PLAIN
    address = ""
    for token in parse_inline(content, references):
        if token.type in _OPENINGS:
            look |= _OPENINGS[token.type]
        elif token.type in _CLOSINGS:
            look &= ~_CLOSINGS[token.type]
        elif token.type == "link_open":
            address = _address(token)
            look |= Look.LINK if address else Look.PLAIN
        elif token.type == "link_close":
            address = ""
            look &= ~Look.LINK
        else:
            _append(runs, Run(_text(token), look | _own_look(token), address))
    return runs


def _append(runs: list[Run], run: Run) -> None:
    """Add a run, joined to the one before where they look alike."""
    if runs and runs[-1].look == run.look and runs[-1].address == run.address:
        runs[-1] = Run(runs[-1].text + run.text, run.look, run.address)
    elif run.text:
        runs.append(run)


def _address(token: Token) -> str:
    address = str(token.attrGet("href") or "")
    return address if is_safe_address(address) else ""


def _own_look(token: Token) -> Look:
    return Look.CODE if token.type == "code_inline" else Look.PLAIN


def _text(token: Token) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return LINE_SEPARATOR
        case "image":
            return _alternative(token.children or [])
        case _:
            return token.content


def _alternative(tokens: Sequence[Token]) -> str:
    return "".join(_text(token) for token in tokens)

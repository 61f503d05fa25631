"""The text of one paragraph as runs: pieces of plain text that look alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Flag, auto
from typing import TYPE_CHECKING, Any

from gptoss_desktop.ui.markdown import footnotes, maths
from gptoss_desktop.ui.markdown.parser import is_safe_address, parse_inline
from gptoss_desktop.ui.markdown.visible import has_suspects, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

LINE_SEPARATOR = "\u2028"
"""Qt's line break inside a paragraph."""
OBJECT = "\ufffc"
"""What stands in a document where a formula is drawn; a text's own is shown as an unknown character."""


_MOST_FORMULAS = 60
"""Of one paragraph; more are shown as their source: each is an object to be laid out."""


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
    RAISED = auto()
    """The number of a footnote."""
    WARNING = auto()
    """What stands for characters that would not be seen."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one look; `address` is set for links, `formula` where one stands as `OBJECT`."""

    text: str
    look: Look = Look.PLAIN
    address: str = ""
    formula: maths.Formula | None = None


_OPENINGS = {"strong_open": Look.BOLD, "em_open": Look.ITALIC, "s_open": Look.STRIKE}
_CLOSINGS = {"strong_close": Look.BOLD, "em_close": Look.ITALIC, "s_close": Look.STRIKE}
_OWN_LOOKS = {"code_inline": Look.CODE, footnotes.NAME: Look.RAISED}


def read_runs(
    content: str, references: Mapping[str, Any], *, look: Look = Look.PLAIN, open_ended: bool = False
) -> list[Run]:
    """Return the runs of a paragraph's inline markdown.

    A link to anything but a web page or a mail address becomes plain text, an image its alternative text. A
    single line break stays one: models write verses and addresses that way, and hardly ever fill lines.
    `look` is that of the whole; `open_ended` says that the paragraph is still being written.
    """
    runs: list[Run] = []
    address = ""
    formulas = 0
    for token in parse_inline(content, references, open_ended=open_ended):
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
        elif token.type == maths.INLINE and formulas < _MOST_FORMULAS:
            formulas += 1
            runs.append(Run(OBJECT, look, address, maths.formula_of(token)))
        else:
            _append(runs, Run(_text(token), look | _OWN_LOOKS.get(token.type, Look.PLAIN), address))
    return list(_with_marks(runs)) if any(has_suspects(run.text) for run in runs) else runs


def _append(runs: list[Run], run: Run) -> None:
    """Add a run, joined to the one before where they look alike."""
    last = runs[-1] if runs else None
    if last is not None and last.formula is None and last.look == run.look and last.address == run.address:
        runs[-1] = Run(last.text + run.text, run.look, run.address)
    elif run.text:
        runs.append(run)


def _with_marks(runs: Sequence[Run]) -> Iterator[Run]:
    for run in runs:
        for text, mark in stretches(run.text):
            yield replace(run, text=text, look=run.look | Look.WARNING if mark else run.look)


def _address(token: Token) -> str:
    address = str(token.attrGet("href") or "")
    return address if is_safe_address(address) else ""


def _text(token: Token) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return LINE_SEPARATOR
        case "image":
            return _alternative(token.children or [])
        case maths.INLINE:
            return maths.formula_of(token).source
        case _:
            return token.content.replace(OBJECT, "\ufffd").replace("\n", LINE_SEPARATOR)


def _alternative(tokens: Sequence[Token]) -> str:
    return "".join(_text(token) for token in tokens)

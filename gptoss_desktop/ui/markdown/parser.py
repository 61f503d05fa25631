"""The markdown that is understood: CommonMark, tables, strikethrough, footnotes and formulas, in two passes.

The structure pass finds blocks and leaves the text inside them alone; the inline pass reads the text of one
paragraph. Apart they are cheap: only blocks near the screen ever need the second pass.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from gptoss_desktop.ui.markdown import footnotes, maths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token

_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_MANY_BRACKETS = 200
"""Of so many in a paragraph links are not looked for: the search takes the square of their number."""
LINKS = "links"


def is_safe_address(address: str) -> bool:
    """Say whether a link may be shown as a link: a web page or a mail address, never a file or a script."""
    return _SAFE_ADDRESS.match(address) is not None


References = dict[str, dict[str, Any]]
"""What paragraphs refer to. Under `LINKS` are the link definitions by normalised label, as the library has;
under `footnotes.NUMBERS` the numbers of the notes by label. Empty where there is neither."""


def parse_structure(text: str, *, open_ended: bool = False) -> tuple[list[Token], dict[str, Any]]:
    """Return the block tokens of a text, inline tokens left unread, and the link definitions in it.

    `open_ended` says that the text goes on: a formula at its end may be closed yet.
    """
    from gptoss_desktop.ui.markdown import dialect  # noqa: PLC0415  the window shows before the first text

    env: dict[str, Any] = {maths.OPEN_ENDED: open_ended}
    tokens = dialect.structure.parse(text, env)
    return tokens, env.get("references", {})


def parse_inline(content: str, references: Mapping[str, Any], *, open_ended: bool = False) -> list[Token]:
    """Return the inline tokens of one paragraph's text."""
    from gptoss_desktop.ui.markdown import dialect  # noqa: PLC0415

    children: list[Token] = []
    env = {
        "references": references.get(LINKS, {}),
        footnotes.NUMBERS: references.get(footnotes.NUMBERS),
        maths.OPEN_ENDED: open_ended,
    }
    parser = dialect.inline if content.count("[") <= _MANY_BRACKETS else dialect.without_links
    parser.inline.parse(content, parser, env, children)
    return children

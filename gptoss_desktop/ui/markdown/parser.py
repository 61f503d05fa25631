"""The markdown that is understood: CommonMark with tables and strikethrough, in two separate passes.

The structure pass finds blocks and leaves the text inside them alone; the inline pass reads the text of one
paragraph. Apart they are cheap: only blocks near the screen ever need the second pass.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token

_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)


def is_safe_address(address: str) -> bool:
    """Say whether a link may be shown as a link: a web page or a mail address, never a file or a script."""
    return _SAFE_ADDRESS.match(address) is not None


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  the library's signature
        """Let every address parse: a link that may not be one is then shown as its text."""
        return True


def _make() -> MarkdownIt:
    return _Parser("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])


_structure = _make().disable(["inline", "text_join"])
_inline = _make()

References = dict[str, dict[str, Any]]
"""Link reference definitions by normalised label, as markdown-it keeps them."""


def parse_structure(text: str) -> tuple[list[Token], References]:
    """Return the block tokens of a text, inline tokens left unread, and the references that it defines."""
    env: dict[str, Any] = {}
    tokens = _structure.parse(text, env)
    return tokens, env.get("references", {})


def parse_inline(content: str, references: Mapping[str, Any]) -> list[Token]:
    """Return the inline tokens of one paragraph's text."""
    children: list[Token] = []
    _inline.inline.parse(content, _inline, {"references": references}, children)
    return children

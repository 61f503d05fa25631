"""The library's parsers, set up for the markdown that is understood. Imported when the first text comes."""

from __future__ import annotations

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote.index import footnote_def

from gptoss_desktop.ui.markdown import footnotes, maths
from gptoss_desktop.ui.markdown.limits import NESTING


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  the library's signature
        """Let every address parse: a link that may not be one is then shown as its text."""
        return True


def _make_parser() -> MarkdownIt:
    """Return a parser of the markdown that is understood."""
    options = {"html": False, "linkify": False, "maxNesting": NESTING}
    parser = _Parser("commonmark", options).enable(["table", "strikethrough"])
    ends = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("fence", maths.BLOCK, maths.read_block, {"alt": ends})
    parser.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ends[:2]})
    parser.inline.ruler.before("escape", maths.INLINE, maths.read_inline)
    parser.inline.ruler.before("link", footnotes.NAME, footnotes.read_reference)
    return parser


structure = _make_parser().disable(["inline", "text_join"])
"""Finds blocks and leaves the text inside them alone."""
inline = _make_parser()
"""Reads the text of one paragraph."""
without_links = _make_parser().disable(["link", "image"])
"""The same for a paragraph with very many brackets."""

"""What rows and messages say as text: as it is read, and as markdown source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.ui.markdown.document import plain_text
from gptoss_desktop.ui.markdown.leaves import ITEM, CodeLeaf, RuleLeaf, TableLeaf, TextLeaf
from gptoss_desktop.ui.markdown.table import table_text
from gptoss_desktop.ui.transcript.model import RawText, Row, UserText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.ui.markdown.leaves import Paragraph
    from gptoss_desktop.ui.transcript.entry import Entry

_INDENT = "   "
_COLUMN_RULES = {"right": "--:", "center": ":-:", "left": ":--"}


def row_text(row: Row) -> str:
    """Return what a row says, as plain text."""
    match row.content:
        case TextLeaf(paragraphs):
            return plain_text(paragraphs, row.references)
        case CodeLeaf(code) | UserText(code) | RawText(code):
            return code
        case TableLeaf():
            return table_text(row.content)
        case _:
            return ""


def row_source(row: Row) -> str:
    """Return the markdown that makes a row."""
    match row.content:
        case TextLeaf(paragraphs):
            return "\n\n".join(_paragraph_source(paragraph) for paragraph in paragraphs)
        case CodeLeaf(code, language, first=first, last=last):
            fence = "```" if "```" not in code else "~~~~"
            return (f"{fence}{language}\n" if first else "") + code + (f"\n{fence}" if last else "")
        case TableLeaf(rows, aligns):
            rule = "|".join(_COLUMN_RULES.get(align, "---") for align in aligns)
            head, *body = ("| " + " | ".join(cells) + " |" for cells in rows)
            return "\n".join([head, f"|{rule}|", *body])
        case RuleLeaf():
            return "---"
        case _:
            return row_text(row)


def _paragraph_source(paragraph: Paragraph) -> str:
    inner = "".join(_INDENT if container == ITEM else "> " for container in paragraph.containers)
    first = inner
    if paragraph.marker and inner.endswith(_INDENT):
        marker = {"•": "-", "◦": "-", "▪": "-", "☐": "- [ ]", "☑": "- [x]"}.get(
            paragraph.marker, paragraph.marker
        )
        first = inner.removesuffix(_INDENT) + f"{marker} "
    head = "#" * paragraph.heading + " " if paragraph.heading else ""
    return first + head + paragraph.content.replace("\n", f"\n{inner}")


def block_of_code(row: Row, entry: Entry) -> str:
    """Return the whole block of code that begins at `row`."""
    return "\n".join(_pieces(row, entry.rows))


def _pieces(row: Row, rows: Sequence[Row]) -> list[str]:
    found = []
    for piece in rows[rows.index(row) :]:
        if not isinstance(piece.content, CodeLeaf):
            break
        found.append(piece.content.code)
        if piece.content.last:
            break
    return found

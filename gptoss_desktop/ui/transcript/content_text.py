"""What rows and messages say as text: as it is read, and as markdown source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.ui.markdown.code import code_text
from gptoss_desktop.ui.markdown.document import copied_text, plain_text, utf16_slice
from gptoss_desktop.ui.markdown.leaves import ITEM, CodeLeaf, RuleLeaf, TableLeaf, TextLeaf
from gptoss_desktop.ui.markdown.table import table_text
from gptoss_desktop.ui.markdown.visible import visible, without_isolates
from gptoss_desktop.ui.transcript.model import RawText, Row, UserText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gptoss_desktop.ui.markdown.leaves import Paragraph
    from gptoss_desktop.ui.transcript.entry import Entry

_INDENT = "   "
_COLUMN_RULES = {"right": "--:", "center": ":-:", "left": ":--"}


def row_text(row: Row) -> str:
    """Return what a row says, as its document has it: positions in the one are positions in the other."""
    match row.content:
        case TextLeaf(paragraphs):
            return plain_text(paragraphs, row.references)
        case CodeLeaf(code) | UserText(code) | RawText(code):
            return visible(code)
        case TableLeaf():
            return table_text(row.content)
        case _:
            return ""


def copied_words(row: Row, start: int = 0, end: int | None = None) -> str:
    """Return what is copied of a stretch of a row's text, in UTF-16 code units."""
    if isinstance(row.content, TextLeaf):
        return copied_text(row.content.paragraphs, row.references, start, end)
    return without_isolates(utf16_slice(row_text(row), start, end))


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
    return code_text(_pieces(row, entry.rows))


def _pieces(row: Row, rows: Sequence[Row]) -> Iterator[CodeLeaf]:
    for piece in rows[rows.index(row) :]:
        if not isinstance(piece.content, CodeLeaf):
            return
        yield piece.content
        if piece.content.last:
            return

"""The text of one paragraph of a Word document, as its reader would see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_UNSEEN = frozenset(
    # What tracked changes deleted; formatting; the source of fields; a drawing once more for old programs.
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:pPr"),
        qn("w:rPr"),
        qn("w:instrText"),
        qn("w:delText"),
        _MC + "Fallback",
    }
)
_WORDS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
}
_NOTES = {qn("w:footnoteReference"): "", qn("w:endnoteReference"): "e"}
_TEXTS = frozenset({qn("w:t"), _M + "t"})


def run_text(paragraph: Element) -> str:
    """Return a paragraph's text, with `[^1]` where a footnote is referred to."""
    return "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _TEXTS:
            yield child.text or ""
        elif child.tag in _WORDS:
            yield _WORDS[child.tag]
        elif child.tag in _NOTES:
            yield f"[^{_NOTES[child.tag]}{child.get(qn('w:id'))}]"
        elif child.tag == qn("w:p"):  # within a text box
            yield " " + "".join(_pieces(child)) + " "
        elif child.tag not in _UNSEEN:
            yield from _pieces(child)

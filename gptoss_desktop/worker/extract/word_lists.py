"""Which paragraphs of a Word document are points of a list, and what stands before them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_MOST_LEVELS = 9
"""Levels of a list in the format (ECMA-376, part 1, 17.9.6)."""


class Lists:
    """Counts the points of the numbered lists as they are met."""

    def __init__(self, document: Document) -> None:
        self._bullets: set[tuple[str, int]] = set()
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * _MOST_LEVELS)
        self._read_numbering(document)
        for style in document.styles.element.iter(qn("w:style")):
            found = _numbering_of(style)
            if found is not None:
                self._styles[str(style.get(qn("w:styleId")))] = found

    def marker(self, paragraph: Element, style_id: str) -> str:
        """Return the indented `- ` or `3. ` of a point, an empty text for any other paragraph."""
        found = _numbering_of(paragraph) or self._styles.get(style_id)
        # The number 0 takes a point that its style makes out of the list.
        if found is None or found[0] == "0":
            return ""
        number, level = found
        indent = "   " * level
        if (number, level) in self._bullets:
            return indent + "- "
        counts = self._counts[number]
        counts[level] += 1
        counts[level + 1 :] = [0] * (_MOST_LEVELS - level - 1)
        return f"{indent}{counts[level]}. "

    def _read_numbering(self, document: Document) -> None:
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")),
            None,
        )
        if part is None:
            return
        root: Element = part.element
        bulleted: dict[str, set[int]] = {}
        for abstract in root.iter(qn("w:abstractNum")):
            levels = {
                _whole(level.get(qn("w:ilvl")))
                for level in abstract.iter(qn("w:lvl"))
                if _value(level, "w:numFmt") in {"bullet", "none"}
            }
            bulleted[str(abstract.get(qn("w:abstractNumId")))] = levels
        for number in root.iter(qn("w:num")):
            name = str(number.get(qn("w:numId")))
            self._bullets |= {(name, level) for level in bulleted.get(_value(number, "w:abstractNumId"), ())}


def _numbering_of(element: Element) -> tuple[str, int] | None:
    """Return the list's number and the level that a paragraph or a style names itself."""
    numbering = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if numbering is None or numbering.find(qn("w:numId")) is None:
        return None
    return _value(numbering, "w:numId"), min(_whole(_value(numbering, "w:ilvl")), _MOST_LEVELS - 1)


def _value(element: Element, child: str) -> str:
    found = element.find(qn(child))
    return "" if found is None else str(found.get(qn("w:val")))


def _whole(text: object) -> int:
    return int(str(text)) if str(text).isdigit() else 0

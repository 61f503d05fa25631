"""Word documents: headings, lists, tables and footnotes as markdown, in the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from gptoss_desktop.worker.extract.table import markdown_table
from gptoss_desktop.worker.extract.word_lists import Lists
from gptoss_desktop.worker.extract.word_text import run_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from gptoss_desktop.worker.extract.output import Output
    from gptoss_desktop.worker.extract.package import Package

_MOST_LEVELS = 6
"""Levels of headings in markdown."""
_FOOTNOTES = ("footnotes", "endnotes")


def read(package: Package, output: Output, progress: Callable[[float], None]) -> None:
    """Take the text of a document.

    Raises:
        FullError: it is longer than is taken.

    """
    _Reader(Document(package.files()), output).read(progress)


class _Reader:
    def __init__(self, document: WordDocument, output: Output) -> None:
        self._document = document
        self._output = output
        self._lists = Lists(document)
        self._headings = dict(_heading_levels(document))
        self._in_list = False

    def read(self, progress: Callable[[float], None]) -> None:
        blocks = list(_blocks(self._document.element.body))
        for number, block in enumerate(blocks, 1):
            if block.tag == qn("w:tbl"):
                self._end_list()
                self._output.block(_table(block))
            else:
                self._paragraph(block)
            progress(number / len(blocks))
        self._end_list()
        self._footnotes()

    def _paragraph(self, element: Element) -> None:
        text = run_text(element).strip()
        if not text:
            return
        level = self._headings.get(_style_id(element), 0)
        marker = "" if level else self._lists.marker(element, _style_id(element))
        if marker:
            self._in_list = True
            # What goes on in the next line belongs to the same point.
            self._output.add(marker + text.replace("\n", "\n" + " " * len(marker)) + "\n")
            return
        self._end_list()
        self._output.block(f"{'#' * level} {' '.join(text.split())}" if level else text)

    def _end_list(self) -> None:
        if self._in_list:
            self._output.add("\n")
        self._in_list = False

    def _footnotes(self) -> None:
        """Add the notes that the text refers to; their ids are what `run_text` wrote there."""
        for relation in self._document.part.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if kind not in _FOOTNOTES or relation.is_external:
                continue
            for note in parse_xml(relation.target_part.blob):
                text = "\n".join(run_text(p) for p in note.iter(qn("w:p"))).strip()
                # Separators are notes too, with a type of their own.
                if text and note.get(qn("w:type")) is None:
                    name = f"{'e' if kind == 'endnotes' else ''}{note.get(qn('w:id'))}"
                    self._output.add(f"[^{name}]: {' '.join(text.split())}\n")


def _blocks(parent: Element) -> Iterator[Element]:
    """Yield paragraphs and tables in order, also those within content controls and tracked insertions."""
    for child in parent:
        if child.tag in {qn("w:p"), qn("w:tbl")}:
            yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")}:
            yield from _blocks(child)


def _table(element: Element) -> str:
    """Return a table; one within a cell becomes the text of that cell."""
    rows = [[_cell_text(cell) for cell in _children(row, "w:tc")] for row in _children(element, "w:tr")]
    return markdown_table(rows)


def _cell_text(cell: Element) -> str:
    return "\n".join(run_text(p) for p in cell.iter(qn("w:p")))


def _children(parent: Element, name: str) -> Iterable[Element]:
    for child in parent:
        if child.tag == qn(name):
            yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")}:
            yield from _children(child, name)


def _style_id(paragraph: Element) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else str(style.get(qn("w:val")))


def _heading_levels(document: WordDocument) -> Iterator[tuple[str, int]]:
    """Yield the styles of headings with their levels; their names are English in every language."""
    for style in document.styles.element.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        words = "" if name is None else str(name.get(qn("w:val"))).casefold()
        number = words.removeprefix("heading ")
        if words == "title":
            yield str(style.get(qn("w:styleId"))), 1
        elif number != words and number.isdigit():
            yield str(style.get(qn("w:styleId"))), min(int(number), _MOST_LEVELS)

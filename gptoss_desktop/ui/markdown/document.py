"""Writing leaves into text documents, so that what stands there already is not written again.

Text goes in as text: nothing is ever read as HTML, so nothing in it can ask for a file or an address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QTextCursor, QTextDocument

from gptoss_desktop.ui.markdown.inline import Look, Run, read_runs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QTextCharFormat

    from gptoss_desktop.ui.markdown.leaves import Paragraph
    from gptoss_desktop.ui.markdown.style import TextStyle

_KEEP = QTextCursor.MoveMode.KeepAnchor
_END = QTextCursor.MoveOperation.End


def qt_length(text: str) -> int:
    """Return the length as Qt counts it, in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


class ParagraphWriter:
    """Keeps a document equal to a list of paragraphs; a change costs as much as what is new."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._paragraphs: Sequence[Paragraph] = ()
        self._last_runs: list[Run] = []

    def forget(self) -> None:
        """Write everything at the next `write`: the style or the references are other ones."""
        self._paragraphs = ()
        self._last_runs = []

    def write(self, paragraphs: Sequence[Paragraph], style: TextStyle, references: Mapping[str, Any]) -> None:
        """Make the document show the paragraphs."""
        if paragraphs == self._paragraphs:
            return
        same = _common(self._paragraphs, paragraphs)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if same == len(self._paragraphs) - 1 and self._grows(paragraphs[same : same + 1], style):
            self._grow(cursor, paragraphs[same], style, references)
            same += 1
        else:
            self._cut(cursor, same)
        for index in range(same, len(paragraphs)):
            self._add(cursor, paragraphs[index], style, references, first=index == 0)
        cursor.endEditBlock()
        self._paragraphs = tuple(paragraphs)

    def _grows(self, following: Sequence[Paragraph], style: TextStyle) -> bool:
        """Say whether the last paragraph only gets other text."""
        if not following:
            return False
        first = len(self._paragraphs) == 1
        last = self._paragraphs[-1]
        return style.block(last, first=first) is style.block(following[0], first=first) and (
            last.marker == following[0].marker
        )

    def _cut(self, cursor: QTextCursor, keep: int) -> None:
        """Remove every paragraph from number `keep` on."""
        if keep:
            block = self._document.findBlockByNumber(keep)
            cursor.setPosition(block.position() - 1 if block.isValid() else self._end())
        else:
            cursor.setPosition(0)
        cursor.movePosition(_END, _KEEP)
        cursor.removeSelectedText()

    def _end(self) -> int:
        return self._document.characterCount() - 1

    def _add(
        self,
        cursor: QTextCursor,
        paragraph: Paragraph,
        style: TextStyle,
        references: Mapping[str, Any],
        *,
        first: bool,
    ) -> None:
        form = style.block(paragraph, first=first)
        plain = style.char(Look.PLAIN, paragraph.heading)
        if first:
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(plain)
        else:
            cursor.insertBlock(form, plain)
        runs = _runs(paragraph, references)
        for run in runs:
            cursor.insertText(run.text, _format(run, paragraph.heading, style))
        self._last_runs = runs

    def _grow(
        self, cursor: QTextCursor, paragraph: Paragraph, style: TextStyle, references: Mapping[str, Any]
    ) -> None:
        """Rewrite the last paragraph from the first character that differs."""
        runs = _runs(paragraph, references)
        same = _common(self._last_runs, runs)
        keep = sum(qt_length(run.text) for run in runs[:same])
        rest = runs[same:]
        if same < len(self._last_runs) and rest and _extends(rest[0], self._last_runs[same]):
            old = self._last_runs[same]
            keep += qt_length(old.text)
            rest = [Run(rest[0].text[len(old.text) :], old.look, old.address), *rest[1:]]
        cursor.setPosition(self._document.lastBlock().position() + keep)
        cursor.movePosition(_END, _KEEP)
        cursor.removeSelectedText()
        for run in rest:
            cursor.insertText(run.text, _format(run, paragraph.heading, style))
        self._last_runs = runs


def _common(first: Sequence[object], second: Sequence[object]) -> int:
    """Return how many of the first elements are the same in both."""
    count = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        count += 1
    return count


def _extends(new: Run, old: Run) -> bool:
    return new.look == old.look and new.address == old.address and new.text.startswith(old.text)


def _runs(paragraph: Paragraph, references: Mapping[str, Any]) -> list[Run]:
    read = read_runs(paragraph.content, references)
    runs = [Run(run.formula.source, run.look, run.address) if run.formula else run for run in read]
    return [Run(f"{paragraph.marker}\t", Look.MARKER), *runs] if paragraph.marker else runs


def _format(run: Run, heading: int, style: TextStyle) -> QTextCharFormat:
    return style.link(run.look, heading, run.address) if run.address else style.char(run.look, heading)


def insert_inline(cursor: QTextCursor, content: str, style: TextStyle, references: Mapping[str, Any]) -> None:
    """Insert inline markdown at a cursor, as in the cell of a table."""
    for run in read_runs(content, references):
        cursor.insertText(run.text, _format(run, 0, style))


def plain_text(paragraphs: Sequence[Paragraph], references: Mapping[str, Any]) -> str:
    """Return the text as `QTextDocument.toPlainText` would give it after `write`."""
    texts = ("".join(run.text for run in _runs(paragraph, references)) for paragraph in paragraphs)
    return "\n".join(texts).replace("\u2028", "\n")

"""Writing leaves into text documents, so that what stands there already is not written again.

Text goes in as text: nothing is ever read as HTML, so nothing in it can ask for a file or an address.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QTextCursor, QTextDocument

from gptoss_desktop.ui.markdown.inline import OBJECT, Look, Run, read_runs
from gptoss_desktop.ui.markdown.visible import without_isolates
from gptoss_desktop.ui.maths.text_object import as_object, show_formulas

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
        self._open_ended = False
        self.has_formulas = False
        """Whether any formula was written since `forget`."""
        show_formulas(document)

    def forget(self) -> None:
        """Write everything at the next `write`: the style or the references are other ones."""
        self._paragraphs = ()
        self._last_runs = []
        self.has_formulas = False

    def write(
        self,
        paragraphs: Sequence[Paragraph],
        style: TextStyle,
        references: Mapping[str, Any],
        *,
        open_ended: bool = False,
    ) -> None:
        """Make the document show the paragraphs; `open_ended` while the last one is still being written."""
        if paragraphs == self._paragraphs:
            if open_ended == self._open_ended:
                return
            # The last is read once more, now that nothing comes.
            self._paragraphs = (*paragraphs[:-1], replace(paragraphs[-1], content=""))
        self._open_ended = open_ended
        same = _common(self._paragraphs, paragraphs)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if same == len(self._paragraphs) - 1 and self._grows(paragraphs[same : same + 1], style):
            last = len(paragraphs) == same + 1
            self._grow(cursor, paragraphs[same], style, references, open_ended=open_ended and last)
            same += 1
        else:
            self._cut(cursor, same)
        for index in range(same, len(paragraphs)):
            self._add_format(cursor, paragraphs[index], style, first=index == 0)
            runs = _runs(paragraphs[index], references, open_ended and index == len(paragraphs) - 1)
            self._insert(cursor, runs, paragraphs[index], style)
            self._last_runs = runs
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

    def _add_format(
        self, cursor: QTextCursor, paragraph: Paragraph, style: TextStyle, *, first: bool
    ) -> None:
        form = style.block(paragraph, first=first)
        plain = style.char(Look.PLAIN, paragraph.heading)
        if first:
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(plain)
        else:
            cursor.insertBlock(form, plain)

    def _insert(
        self, cursor: QTextCursor, runs: Sequence[Run], paragraph: Paragraph, style: TextStyle
    ) -> None:
        for run in runs:
            cursor.insertText(run.text, _format(run, paragraph.heading, style))
            self.has_formulas = self.has_formulas or run.formula is not None

    def _grow(
        self,
        cursor: QTextCursor,
        paragraph: Paragraph,
        style: TextStyle,
        references: Mapping[str, Any],
        *,
        open_ended: bool,
    ) -> None:
        """Rewrite the last paragraph from the first character that differs."""
        runs = _runs(paragraph, references, open_ended)
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
        self._insert(cursor, rest, paragraph, style)
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
    same = new.look == old.look and new.address == old.address and not new.formula and not old.formula
    return same and new.text.startswith(old.text)


def _runs(paragraph: Paragraph, references: Mapping[str, Any], open_ended: bool = False) -> list[Run]:  # noqa: FBT001, FBT002
    runs = read_runs(paragraph.content, references, open_ended=open_ended)
    return [Run(f"{paragraph.marker}\t", Look.MARKER), *runs] if paragraph.marker else runs


def _format(run: Run, heading: int, style: TextStyle) -> QTextCharFormat:
    form = style.link(run.look, heading, run.address) if run.address else style.char(run.look, heading)
    return as_object(form, run.formula) if run.formula is not None else form


def insert_inline(
    cursor: QTextCursor,
    content: str,
    style: TextStyle,
    references: Mapping[str, Any],
    look: Look = Look.PLAIN,
) -> None:
    """Insert inline markdown at a cursor, as in the cell of a table."""
    for run in read_runs(content, references, look=look):
        cursor.insertText(run.text, _format(run, 0, style))


def plain_text(paragraphs: Sequence[Paragraph], references: Mapping[str, Any]) -> str:
    """Return the text as `QTextDocument.toPlainText` would give it after `write`, a formula as `OBJECT`."""
    texts = ("".join(run.text for run in _runs(paragraph, references)) for paragraph in paragraphs)
    return "\n".join(texts).replace("\u2028", "\n")


def copied_text(
    paragraphs: Sequence[Paragraph], references: Mapping[str, Any], start: int = 0, end: int | None = None
) -> str:
    """Return what is copied of a stretch of the text, in UTF-16 code units: formulas as they are written."""
    runs = [run for paragraph in paragraphs for run in _runs(paragraph, references)]
    sources = [run.formula.source for run in runs if run.formula is not None]
    text = plain_text(paragraphs, references)
    before = utf16_slice(text, 0, start).count(OBJECT)
    pieces = utf16_slice(text, start, end).split(OBJECT)
    texts = [pieces[0]]
    for source, piece in zip(sources[before:], pieces[1:], strict=False):
        texts += (source, piece)
    return without_isolates("".join(texts))


def utf16_slice(text: str, start: int, end: int | None) -> str:
    """Cut by positions in UTF-16 code units, which is how Qt counts."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace")

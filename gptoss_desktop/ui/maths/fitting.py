"""Making room for formulas: lines are as high as they must be, and only those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor

from gptoss_desktop.ui.maths.text_object import formula_at, measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment

    from gptoss_desktop.ui.markdown.maths import Formula

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_MINIMUM = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
_ABOVE = 0.8
"""The share of a line of fixed height that Qt puts above the base line."""
_IN_LINE = QTextCharFormat.VerticalAlignment.AlignNormal
_MIDDLE = QTextCharFormat.VerticalAlignment.AlignMiddle


def fit_formulas(document: QTextDocument) -> list[Formula]:
    """Lay out anew what formulas are in a document, with as much room as they need now; return them."""
    found: list[Formula] = []
    block = document.begin()
    while block.isValid():
        inside = list(_formulas_in(block))
        if inside:
            found += [formula for formula, _fragment in inside]
            _fit(document, block, [fragment for _formula, fragment in inside])
        block = block.next()
    return found


def _formulas_in(block: QTextBlock) -> Iterator[tuple[Formula, QTextFragment]]:
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        formula = formula_at(fragment.charFormat())
        if formula is not None:
            yield formula, fragment
        iterator += 1


def _fit(document: QTextDocument, block: QTextBlock, fragments: list[QTextFragment]) -> None:
    line = block.blockFormat().lineHeight()
    above, below = line * _ABOVE, line * (1 - _ABOVE)
    high = False
    for fragment in fragments:
        form = fragment.charFormat()
        extent = measure(document, fragment.position(), form)
        deep = extent.descent > below
        high = high or deep or extent.ascent > above
        wanted = _MIDDLE if deep else _IN_LINE
        if form.verticalAlignment() is not wanted:
            _align(document, fragment, wanted)
    wanted_type = _MINIMUM if high else _FIXED
    block_form = block.blockFormat()
    if block_form.lineHeightType() != wanted_type:
        block_form.setLineHeight(line, wanted_type)
        QTextCursor(block).setBlockFormat(block_form)
    document.markContentsDirty(block.position(), block.length())


def _align(
    document: QTextDocument, fragment: QTextFragment, alignment: QTextCharFormat.VerticalAlignment
) -> None:
    change = QTextCharFormat()
    change.setVerticalAlignment(alignment)
    cursor = QTextCursor(document)
    cursor.setPosition(fragment.position())
    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(change)

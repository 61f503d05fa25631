"""A formula as an object in a text document: one character, drawn when it is known and source until then.

So the text around it, the positions in it and a selection stay as they are when the drawing comes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from gptoss_desktop.protocol.maths import Drawing
from gptoss_desktop.ui.markdown.maths import Formula
from gptoss_desktop.ui.maths.formulas import cannot_be_drawn, formulas
from gptoss_desktop.ui.maths.measures import Extent, extent, half_x, height_in_middle
from gptoss_desktop.ui.maths.picture import paint_drawing
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.fonts import code_font

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

FORMULA_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
_TEX = QTextFormat.Property.UserProperty.value + 10
_DISPLAY = _TEX + 1
_SOURCE = _TEX + 2
_MIDDLE = QTextCharFormat.VerticalAlignment.AlignMiddle
_UNBOUNDED = 1e6


def as_object(form: QTextCharFormat, formula: Formula) -> QTextCharFormat:
    """Return the character format of a formula among text of a format."""
    made = QTextCharFormat(form)
    made.setObjectType(FORMULA_OBJECT)
    made.setProperty(_TEX, formula.tex)
    made.setProperty(_DISPLAY, formula.display)
    made.setProperty(_SOURCE, formula.source)
    return made


def formula_at(form: QTextFormat) -> Formula | None:
    """Return the formula that a character format stands for."""
    if form.objectType() != FORMULA_OBJECT:
        return None
    return Formula(str(form.property(_TEX)), bool(form.property(_DISPLAY)), str(form.property(_SOURCE)))


def measure(document: QTextDocument, position: int, form: QTextCharFormat) -> Extent:
    """Return how large the formula at a position is now."""
    formula = formula_at(form)
    assert formula is not None  # noqa: S101  asked for formulas only
    room = document.textWidth()
    margin = document.findBlock(position).blockFormat().leftMargin()
    known = formulas().look_up(formula)
    return extent(formula, known, form.font(), room - margin if room > margin else _UNBOUNDED)


class FormulaObject(QPyTextObject):
    """Measures and paints the formulas of any document."""

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:  # noqa: N802
        """Return the room that a formula takes; what is a little below the line takes none."""
        characters = form.toCharFormat()
        found = measure(document, position, characters)
        if characters.verticalAlignment() is _MIDDLE:
            height = height_in_middle(found.ascent, found.descent, characters.font())
            return QSizeF(found.width, height)
        return QSizeF(found.width, found.ascent)

    def drawObject(  # noqa: N802  Qt's name
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        position: int,
        form: QTextFormat,
    ) -> None:
        """Paint the formula, or its source."""
        characters = form.toCharFormat()
        formula = formula_at(form)
        if formula is None:
            return
        place = QRectF(rect)
        found = measure(document, position, characters)
        base = place.bottom()
        if characters.verticalAlignment() is _MIDDLE:
            base = place.top() + (place.height() + half_x(characters.font())) / 2
        top = round(base) - found.ascent
        known = formulas().look_up(formula)
        colour = characters.foreground().color()
        if isinstance(known, Drawing):
            width = found.width - 2 * found.gap
            target = QRectF(place.left() + found.gap, top, width, found.ascent + found.descent)
            paint_drawing(painter, target, known.svg, colour)
            return
        painter.save()
        painter.setFont(code_font(characters.font()))
        painter.setPen(colour)
        target = QRectF(place.left(), top, found.width, found.ascent + found.descent)
        painter.drawText(target, Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere, found.source)
        if cannot_be_drawn(known):
            _underline(painter, target)
        painter.restore()


def _underline(painter: QPainter, target: QRectF) -> None:
    """Mark a formula that cannot be drawn by a dotted line."""
    painter.setPen(QPen(QBrush(current_theme().warning), 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(target.left(), target.bottom()), QPointF(target.right(), target.bottom()))


@lru_cache(maxsize=1)
def _formula_object() -> FormulaObject:
    return FormulaObject()


def show_formulas(document: QTextDocument) -> None:
    """Let a document have formulas."""
    document.documentLayout().registerHandler(FORMULA_OBJECT, _formula_object())

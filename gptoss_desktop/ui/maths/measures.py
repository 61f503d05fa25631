"""How large a formula is in a line of text: as drawn, or as its source while it is not drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF

from gptoss_desktop.protocol.maths import Answer, Drawing
from gptoss_desktop.ui.markdown.visible import visible
from gptoss_desktop.ui.maths.formulas import cannot_be_drawn
from gptoss_desktop.ui.theme.fonts import code_font

if TYPE_CHECKING:
    from gptoss_desktop.ui.markdown.maths import Formula

X_HEIGHT = 0.473
"""Height of x in the font of the drawings (STIX Two Math), in sizes of the font."""
_GAP = 0.08
"""Before and after a formula in a line, in sizes of the font."""
_ROUNDING = 1.5
"""Pixels above and below: Qt moves lines to whole pixels, by up to two."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
_UNBOUNDED = 1e6


@dataclass(frozen=True, slots=True)
class Extent:
    """Width, and what is above and below the base line, in pixels. `source` is what is shown as text."""

    width: float
    ascent: float
    descent: float
    source: str = ""
    gap: float = 0.0


def extent(formula: Formula, answer: Answer | None, font: QFont, room: float) -> Extent:
    """Measure a formula in a font, in at most `room` pixels."""
    return _extent(formula, answer, font.toString(), room)


@lru_cache(maxsize=1024)
def _extent(formula: Formula, answer: Answer | None, font: str, room: float) -> Extent:
    text, code = _metrics(font)
    if isinstance(answer, Drawing):
        size = text.xHeight() / X_HEIGHT
        gap = 0.0 if formula.display else _GAP * size
        scale = min(size, max(1.0, room - 2 * gap) / answer.width)
        width = answer.width * scale + 2 * gap
        return Extent(width, answer.ascent * scale, answer.descent * scale, gap=gap)
    source = visible(formula.source)
    if cannot_be_drawn(answer):
        place = code.boundingRect(QRectF(0, 0, room, _UNBOUNDED), _WRAPPED, source)
        several = place.height() > code.lineSpacing()
        below = place.height() - code.ascent() if several else code.descent()
        return Extent(min(room, place.width() + 1), code.ascent(), below, source)
    one_line = code.elidedText(source.replace("\n", " "), Qt.TextElideMode.ElideRight, room)
    return Extent(code.horizontalAdvance(one_line), code.ascent(), code.descent(), one_line)


@lru_cache(maxsize=16)
def _metrics(description: str) -> tuple[QFontMetricsF, QFontMetricsF]:
    """Return the measures of a font, and of the fixed face that goes with it."""
    font = QFont()
    font.fromString(description)
    return QFontMetricsF(font), QFontMetricsF(code_font(font))


def half_x(font: QFont) -> float:
    """Return the height above the base line about whose half Qt centres an object that is in the middle."""
    return QFontMetrics(font).xHeight() / 2


def height_in_middle(ascent: float, descent: float, font: QFont) -> float:
    """Return the least height with which an object in the middle has room for both."""
    return max(2 * ascent - half_x(font), 2 * descent + half_x(font)) + 2 * _ROUNDING

"""How text looks: character and paragraph formats of a theme at a font size, made once and shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextOption

from gptoss_desktop.ui.markdown.inline import Look
from gptoss_desktop.ui.markdown.leaves import ITEM
from gptoss_desktop.ui.theme.fonts import code_font

if TYPE_CHECKING:
    from gptoss_desktop.ui.markdown.leaves import Paragraph
    from gptoss_desktop.ui.theme.tokens import Theme

LINE_HEIGHT = 1.5
"""Times the font size, for body text."""
CODE_LINE_HEIGHT = 1.4
HEADING_SIZES = (1.0, 1.5, 1.28, 1.12, 1.0, 1.0, 1.0)
"""Times the body size, by heading level; the first is body text."""
_HEADING_LINE_HEIGHT = 1.3
_MOST_INDENT = 20
"""Sizes of the font; deeper nesting is not drawn further in, or no room for words would be left."""
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
CONTAINERS = QTextBlockFormat.Property.UserProperty + 1
"""The block property that holds a paragraph's containers, for whoever draws the rules of quotes."""


class TextStyle:
    """The formats of one theme, font and ink. `muted` is for reasoning, which stands back."""

    def __init__(self, theme: Theme, font: QFont, *, muted: bool = False) -> None:
        self.theme = theme
        self.font = font
        self.code_font = code_font(font)
        self.ink = QColor(theme.text_muted if muted else theme.text)
        self.em = QFontMetricsF(font).height() / 1.17
        self.item_indent = round(self.em * 1.75)
        self.quote_indent = round(self.em * 1.1)
        self.paragraph_gap = round(self.em * 0.65)
        self.code_line = round(self.em * CODE_LINE_HEIGHT)
        self._chars: dict[tuple[Look, int], QTextCharFormat] = {}
        self._blocks: dict[tuple[str, bool, int, bool, bool, bool], QTextBlockFormat] = {}

    def line_height(self, heading: int = 0) -> int:
        """Return the distance of base lines in pixels; fixed, so that no fallback face spreads lines."""
        factor = _HEADING_LINE_HEIGHT if heading else LINE_HEIGHT
        return round(self.em * HEADING_SIZES[heading] * factor)

    def indent(self, containers: str) -> int:
        """Return how far in text stands inside these containers, in pixels."""
        inner = sum(self.item_indent if container == ITEM else self.quote_indent for container in containers)
        return min(inner, round(self.em * _MOST_INDENT))

    def char(self, look: Look, heading: int = 0) -> QTextCharFormat:
        """Return the character format of a look."""
        key = (look, heading)
        if key not in self._chars:
            self._chars[key] = self._make_char(look, heading)
        return self._chars[key]

    def link(self, look: Look, heading: int, address: str) -> QTextCharFormat:
        """Return the character format of a link to an address."""
        form = QTextCharFormat(self.char(look, heading))
        form.setAnchor(True)
        form.setAnchorHref(address)
        return form

    def block(self, paragraph: Paragraph, *, first: bool) -> QTextBlockFormat:
        """Return the paragraph format; the `first` of a document has no space above, its row has."""
        marked = bool(paragraph.marker)
        key = (
            paragraph.containers,
            marked,
            paragraph.heading,
            paragraph.tight,
            paragraph.display,
            first,
        )
        if key not in self._blocks:
            self._blocks[key] = self._make_block(paragraph, first=first)
        return self._blocks[key]

    def code_block(self) -> QTextBlockFormat:
        """Return the paragraph format of a line of code."""
        form = QTextBlockFormat()
        form.setLineHeight(self.code_line, _FIXED)
        return form

    def _make_char(self, look: Look, heading: int) -> QTextCharFormat:
        font = QFont(self.code_font if Look.CODE in look else self.font)
        font.setPointSizeF(font.pointSizeF() * HEADING_SIZES[heading])
        if heading or Look.BOLD in look:
            font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(Look.ITALIC in look)
        font.setStrikeOut(Look.STRIKE in look)
        form = QTextCharFormat()
        form.setFont(font)
        if Look.RAISED in look:
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        form.setForeground(QBrush(self._ink(look)))
        if Look.CODE in look:
            form.setBackground(QBrush(QColor(self.theme.code_background)))
        return form

    def _ink(self, look: Look) -> QColor:
        if Look.WARNING in look:
            return QColor(self.theme.warning)
        if Look.LINK in look or Look.RAISED in look:
            return QColor(self.theme.accent)
        return QColor(self.theme.text_muted) if Look.MARKER in look else self.ink

    def _make_block(self, paragraph: Paragraph, *, first: bool) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setLineHeight(self.line_height(paragraph.heading), _FIXED)
        form.setLeftMargin(self.indent(paragraph.containers))
        form.setProperty(CONTAINERS, paragraph.containers)
        if paragraph.marker:
            form.setTextIndent(-self.item_indent)
            form.setTabPositions([QTextOption.Tab(self.item_indent, QTextOption.TabType.LeftTab)])
        if paragraph.display:
            form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if not first:
            form.setTopMargin(self.gap(paragraph))
        return form

    def gap(self, paragraph: Paragraph) -> int:
        """Return the space above a paragraph in pixels."""
        if paragraph.heading:
            return round(self.em * (1.5 if paragraph.heading <= 2 else 1.1))  # noqa: PLR2004  the two large levels
        return round(self.em * 0.15) if paragraph.tight else self.paragraph_gap


def align_flag(name: str) -> Qt.AlignmentFlag:
    """Return Qt's flag for a table column's alignment."""
    return {"right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter}.get(
        name, Qt.AlignmentFlag.AlignLeft
    )

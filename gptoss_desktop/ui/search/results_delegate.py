"""Paints what a search has found: titles on one line, messages with a snippet of two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gptoss_desktop.domain.word_start import word_start
from gptoss_desktop.ui.search.results_model import (
    AllTitles,
    Heading,
    MessageRow,
    Note,
    ResultsModel,
    TitleRow,
)
from gptoss_desktop.ui.sidebar.delegate import INSET, paint_ground, paint_heading, plate_of, row_height
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.viewmodels.conversations import Index

_SNIPPET_LINES = 2
_SNIPPET_SCALE = 0.92
_BEFORE = 24
"""So many letters of a snippet are shown before the first match."""


class ResultsDelegate(QStyledItemDelegate):
    """What matched is bold, and in the colour of text among muted words: not by colour alone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  Qt's name
        """Return the height of a row."""
        model, height = index.model(), row_height(option.fontMetrics)
        if isinstance(model, ResultsModel) and isinstance(model.row(index), MessageRow):
            small = QFontMetrics(scaled(option.font, _SNIPPET_SCALE))
            height = option.fontMetrics.height() + _SNIPPET_LINES * small.height() + 2 * GRID + 2
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        model = index.model()
        if not isinstance(model, ResultsModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match model.row(index):
            case Heading(text, count):
                _paint_counted(painter, option, text, count)
            case TitleRow(summary, spans):
                paint_ground(painter, option)
                _paint_line(painter, option, _room(option), summary.title, spans)
            case AllTitles(text):
                paint_ground(painter, option)
                painter.setPen(QColor(current_theme().accent))
                painter.drawText(_room(option), Qt.AlignmentFlag.AlignVCenter, text)
            case MessageRow() as row:
                paint_ground(painter, option)
                _paint_message(painter, option, row)
            case Note(text):
                painter.setPen(QColor(current_theme().text_muted))
                painter.drawText(_room(option), Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


def _room(option: QStyleOptionViewItem) -> QRect:
    return plate_of(option.rect).adjusted(INSET, 0, -GRID, 0)


def _paint_counted(painter: QPainter, option: QStyleOptionViewItem, text: str, count: str) -> None:
    paint_heading(painter, option, text)
    area = option.rect.adjusted(0, 0, -2 * GRID, -5)
    painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, count)


def _paint_line(
    painter: QPainter,
    option: QStyleOptionViewItem,
    room: QRect,
    text: str,
    spans: Sequence[tuple[int, int]],
) -> None:
    lines = _lay_out(text, spans, option.font, room.width(), 1, QColor(current_theme().text))
    painter.setPen(QColor(current_theme().text))
    top = room.center().y() - option.fontMetrics.height() / 2
    lines.draw(painter, QPointF(room.left(), top))


def _paint_message(painter: QPainter, option: QStyleOptionViewItem, row: MessageRow) -> None:
    theme, hit = current_theme(), row.hit
    room = _room(option).adjusted(0, GRID - 1, 0, 0)
    small = scaled(option.font, _SNIPPET_SCALE)
    metrics = QFontMetrics(small)
    painter.setFont(small)
    painter.setPen(QColor(theme.text_muted))
    first = QRect(room.left(), room.top(), room.width(), option.fontMetrics.height())
    painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.day)
    width = room.width() - metrics.horizontalAdvance(row.day) - GRID
    painter.setFont(option.font)
    painter.setPen(QColor(theme.text))
    title = option.fontMetrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, max(0, width))
    painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
    text, spans = _shortened(hit.snippet, hit.spans)
    lines = _lay_out(text, spans, small, room.width(), _SNIPPET_LINES, QColor(theme.text))
    painter.setPen(QColor(theme.text_muted))
    lines.draw(painter, QPointF(room.left(), first.bottom() + 2))


def _shortened(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return the snippet on one line, begun shortly before its first match, with the matches in it."""
    flat = text.replace("\n", " ").replace("\t", " ")
    first = spans[0][0] if spans else 0
    cut = word_start(flat, max(0, first - _BEFORE), first)
    before = "…" if cut else ""
    shift = len(before) - cut
    return before + flat[cut:], [(begin + shift, end + shift) for begin, end in spans]


def _lay_out(
    text: str, spans: Sequence[tuple[int, int]], font: QFont, width: int, lines: int, ink: QColor
) -> QTextLayout:
    """Return the text on so many lines, with an ellipsis where there is more, and its matches bold."""
    layout = QTextLayout(text, font)
    end = _break(layout, width, lines)
    if end < len(text):
        # A little less than what fits, so that the ellipsis does, too.
        layout = QTextLayout(text[: max(0, end - 2)].rstrip() + "…", font)
        _break(layout, width, lines)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    bold.setForeground(ink)
    formats = []
    for begin, stop in spans:
        if begin < len(layout.text()):
            found = QTextLayout.FormatRange()
            found.start, found.length, found.format = begin, min(stop, len(layout.text())) - begin, bold
            formats.append(found)
    layout.setFormats(formats)
    _break(layout, width, lines)
    return layout


def _break(layout: QTextLayout, width: int, lines: int) -> int:
    """Break a layout into lines; return where the text on them ends."""
    option = QTextOption()
    option.setWrapMode(
        QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if lines > 1 else QTextOption.WrapMode.WrapAnywhere
    )
    layout.setTextOption(option)
    layout.beginLayout()
    y, end = 0.0, 0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, y))
        y += line.height()
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return end

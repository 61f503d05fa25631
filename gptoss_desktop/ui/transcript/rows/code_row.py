"""A piece of a code block: its language, a button that copies it, and the code in colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextLayout

from gptoss_desktop.ui.markdown.leaves import CodeLeaf, Paragraph
from gptoss_desktop.ui.markdown.plain_writer import insert_plain, marks_in
from gptoss_desktop.ui.markdown.visible import has_suspects, visible
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import RADIUS
from gptoss_desktop.ui.transcript.rows.base import RowWidget
from gptoss_desktop.ui.transcript.rows.inert_text import InertText
from gptoss_desktop.ui.transcript.rows.text_row import left_of, paint_thought_rule
from gptoss_desktop.ui.transcript.spacing import CODE_HEADER, CODE_PADDING, code_top
from gptoss_desktop.ui.widgets.buttons import icon_button
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.ui.markdown.highlight import CodeRole, Spans
    from gptoss_desktop.ui.transcript.context import RowContext
    from gptoss_desktop.ui.transcript.model import Row

_SIDE = 14
"""From the edge of the block to its text, in pixels."""
_LABEL_SCALE = 0.88
_PROSE = Paragraph("")


class CodeRow(RowWidget):
    """Code on its own ground, which scrolls sideways instead of wrapping; or prose, which wraps."""

    def __init__(self, parent: QWidget, context: RowContext) -> None:
        super().__init__(parent, context)
        self._text = InertText(self, wrap=False)
        self.watch(self._text)
        self._written = ""
        self._copy = icon_button("copy", "", self)
        self._copy.clicked.connect(self._copied)
        self._save = icon_button("save", "", self)
        self._save.clicked.connect(self._saved)
        keep_texts(self, self._write_texts)

    def _write_texts(self) -> None:
        self._text.setAccessibleName(self.tr("Code"))
        for button, label in ((self._copy, self.tr("Copy code")), (self._save, self.tr("Save code as…"))):
            button.setToolTip(label)
            button.setAccessibleName(label)
        self.update()

    def _leaf(self) -> CodeLeaf:
        assert self.row is not None  # noqa: S101  only a bound row is asked
        assert isinstance(self.row.content, CodeLeaf)  # noqa: S101  the pool gives each kind its own widget
        return self.row.content

    def _copied(self) -> None:
        if self.row is not None:
            self.context.copy_requested.emit(self.row)

    def _saved(self) -> None:
        if self.row is not None:
            self.context.save_requested.emit(self.row)

    def write(self, row: Row, *, fresh: bool) -> None:
        """Add the code that is new, and ask for its colours once no more comes."""
        leaf = self._leaf()
        if fresh:
            self._text.clear()
            self._text.set_wrap(leaf.wraps)
            self._text.use_font(self._font())
            self._text.horizontalScrollBar().setValue(0)
            self._written = ""
        self._write_code(leaf.code)
        self._copy.setVisible(leaf.first)
        self._save.setVisible(leaf.first)
        if leaf.closed and not row.live:
            self.context.highlighter.request(visible(leaf.code), leaf.language, self._painter_for(row))

    def _write_code(self, code: str) -> None:
        cursor = QTextCursor(self._text.document())
        cursor.beginEditBlock()
        # What a character is shown as depends on those beside it.
        if not self._written or not code.startswith(self._written) or has_suspects(code):
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.removeSelectedText()
            cursor.setBlockFormat(self._block())
            self._written = ""
        ink = QTextCharFormat()
        ink.setFont(self._font())
        ink.setForeground(QColor(self.context.theme.text))
        cursor.movePosition(QTextCursor.MoveOperation.End)
        insert_plain(cursor, code[len(self._written) :], ink, self.context.theme)
        cursor.endEditBlock()
        self._written = code

    def _font(self) -> QFont:
        style = self.context.style
        return style.font if self._leaf().wraps else style.code_font

    def _block(self) -> QTextBlockFormat:
        style = self.context.style
        return style.block(_PROSE, first=True) if self._leaf().wraps else style.code_block()

    def _painter_for(self, row: Row) -> _Painter:
        return _Painter(self, row)

    def colour(self, spans: Spans) -> None:
        """Put the colours on the lines."""
        document = self._text.document()
        formats: dict[CodeRole, QTextCharFormat] = {}
        block = document.begin()
        for line in spans:
            if not block.isValid():
                break
            ranges = []
            for span in line:
                stretch = QTextLayout.FormatRange()
                stretch.start, stretch.length = span.start, span.length
                stretch.format = formats.setdefault(span.role, self._format(span.role))
                ranges.append(stretch)
            ranges += [self._stretch(start, length) for start, length in marks_in(block.text())]
            block.layout().setFormats(ranges)
            block = block.next()
        document.markContentsDirty(0, document.characterCount())

    def _stretch(self, start: int, length: int) -> QTextLayout.FormatRange:
        """Return the colour of a mark, which stands above those of the code."""
        stretch = QTextLayout.FormatRange()
        stretch.start, stretch.length = start, length
        stretch.format.setForeground(QColor(self.context.theme.warning))
        return stretch

    def _format(self, role: CodeRole) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(QColor(getattr(self.context.theme, role.value)))
        return form

    def height_for(self, width: int) -> int:
        """Lay the code out."""
        leaf = self._leaf()
        room = width - self._left() - 2 * _SIDE
        height = self._text.text_height(room) + code_top(leaf)
        if not leaf.wraps and self._text.document().idealWidth() > room:
            height += self._text.horizontalScrollBar().sizeHint().height()
        return height + (CODE_PADDING if leaf.last else 0)

    def text(self) -> InertText | None:
        """Return the code."""
        return self._text

    def _left(self) -> int:
        if self.row is None:
            return 0
        return left_of(self.row) + self.context.style.indent(self._leaf().containers)

    def arrange(self) -> None:
        """Place the code and the button."""
        if self.row is None:
            return
        leaf = self._leaf()
        top = code_top(leaf)
        height = self.height() - top - (CODE_PADDING if leaf.last else 0)
        self._text.setGeometry(self._left() + _SIDE, top, self.width() - self._left() - 2 * _SIDE, height)
        right = self.width() - 5
        for button in (self._save, self._copy):
            size = button.sizeHint()
            right -= size.width()
            button.setGeometry(right, 3, size.width(), min(size.height(), CODE_HEADER - 4))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the ground and the language."""
        super().paintEvent(event)
        if self.row is None:
            return
        leaf = self._leaf()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_thought_rule(self, painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.context.theme.code_background))
        ground = QRectF(self.rect()).adjusted(self._left(), 0, 0, 0)
        # The pieces of a long block join: their inner corners lie outside of what is drawn.
        ground.adjust(0, 0 if leaf.first else -RADIUS, 0, 0 if leaf.last else RADIUS)
        painter.drawRoundedRect(ground, RADIUS, RADIUS)
        if leaf.first:
            painter.setFont(scaled(self.context.font, _LABEL_SCALE, weight=QFont.Weight.Normal))
            painter.setPen(QColor(self.context.theme.text_muted))
            place = QRectF(self._left() + _SIDE, 2, self.width() / 2, CODE_HEADER)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, leaf.language or self.tr("text"))
        painter.end()


class _Painter:
    """Brings colours to a row's widget if it still shows that row as it was."""

    def __init__(self, widget: CodeRow, row: Row) -> None:
        self._widget = widget
        self._row = row
        self._revision = row.revision

    def __call__(self, spans: Spans) -> None:
        if self._widget.row is self._row and self._row.revision == self._revision:
            self._widget.colour(spans)

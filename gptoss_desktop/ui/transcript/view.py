"""The transcript: a long column of rows, of which only those near the screen have widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.tokens import COLUMN_WIDTH, GRID
from gptoss_desktop.ui.transcript.content_text import copied_text
from gptoss_desktop.ui.transcript.context import RowContext
from gptoss_desktop.ui.transcript.flow import Flow
from gptoss_desktop.ui.transcript.focus import beyond, next_in_rows
from gptoss_desktop.ui.transcript.layout import Anchor, Layout
from gptoss_desktop.ui.transcript.new_text_button import NewTextButton
from gptoss_desktop.ui.transcript.pointer import PointerSelection
from gptoss_desktop.ui.transcript.pool import RowPool
from gptoss_desktop.ui.transcript.selection import Selection
from gptoss_desktop.ui.transcript.spacing import Metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.ui.theme.tokens import Theme
    from gptoss_desktop.ui.transcript.model import Row

_SIDE = 3 * GRID
"""The least space at both sides of the column."""
_TOP = 2 * GRID
_BOTTOM = GRID
_AT_END = 4
"""Pixels from the end within which the view counts as being there."""


class TranscriptView(QAbstractScrollArea):
    """Shows messages, and the one that is being written by its deltas alone.

    It follows the text only while the user is at its end. The text of the rows that are on the screen is
    there for assistive programs as it is for the eye.
    """

    resume_requested = Signal(str)
    """The user wants a broken-off answer (its message id) to go on."""
    regenerate_requested = Signal(str)
    """The user wants another answer in the place of this message id."""
    link_activated = Signal(str)
    """The user clicked on a link to this address; nothing has been opened."""
    edited = Signal(str, str)
    """The user has written this text in the place of this message's."""
    version_requested = Signal(str, int)
    """The user wants the version so many steps on (-1: the one before) from this message."""
    branch_requested = Signal(str)
    """The next prompt shall go below this message."""
    compare_requested = Signal(str)
    info_requested = Signal(str)
    inspect_requested = Signal(str)
    run_again_requested = Signal(str)
    delete_requested = Signal(str)
    """The user wants this message away, with all below it."""
    summary_edit_requested = Signal(str)
    """The user wants to write in the summary that stood in the prompt of this answer."""
    answer_now_requested = Signal()
    """The user wants the last answer, which was only thought about, to be given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Transcript"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._context = RowContext(current_theme(), self.font(), self)
        self._pool = RowPool(self.viewport(), self._context)
        self._pointer = PointerSelection(self, self._pool, lambda: self._selection)
        self._pool.on_made = self._pointer.watch
        self._anchor: Anchor | None = None
        self._following = True
        self._placeholder = ""
        self._active = ""
        self._shown_at = 0
        self._measured_width = 0
        self._new_text = NewTextButton(self.viewport())
        self._new_text.clicked.connect(self.go_to_end)
        self._connect()
        self._reset(())
        self.set_theme(self._context.theme)

    def _connect(self) -> None:
        context = self._context
        context.hovered.connect(self._activate)
        context.fold_toggled.connect(self._toggle)
        context.copy_requested.connect(self._copy_part)
        context.focus_left.connect(self.setFocus)
        context.link_activated.connect(self.link_activated)
        context.resume_requested.connect(self.resume_requested)
        context.regenerate_requested.connect(self.regenerate_requested)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # What is shown

    def set_messages(self, messages: Sequence[Message]) -> None:
        """Show a conversation from its end."""
        self._pool.keep(frozenset())
        self._reset(messages)
        self._arrange()
        self.viewport().update()

    def _reset(self, messages: Sequence[Message]) -> None:
        self._flow = Flow(messages, self._metrics())
        self._layout = Layout(self._flow, self._pool)
        self._selection = Selection(self._flow)
        self._following = True
        self._anchor = None
        self._new_text.hide()

    def add_message(self, message: Message) -> None:
        """Put a message at the end, and go there: the user has just sent it or waits for it."""
        empty = not self._flow.entries
        self._flow.add(message)
        self._following = True
        self._arrange()
        if empty:
            self.viewport().update()

    def apply_delta(self, message_id: str, deltas: tuple[TextDelta, ...]) -> None:
        """Show new text of a message; one that is not in this conversation is left alone."""
        if self._flow.apply(message_id, deltas):
            self._arrange()
            self._new_text.setVisible(not self._following)

    def update_message(self, message: Message) -> None:
        """Show the final form of a message; where that is what was streamed, nothing is laid out again."""
        if self._flow.update(message):
            self._arrange()

    def set_placeholder(self, text: str) -> None:
        """Say something in the middle while there are no messages."""
        self._placeholder = text
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._context.dress(theme, self.font())
        palette = self.viewport().palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.surface))
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.surface))
        self.viewport().setPalette(palette)
        self.viewport().setAutoFillBackground(True)
        self._new_text.dress(theme)
        self._redo()

    def go_to_end(self) -> None:
        """Go to the end and follow the text from there."""
        self._following = True
        self._arrange()

    # Laying out

    def column(self) -> tuple[int, int]:
        """Return left edge and width of the text column in the viewport, in pixels."""
        # As if the scroll bar were always there: its coming must not wrap the text anew.
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        width = max(8 * GRID, min(COLUMN_WIDTH, room - 2 * _SIDE))
        return (self.viewport().width() - width) // 2, width

    def _metrics(self) -> Metrics:
        style = self._context.style
        character = QFontMetricsF(style.font).averageCharWidth()
        return Metrics(self.column()[1], style.line_height(), style.code_line, character)

    def _redo(self) -> None:
        """Measure and write everything again."""
        self._pool.keep(frozenset())
        self._remeasure()

    def _remeasure(self) -> None:
        self._layout.epoch += 1
        self._measured_width = self.column()[1]
        self._flow.measure(self._metrics())
        self._arrange()

    def _arrange(self) -> None:
        """Lay out what is to be seen; keep the end or the anchor where it is."""
        _left, width = self.column()
        height = self.viewport().height()
        value = 0
        if self._following or self._anchor is None:
            self._layout.follow(width, height - _BOTTOM)
        else:
            value = self._layout.around(self._anchor, width, height) + _TOP
        self._move_bar(value, height)
        self._place()
        self._activate(self._active)

    def _move_bar(self, value: int, height: int) -> None:
        bar = self.verticalScrollBar()
        blocked = bar.blockSignals(True)
        bar.setPageStep(height)
        bar.setSingleStep(self._context.style.line_height())
        bar.setRange(0, max(0, _TOP + self._flow.total + _BOTTOM - height))
        bar.setValue(bar.maximum() if self._following else value)
        bar.blockSignals(blocked)
        self._shift(bar.value())

    def _shift(self, value: int) -> None:
        """Move what is on the screen, which is much cheaper than painting it again."""
        distance = self._shown_at - value
        self._shown_at = value
        if distance and abs(distance) < self.viewport().height():
            self.viewport().scroll(0, distance)
            self._new_text.place()

    def _place(self) -> None:
        left, width = self.column()
        self._layout.place(left, width, self.verticalScrollBar().value() - _TOP)
        if self._selection.spans_rows:
            for row, widget in self._pool.bound():
                self._selection.show(row, widget)

    def _scrolled(self, value: int) -> None:
        """Take the new place as the user's wish."""
        self._following = value >= self.verticalScrollBar().maximum() - _AT_END
        self._hold(value)
        if self._following:
            self._new_text.hide()
        self._arrange()

    def _hold(self, value: int) -> None:
        """Make the row at the top of the view what stays where it is."""
        position = self._flow.at(value - _TOP)
        if position is not None:
            self._anchor = Anchor(position, value - _TOP - self._flow.top(position))

    # Rows

    def _activate(self, message_id: str) -> None:
        """Show the buttons of the message under the pointer, and only these."""
        self._active = message_id
        for row, widget in self._pool.bound():
            widget.set_active(row.message_id == message_id)

    def _toggle(self, row: Row) -> None:
        """Open or close a fold; the line that was clicked stays under the pointer."""
        self._following = False
        self._hold(self.verticalScrollBar().value())
        self._flow.toggle(row)
        self._arrange()
        bar = self.verticalScrollBar()
        self._following = bar.value() >= bar.maximum() - _AT_END

    def _copy_part(self, row: Row) -> None:
        entry = self._flow.find(row.message_id)
        if entry is not None:
            QGuiApplication.clipboard().setText(copied_text(row, entry))

    def copy_selection(self) -> None:
        """Copy what is selected, in one row or over several."""
        texts = [widget.text() for _row, widget in self._pool.bound()]
        text = (
            self._selection.text()
            if self._selection.spans_rows
            else "".join(inner.selected_text() for inner in texts if inner is not None)
        )
        if text:
            QGuiApplication.clipboard().setText(text)

    def select_all(self) -> None:
        """Select the whole conversation."""
        self._selection.select_all()
        self._place()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Go to the ends, copy, select; paging is the scroll area's own."""
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to_end()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802  Qt's signature
        """Take Tab through the rows as they are seen, then out."""
        target = next_in_rows(self._pool, self, forward=forward) or beyond(self, forward=forward)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        if self.viewport().isAncestorOf(target):
            self._reveal(target)
        return True

    def _reveal(self, widget: QWidget) -> None:
        """Scroll as little as brings a widget into view."""
        top = widget.mapTo(self.viewport(), QPoint(0, 0)).y()
        below = top + min(widget.height(), self.viewport().height()) - self.viewport().height()
        bar = self.verticalScrollBar()
        if top < 0:
            bar.setValue(bar.value() + top)
        elif below > 0:
            bar.setValue(bar.value() + below)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Lay out for another size."""
        super().resizeEvent(event)
        if self.column()[1] != self._measured_width:
            self._remeasure()
        else:
            self._arrange()
        self._new_text.place()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.font() != self._context.font:
            self._context.dress(self._context.theme, self.font())
            self._redo()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Put the buttons away."""
        super().leaveEvent(event)
        self._activate("")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the words for an empty conversation; rows draw themselves."""
        super().paintEvent(event)
        if not self._flow.entries and self._placeholder:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._context.theme.text_muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(_SIDE, 0, -_SIDE, 0), flags, self._placeholder)
            painter.end()

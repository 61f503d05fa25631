"""A long column of rows, of which only those near the screen have widgets, and the view's place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPalette, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from gptoss_desktop.settings.settings import ZOOM_RANGE
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import COLUMN_WIDTH, GRID
from gptoss_desktop.ui.transcript.context import RowContext
from gptoss_desktop.ui.transcript.flow import Flow, Position
from gptoss_desktop.ui.transcript.layout import Anchor, Layout
from gptoss_desktop.ui.transcript.new_text_button import NewTextButton
from gptoss_desktop.ui.transcript.pointer import PointerSelection
from gptoss_desktop.ui.transcript.pool import RowPool
from gptoss_desktop.ui.transcript.selection import Selection
from gptoss_desktop.ui.transcript.spacing import Metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFont, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.ui.theme.tokens import Theme
    from gptoss_desktop.ui.transcript.entry import Entry
    from gptoss_desktop.ui.transcript.model import EditDraft, Row
    from gptoss_desktop.ui.transcript.rows.base import RowWidget

_SIDE = 3 * GRID
"""The least space at both sides of the column."""
_TOP = 2 * GRID
_BOTTOM = GRID
_AT_END = 4
"""Pixels from the end within which the view counts as being there."""
_ZOOM_STEP = 10
_NOTCH = 120
"""What a wheel reports for one notch, in eighths of a degree."""
_COVERED = 7 * GRID
"""What the find bar may hide at the upper edge."""
_REST_MS = 120
"""While the window's edge is dragged only what is seen is laid out; the rest is estimated once it rests."""
_READY_MS = 33
"""Between two pieces of what is made ready beyond the screen: as fast as a wheel turns."""
_JUMP_SHARE = 0.25
"""How far below the upper edge a message stands that was jumped to, as a share of the view's height."""


class RowsView(QAbstractScrollArea):
    """Lays the rows out round what the user reads, or from the end upwards while it follows the text."""

    zoom_changed = Signal(int)
    """Per cent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._zoom = 100
        self._context = RowContext(current_theme(), self.font(), self)
        self._pool = RowPool(self.viewport(), self._context)
        self._pointer = PointerSelection(self, self._pool, lambda: self.selection)
        self._pool.on_made = self._pointer.watch
        self._anchor: Anchor | None = None
        self._following = True
        self.drafts: dict[str, EditDraft] = {}
        """What is being written in the place of messages, by their ids: of other chats, too."""
        self._open_folds = False
        self._estimates = QTimer(self, interval=_REST_MS, singleShot=True)
        self._estimates.timeout.connect(self._estimate)
        self._heights_changed = QTimer(self, interval=0, singleShot=True)
        self._heights_changed.timeout.connect(self._lay_out_again)
        self._context.remeasured.connect(self._heights_changed.start)
        self._readying = QTimer(self, interval=_READY_MS, singleShot=True)
        self._readying.timeout.connect(self._make_ready)
        self._measured_width = 0
        self._new_text = NewTextButton(self.viewport())
        self._new_text.clicked.connect(self.go_to_end)
        self._reset(())
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def _reset(self, messages: Sequence[Message]) -> None:
        self.flow = Flow(messages, self._metrics(), open_folds=self._open_folds, drafts=self.drafts)
        self._layout = Layout(self.flow, self._pool)
        self.selection = Selection(self.flow)
        self._context.versions = {}
        self._following = True
        self._anchor = None
        self._new_text.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._context.dress(theme, self._reading_font())
        palette = self.viewport().palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.surface))
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.surface))
        self.viewport().setPalette(palette)
        self.viewport().setAutoFillBackground(True)
        self._new_text.dress(theme)
        self._redo()

    @property
    def theme(self) -> Theme:
        """The colours that it wears."""
        return self._context.theme

    def go_to_end(self) -> None:
        """Go to the end and follow the text from there."""
        self._following = True
        self._arrange()

    def rows(self) -> list[tuple[Row, RowWidget]]:
        """Return the rows that have widgets now, with them."""
        return self._pool.bound()

    def widget_of(self, row: Row) -> RowWidget | None:
        """Return the widget of a row, None where it has none now."""
        return self._pool.get(row)

    def change(self, entry: Entry, change: Callable[[], None]) -> None:
        """Change the rows of a message; what is at the top of the view stays there."""
        self._following = False
        self._hold(self.verticalScrollBar().value())
        change()
        self.flow.changed(entry)
        self._arrange()
        self._follow_if_at_end()

    # Zoom

    @property
    def zoom(self) -> int:
        """The size of the text in per cent of the usual one."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the text larger or smaller; the line at the top of the view stays there."""
        percent = max(ZOOM_RANGE[0], min(percent, ZOOM_RANGE[1]))
        if percent == self._zoom:
            return
        self._keep_place()
        before = self._zoom
        self._zoom = percent
        if self._anchor is not None:
            self._anchor = Anchor(self._anchor.position, round(self._anchor.offset * percent / before))
        self._context.dress(self._context.theme, self._reading_font())
        self._redo()
        self.zoom_changed.emit(percent)

    def _reading_font(self) -> QFont:
        return scaled(self.font(), self._zoom / 100)

    def zoom_by(self, steps: int) -> None:
        """Show the text so many steps larger (smaller where below 0)."""
        self.set_zoom(self._zoom + steps * _ZOOM_STEP)

    # Laying out

    def _arranged(self) -> None:
        """See to what depends on where the rows are."""

    def column(self) -> tuple[int, int]:
        """Return left edge and width of the text column in the viewport, in pixels."""
        # As if the scroll bar were always there: its coming must not wrap the text anew.
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        widest = COLUMN_WIDTH * self._zoom // 100
        width = max(8 * GRID, min(widest, room - 2 * _SIDE))
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
        self._estimate()

    def _estimate(self) -> None:
        """Estimate what nobody sees, for another width or font."""
        self._estimates.stop()
        self._keep_place()
        self.flow.measure(self._metrics())
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
        self._arranged()
        if self._layout.has_more and not self._readying.isActive():
            self._readying.start()

    def _make_ready(self) -> None:
        """Get one more row ready of those that a turn of the wheel will show; nothing on the screen moves."""
        self._keep_place()
        self._layout.make_ready(self.column()[1])
        anchor = self._anchor
        value = self.flow.top(anchor.position) + anchor.offset + _TOP if anchor is not None else 0
        self._move_bar(value, self.viewport().height())
        self._place()
        if self._layout.has_more:
            self._readying.start()

    def _move_bar(self, value: int, height: int) -> None:
        bar = self.verticalScrollBar()
        blocked = bar.blockSignals(True)
        bar.setPageStep(height)
        bar.setSingleStep(self._context.style.line_height())
        bar.setRange(0, max(0, _TOP + self.flow.total + _BOTTOM - height))
        bar.setValue(bar.maximum() if self._following else value)
        bar.blockSignals(blocked)
        self._shift()

    def _shift(self) -> None:
        """Move what is on the screen, which is much cheaper than painting it again."""
        # What the bar says may have changed by an estimate that was corrected, far above what is seen.
        distance = self._layout.moved(self.verticalScrollBar().value() - _TOP)
        if distance and abs(distance) < self.viewport().height():
            self.viewport().scroll(0, distance)
            self._new_text.place()

    def _place(self) -> None:
        left, width = self.column()
        self._layout.place(left, width, self.verticalScrollBar().value() - _TOP)
        self.flow.close_all_but({row.message_id for row, _widget in self._pool.bound()})
        for row, widget in self._pool.bound():
            self.selection.show(row, widget)

    def _scrolled(self, value: int) -> None:
        """Take the new place as the user's wish."""
        self._following = value >= self.verticalScrollBar().maximum() - _AT_END
        self._hold(value)
        if self._following:
            self._new_text.hide()
        self._arrange()

    def _hold(self, value: int) -> None:
        """Make the row at the top of the view what stays where it is; the first that was there before."""
        top = value - _TOP
        position = self._layout.placed_in(top, top + self.viewport().height()) or self.flow.at(top)
        if position is not None:
            self._anchor = Anchor(position, top - self.flow.top(position))

    def _lay_out_again(self) -> None:
        self._keep_place()
        self._arrange()

    def _keep_place(self) -> None:
        """Hold what is at the top, unless the end is followed."""
        if not self._following:
            self._hold(self.verticalScrollBar().value())

    def _follow_if_at_end(self) -> None:
        bar = self.verticalScrollBar()
        self._following = bar.value() >= bar.maximum() - _AT_END

    def jump(self, position: Position) -> None:
        """Show a row a little below the upper edge."""
        self._following = False
        self._anchor = Anchor(position, -round(self.viewport().height() * _JUMP_SHARE))
        self._arrange()
        self._hold(self.verticalScrollBar().value())
        self._follow_if_at_end()

    def show_place(self, position: Position, offset: int) -> None:
        """Bring a place in a row's text into view, if it is not there; `offset` in UTF-16 code units."""
        row = self.flow.row(position)
        if self._pool.get(row) is None:
            self.jump(position)
        else:
            # The row may have come with a fold that was opened.
            self._keep_place()
            self._arrange()
        widget = self._pool.get(row)
        text = widget.text() if widget is not None else None
        if widget is None or text is None:
            return
        cursor = QTextCursor(text.document())
        cursor.setPosition(min(offset, text.document().characterCount() - 1))
        y = text.cursorRect(cursor).center().y() + text.mapTo(self.viewport(), QPoint(0, 0)).y()
        height = self.viewport().height()
        if not _COVERED < y < height * (1 - _JUMP_SHARE / 2):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + y - round(height * _JUMP_SHARE))

    def message_at(self, y: int) -> str:
        """Return the id of the message at a height in the viewport; "" where there are none."""
        position = self.flow.at(self.verticalScrollBar().value() - _TOP + y)
        return self.flow.messages[position.entry].id if position is not None else ""

    def first_shown(self) -> int:
        """Return the number of the message at the top of the view."""
        position = self.flow.at(self.verticalScrollBar().value() - _TOP)
        return position.entry if position is not None else 0

    def edge_message(self, step: int) -> int:
        """Return the message with which going by `step` begins: the last in view upwards, else the first."""
        if step > 0:
            return self.first_shown()
        position = self.flow.at(self.verticalScrollBar().value() + self.viewport().height() - 2 * _TOP)
        return position.entry if position is not None else 0

    def top_of(self, number: int) -> int:
        """Return where a message begins in the viewport."""
        return self.flow.top(Position(number, 0)) + _TOP - self.verticalScrollBar().value()

    def reveal(self, widget: QWidget) -> None:
        """Scroll as little as brings a widget into view."""
        top = widget.mapTo(self.viewport(), QPoint(0, 0)).y()
        below = top + min(widget.height(), self.viewport().height()) - self.viewport().height()
        bar = self.verticalScrollBar()
        if top < 0:
            bar.setValue(bar.value() + top)
        elif below > 0:
            bar.setValue(bar.value() + below)

    # Events

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802  Qt's name
        """Do nothing: Qt's own paints everything again. `_scrolled` moves what is there."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _NOTCH
            step = round(notches) or (1 if notches > 0 else -1 if notches < 0 else 0)
            self.zoom_by(step)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Lay out for another size."""
        super().resizeEvent(event)
        if self.column()[1] != self._measured_width:
            self._layout.epoch += 1
            self._measured_width = self.column()[1]
            self._keep_place()
            self._estimates.start()
            self._arrange()
        else:
            self._arrange()
        self._new_text.place()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._reading_font() != self._context.font:
            self._context.dress(self._context.theme, self._reading_font())
            self._redo()

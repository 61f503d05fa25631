"""The transcript: a long column of rows, of which only those near the screen have widgets."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QKeySequence,
    QPainter,
    QPalette,
    QTextCursor,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from gptoss_desktop.settings.settings import ZOOM_RANGE
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import COLUMN_WIDTH, GRID
from gptoss_desktop.ui.transcript.active import ActiveMessage
from gptoss_desktop.ui.transcript.context import RowContext
from gptoss_desktop.ui.transcript.copying import Copying
from gptoss_desktop.ui.transcript.editing import Editing
from gptoss_desktop.ui.transcript.find.bar import FindBar
from gptoss_desktop.ui.transcript.find.find import Find
from gptoss_desktop.ui.transcript.flow import Flow, Position
from gptoss_desktop.ui.transcript.focus import beyond, next_in_rows
from gptoss_desktop.ui.transcript.layout import Anchor, Layout
from gptoss_desktop.ui.transcript.model import Mark
from gptoss_desktop.ui.transcript.new_text_button import NewTextButton
from gptoss_desktop.ui.transcript.omitted import mark_for
from gptoss_desktop.ui.transcript.pointer import PointerSelection
from gptoss_desktop.ui.transcript.pool import RowPool
from gptoss_desktop.ui.transcript.reading_order import ReadingOrder
from gptoss_desktop.ui.transcript.saving import Saving
from gptoss_desktop.ui.transcript.selection import Selection
from gptoss_desktop.ui.transcript.spacing import Metrics
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.tree import Versions
    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.theme.tokens import Theme
    from gptoss_desktop.ui.transcript.clipboard import CopyForm
    from gptoss_desktop.ui.transcript.entry import Entry
    from gptoss_desktop.ui.transcript.model import Row
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
_JUMP_SHARE = 0.25
"""How far below the upper edge a message stands that was jumped to, as a share of the view's height."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TranscriptView(QAbstractScrollArea):
    """Shows messages, and the one that is being written by its deltas alone.

    It follows the text only while the user is at its end. The text of the rows that are on the screen is
    there for assistive programs as it is for the eye. One message is the active one: the one that the pointer
    came to last, or to which the user went by the keyboard; the actions mean it.
    """

    resume_requested = Signal(str)
    """The user wants a broken-off answer (its message id) to go on."""
    regenerate_requested = Signal(str)
    """The user wants another answer: in the place of this answer, or to this prompt."""
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
    zoom_changed = Signal(int)
    """Per cent."""

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
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
        self._open_folds = False
        self._placeholder = ""
        self._marked = ""
        self._shown_at = 0
        self._measured_width = 0
        self._new_text = NewTextButton(self.viewport())
        self._new_text.clicked.connect(self.go_to_end)
        self._reset(())
        self._active = ActiveMessage(self, actions)
        self._editing = Editing(self)
        self._copying = Copying(self)
        self._order = ReadingOrder(self._pool, self.viewport(), self._active.bar)
        self.find_bar = FindBar(actions, self)
        self._search = Find(self, self.find_bar)
        self._connect()
        self.set_theme(self._context.theme)
        keep_texts(self, self._write_texts)

    def _connect(self) -> None:
        context = self._context
        context.hovered.connect(self._active.on_hovered)
        context.fold_toggled.connect(self._toggle)
        context.copy_requested.connect(self._copying.code)
        context.save_requested.connect(Saving(self).code)
        context.focus_left.connect(self.setFocus)
        context.resized.connect(self._editing.on_resized)
        context.edit_saved.connect(self._editing.save)
        context.edit_left.connect(self._editing.leave)
        context.mark_toggled.connect(self._toggle_mark)
        context.link_activated.connect(self.link_activated)
        context.resume_requested.connect(self.resume_requested)
        context.summary_edit_requested.connect(self.summary_edit_requested)
        context.answer_now_requested.connect(self.answer_now_requested)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def _write_texts(self) -> None:
        self.setAccessibleName(self.tr("Transcript"))
        self._redo()

    # What is shown

    def set_messages(self, messages: Sequence[Message]) -> None:
        """Show a conversation from its end."""
        self._pool.keep(frozenset())
        self._active.forget()
        self._reset(messages)
        self._changed_messages()
        self._arrange()
        self.viewport().update()

    def _reset(self, messages: Sequence[Message]) -> None:
        self.flow = Flow(messages, self._metrics(), open_folds=self._open_folds)
        self._layout = Layout(self.flow, self._pool)
        self.selection = Selection(self.flow)
        self._context.versions = {}
        self._following = True
        self._anchor = None
        self._marked = ""
        self._new_text.hide()

    def _changed_messages(self) -> None:
        """See to what depends on which messages there are."""
        found = mark_for(self.flow.messages)
        place = found[0] if found else ""
        if self._marked and self._marked != place:
            self.flow.set_mark(self._marked, None)
        if found is not None:
            self.flow.set_mark(*found)
        self._marked = place
        self._search.refresh()

    def add_message(self, message: Message) -> None:
        """Put a message at the end, and go there: the user has just sent it or waits for it."""
        empty = not self.flow.messages
        self.flow.add(message)
        self._following = True
        self._changed_messages()
        self._arrange()
        if empty:
            self.viewport().update()

    def prepend_messages(self, messages: Sequence[Message]) -> None:
        """Put earlier messages above all others; what is on the screen stays where it is."""
        if self._anchor is None:
            self._hold(self.verticalScrollBar().value())
        self.flow.prepend(messages)
        if self._anchor is not None:
            place = self._anchor.position
            self._anchor = Anchor(Position(place.entry + len(messages), place.row), self._anchor.offset)
        self._changed_messages()
        self._arrange()

    def replace_messages(self, number: int, messages: Sequence[Message]) -> None:
        """Show other messages in the place of those from a number on; what is on the screen stays there."""
        top = self.top_of(number) if number < len(self.flow.messages) else 0
        old = self.flow.messages[number].id if number < len(self.flow.messages) else ""
        self.flow.replace_from(number, messages)
        self.selection.clear()
        self._active.replace(old, messages[0].id if messages else "")
        if not self.flow.messages:
            self.set_messages(())
            return
        self._following = False
        if number < len(self.flow.messages):
            self._anchor = Anchor(Position(number, 0), -top)
        else:
            self._following = True
        self._changed_messages()
        self._arrange()
        self._follow_if_at_end()

    def apply_delta(self, message_id: str, deltas: tuple[TextDelta, ...]) -> None:
        """Show new text of a message; one that is not in this conversation is left alone."""
        if self.flow.apply(message_id, deltas):
            self._arrange()
            self._new_text.setVisible(not self._following)

    def update_message(self, message: Message) -> None:
        """Show the final form of a message; where that is what was streamed, nothing is laid out again."""
        if self.flow.update(message):
            self._changed_messages()
            self._arrange()

    def set_versions(self, versions: Mapping[str, Versions]) -> None:
        """Say of which messages of the path there are several versions; of the others there is one."""
        self._context.versions = versions
        self.flow.set_versions(versions)
        for _row, widget in self._pool.bound():
            widget.tell_speaker()
        self._arrange()

    def show_message(self, message_id: str) -> None:
        """Jump to a message and tint it for a moment; one that is not on the path is left alone."""
        number = self.flow.number_of(message_id)
        if number is not None:
            self.jump(Position(number, 0))
            self._active.go_to(number, flash=True)

    def set_open_folds(self, open_folds: bool) -> None:  # noqa: FBT001  a Qt-style setter
        """Open reasoning, commentary, tool calls and attachments, now and from the start."""
        if open_folds is not self._open_folds:
            self._open_folds = open_folds
            self._keep_place()
            self.flow.open_folds(open_folds)
            self._arrange()

    def set_placeholder(self, text: str) -> None:
        """Say something in the middle while there are no messages."""
        self._placeholder = text
        self.viewport().update()

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

    # Finding

    def open_find(self) -> None:
        """Open the bar that finds in the conversation, with the words that are selected."""
        words = "" if self.selection.spans_rows else self._copying.selected_words()
        self.find_bar.open_bar("" if "\n" in words else words)

    def find_step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1)."""
        self._search.step(by)

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

    # Laying out

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
        self._active.refresh()
        self._search.show()
        self._order.refresh()

    def _move_bar(self, value: int, height: int) -> None:
        bar = self.verticalScrollBar()
        blocked = bar.blockSignals(True)
        bar.setPageStep(height)
        bar.setSingleStep(self._context.style.line_height())
        bar.setRange(0, max(0, _TOP + self.flow.total + _BOTTOM - height))
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
        self.flow.close_all_but({row.message_id for row, _widget in self._pool.bound()})
        if self.selection.spans_rows:
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
        """Make the row at the top of the view what stays where it is."""
        position = self.flow.at(value - _TOP)
        if position is not None:
            self._anchor = Anchor(position, value - _TOP - self.flow.top(position))

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
        if not self.find_bar.height() + GRID < y < height * (1 - _JUMP_SHARE / 2):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + y - round(height * _JUMP_SHARE))

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

    # The active message, editing, copying

    @property
    def active(self) -> str:
        """The id of the message that the actions mean; "" where there is none."""
        return self._active.id

    def move_current(self, step: int) -> None:
        """Go to the next message (1) or the one before (-1)."""
        self._active.move(step)

    def edit_message(self, message_id: str) -> None:
        """Make an editor of a message; leaving it changes nothing, saving it is `edited`."""
        self._editing.begin(message_id)

    def leave_edit(self, message_id: str) -> None:
        """End the editing of a message; what was written is forgotten."""
        self._editing.leave(message_id)

    def copy_message(self, message_id: str, form: CopyForm) -> None:
        """Put the text of a message on the clipboard."""
        self._copying.message(message_id, form)

    def select_all(self) -> None:
        """Select the whole conversation."""
        self.selection.select_all()
        self._place()

    # Rows

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

    def _toggle(self, row: Row) -> None:
        """Open or close a fold."""
        entry = self.flow.made(row.message_id)
        if entry is not None:
            self.change(entry, partial(entry.toggle, row.part))

    def toggle_raw(self, message_id: str) -> None:
        """Show the exact source of a message in its place, or what it says."""
        entry = self.flow.find(message_id)
        if entry is not None:
            self.change(entry, partial(entry.show_raw, not entry.raw))

    def _toggle_mark(self, row: Row) -> None:
        entry = self.flow.made(row.message_id)
        if entry is not None and isinstance(row.content, Mark):
            mark = replace(row.content, expanded=not row.content.expanded)
            self.change(entry, partial(entry.set_mark, mark))

    # Events

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        """Offer what can be done with the message here."""
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self._active.menu_place() or place
        else:
            position = self.flow.at(
                self.verticalScrollBar().value() - _TOP + self.viewport().mapFromGlobal(place).y()
            )
            if position is not None:
                self._active.activate(self.flow.messages[position.entry].id)
        menu = self._active.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._copying.add_to(menu)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Walk, go to the ends, copy, select; paging is the scroll area's own."""
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copying.selection()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to_end()
        elif event.key() in _STEPS and not event.modifiers():
            self.move_current(_STEPS[Qt.Key(event.key())])
        elif event.key() in _SIDEWAYS and self._active.walked:
            self.version_requested.emit(self.active, _SIDEWAYS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self._active.walked:
            self._active.leave()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _NOTCH
            step = round(notches) or (1 if notches > 0 else -1 if notches < 0 else 0)
            self.zoom_by(step)
            event.accept()
        else:
            super().wheelEvent(event)

    def zoom_by(self, steps: int) -> None:
        """Show the text so many steps larger (smaller where below 0)."""
        self.set_zoom(self._zoom + steps * _ZOOM_STEP)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802  Qt's signature
        """Take Tab through the rows as they are seen, then out."""
        target = next_in_rows(self._pool, self, self._active.bar, forward=forward) or beyond(
            self, forward=forward
        )
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        if self.viewport().isAncestorOf(target):
            self.reveal(target)
        return True

    def reveal(self, widget: QWidget) -> None:
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
        self.find_bar.place()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._reading_font() != self._context.font:
            self._context.dress(self._context.theme, self._reading_font())
            self._redo()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Show it no more."""
        super().focusOutEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Put the buttons away."""
        super().leaveEvent(event)
        self._active.on_pointer_left()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw what is behind the rows, and the words for an empty conversation; rows draw themselves."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._active.paint(painter)
        if not self.flow.messages and self._placeholder:
            painter.setPen(QColor(self.theme.text_muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(_SIDE, 0, -_SIDE, 0), flags, self._placeholder)
        painter.end()

"""The transcript: a long column of rows, of which only those near the screen have widgets."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeySequence,
    QPainter,
)

from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.transcript.active import ActiveMessage
from gptoss_desktop.ui.transcript.copying import Copying
from gptoss_desktop.ui.transcript.editing import Editing
from gptoss_desktop.ui.transcript.find.bar import FindBar
from gptoss_desktop.ui.transcript.find.find import Find
from gptoss_desktop.ui.transcript.flow import Position
from gptoss_desktop.ui.transcript.focus import beyond, next_in_rows
from gptoss_desktop.ui.transcript.layout import Anchor
from gptoss_desktop.ui.transcript.model import Mark
from gptoss_desktop.ui.transcript.omitted import mark_for
from gptoss_desktop.ui.transcript.reading_order import ReadingOrder
from gptoss_desktop.ui.transcript.rows_view import RowsView
from gptoss_desktop.ui.transcript.saving import Saving
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.tree import Versions
    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.transcript.clipboard import CopyForm
    from gptoss_desktop.ui.transcript.model import Row

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TranscriptView(RowsView):
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

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placeholder = ""
        self._marked = ""
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

    def _write_texts(self) -> None:
        self.setAccessibleName(self.tr("Transcript"))
        self._pool.empty()
        self._redo()

    def _arranged(self) -> None:
        self._active.refresh()
        self._search.show()
        self._order.refresh()

    # What is shown

    def set_messages(self, messages: Sequence[Message]) -> None:
        """Show a conversation from its end."""
        self._pool.keep(frozenset())
        self._active.forget()
        self._marked = ""
        self._reset(messages)
        self._changed_messages()
        self._arrange()
        self.viewport().update()

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

    # Finding

    def open_find(self) -> None:
        """Open the bar that finds in the conversation, with the words that are selected."""
        words = "" if self.selection.spans_rows else self._copying.selected_words()
        self.find_bar.open_bar("" if "\n" in words else words)

    def find_step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1)."""
        self._search.step(by)

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
            self._active.activate(self.message_at(self.viewport().mapFromGlobal(place).y()))
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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the find bar in its corner."""
        super().resizeEvent(event)
        self.find_bar.place()

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
            painter.drawText(
                self.viewport().rect().adjusted(3 * GRID, 0, -3 * GRID, 0), flags, self._placeholder
            )
        painter.end()

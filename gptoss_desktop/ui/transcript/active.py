"""The active message: the one that the actions mean, with its buttons, its ring and its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QCursor
from PySide6.QtWidgets import QApplication

from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.transcript.commands import MessageCommands
from gptoss_desktop.ui.transcript.flash import Flash
from gptoss_desktop.ui.transcript.flow import Position
from gptoss_desktop.ui.transcript.message_bar import MessageBar
from gptoss_desktop.ui.transcript.rows.footer_row import FooterRow

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QMenu

    from gptoss_desktop.domain.tree import Versions
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.transcript.view import TranscriptView

_RING = GRID
"""How far the ring around the current message stands off its text, and its radius."""


class ActiveMessage(QObject):
    """The message that the pointer came to last, or to which the user went by the keyboard.

    Where the keyboard is, a ring is drawn while the transcript has the focus.
    """

    def __init__(self, view: TranscriptView, actions: ActionRegistry) -> None:
        super().__init__(view)
        self._view = view
        self.bar = MessageBar(actions, view.viewport())
        self.id = ""
        """"" where no message is the active one."""
        self._current = ""
        self._pointer_at: QPoint | None = None
        self._flash = Flash(self)
        self._flash.changed.connect(view.viewport().update)
        self._commands = MessageCommands(view, actions)
        self._shows: tuple[object, ...] = ()
        self._size = QSize()

    @property
    def walked(self) -> bool:
        """Whether the keyboard is at it."""
        return bool(self._current) and self._current == self.id

    def forget(self) -> None:
        """Have none, without a word: other messages are shown."""
        self.id = self._current = ""

    def replace(self, old: str, new: str) -> None:
        """Go over from a message to the one that stands in its place."""
        self.id = new if self.id == old else ""
        self._current = new if self._current == old else ""

    def move(self, step: int) -> None:
        """Go to the next message (1) or the one before (-1)."""
        view = self._view
        count = len(view.flow.messages)
        if not count:
            return
        number = view.flow.number_of(self.id)
        number = view.edge_message(step) if number is None else max(0, min(number + step, count - 1))
        top, height = view.top_of(number), view.viewport().height()
        if top < 0 or top + min(view.flow.open(number).heights.total, height // 2) > height:
            view.jump(Position(number, 0))
        self.go_to(number)
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, number: int, *, flash: bool = False) -> None:
        """Make a message the current one; `flash` tints it for a moment."""
        self._current = self._view.flow.messages[number].id
        self._pointer_at = QCursor.pos()
        self.activate(self._current)
        if flash:
            self._flash.begin(self._current)
        self._view.viewport().update()

    def leave(self) -> None:
        """Have no current message any more."""
        self._current = ""
        self.activate("")
        self._view.viewport().update()

    def on_hovered(self, message_id: str) -> None:
        """Take the message to which the pointer, or the focus of a row, has come."""
        # Rows that move under a resting pointer are not what the user pointed at.
        if self._view.hasFocus() and self._pointer_at == QCursor.pos():
            return
        self._pointer_at = None
        self.activate(message_id)

    def on_pointer_left(self) -> None:
        """Put the buttons away, unless they or a menu of the message are in use."""
        if not self.bar.in_use and QApplication.activePopupWidget() is None:
            self.activate(self._current)

    def refresh(self) -> None:
        """Show the buttons where the message is now."""
        self.activate(self.id)

    def activate(self, message_id: str) -> None:
        """Show the buttons of a message, and only these."""
        flow = self._view.flow
        number = flow.number_of(message_id)
        self.id = message_id if number is not None else ""
        for row, widget in self._view.rows():
            widget.set_active(row.message_id == self.id)
        if number is None:
            self.bar.hide()
            self._commands.refresh(None, None, raw=False, last=True)
            return
        versions = flow.versions.get(message_id)
        entry = flow.made(message_id)
        raw = entry is not None and entry.raw
        last = number == len(flow.messages) - 1
        self._commands.refresh(flow.messages[number], versions, raw=raw, last=last)
        self._place_bar(message_id, versions)

    def _place_bar(self, message_id: str, versions: Versions | None) -> None:
        entry = self._view.flow.made(message_id)
        footer = self._view.widget_of(entry.rows[-1]) if entry is not None else None
        if not isinstance(footer, FooterRow) or entry is None or entry.draft is not None or entry.live:
            self.bar.hide()
            return
        shows = (message_id, versions, self._commands.allowed)
        if shows != self._shows:
            self._shows = shows
            self.bar.fit(versions)
            self._size = self.bar.sizeHint()
        place = footer.room_for(self._size).translated(footer.pos())
        if self.bar.geometry() != place:
            self.bar.setGeometry(place)
        if self.bar.isHidden():
            self.bar.show()
            self.bar.raise_()

    def menu(self) -> QMenu:
        """Return what can be done with the message."""
        return self._commands.menu(self._view)

    def menu_place(self) -> QPoint | None:
        """Return where a menu opens that the keyboard asked for, in global coordinates."""
        place = self._place_of(self.id)
        if place is None:
            return None
        viewport = self._view.viewport()
        inside = place.intersected(viewport.rect())
        return viewport.mapToGlobal(inside.topLeft() + QPoint(2 * GRID, 2 * GRID))

    def paint(self, painter: QPainter) -> None:
        """Draw what is behind the rows: the tint of a jump, and the ring."""
        theme = self._view.theme
        painter.setPen(Qt.PenStyle.NoPen)
        flashed = self._place_of(self._flash.message_id)
        if flashed is not None:
            self._flash.paint(painter, flashed, QColor(theme.accent))
        current = self._place_of(self._current) if self._view.hasFocus() else None
        if current is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(current, _RING, _RING)

    def _place_of(self, message_id: str) -> QRect | None:
        """Return where a message stands in the viewport, with a little room around it."""
        number = self._view.flow.number_of(message_id)
        if number is None:
            return None
        left, width = self._view.column()
        top = self._view.top_of(number)
        height = self._view.flow.open(number).heights.total
        return QRect(left - _RING, top + _RING // 2, width + 2 * _RING, height - _RING // 2)

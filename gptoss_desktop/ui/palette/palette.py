"""The palette itself: a field and a list over the window, used by the keyboard alone if one likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from gptoss_desktop.ui.palette.entries import Entry
from gptoss_desktop.ui.palette.palette_delegate import PaletteDelegate
from gptoss_desktop.ui.palette.palette_model import PaletteModel
from gptoss_desktop.ui.theme.icons import icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 600
_TOP = 6 * GRID
_MOST = 0.7
"""Of the window's height, at most."""


class Palette(QFrame):
    """Lies in the window and not in one of its own: input methods and every window system know such a field.

    The field keeps the focus; the keys that move are passed on to the list, and what they reach is announced
    to screen readers.
    """

    text_changed = Signal(str)
    chosen = Signal(object)
    """Entry"""
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.field = QLineEdit()
        self.field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(self.text_changed)
        self.field.installEventFilter(self)
        self.model = PaletteModel()
        self.list = self._make_list()
        self._nothing = plain_label(muted=True)
        self._nothing.setContentsMargins(GRID + 2, 0, GRID, GRID)
        self._before: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        window.installEventFilter(self)
        keep_texts(self, self._write_texts)
        self.hide()

    def open(self) -> None:
        """Show the palette with nothing typed; what has the focus gets it back afterwards."""
        self._before = QApplication.focusWidget()
        self.field.clear()
        self.text_changed.emit("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Hide it, and give the focus back."""
        if self.isVisible():
            self.hide()
            if self._before is not None:
                self._before.setFocus()
            self.closed.emit()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show what was found for the text; the first entry is the current one."""
        self.model.show(entries)
        self._nothing.setVisible(not entries)
        self.list.setVisible(bool(entries))
        self._go(self.model.entry_from(0, 1))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Take the keys that move and choose; follow the window's size; go when the focus goes."""
        if watched is self.window() and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        elif watched is self.field and event.type() is QEvent.Type.FocusOut:
            if self.isVisible() and QApplication.activePopupWidget() is None:
                self._before = None
                self.close_palette()
        elif watched is self.field and isinstance(event, QKeyEvent):
            return event.type() is QEvent.Type.KeyPress and self._take(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        row = self.list.currentIndex().row()
        page = max(1, self.list.height() // max(1, self.list.sizeHintForRow(0)) - 1)
        last = self.model.rowCount() - 1
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self._go(_valid_of(self.model.entry_from(row + 1, 1), self.model.entry_from(0, 1)))
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self._go(_valid_of(self.model.entry_from(row - 1, -1), self.model.entry_from(last, -1)))
            case Qt.Key.Key_PageDown:
                self._go(self.model.entry_from(min(row + page, last), -1))
            case Qt.Key.Key_PageUp:
                self._go(self.model.entry_from(max(row - page, 0), 1))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.list.currentIndex())
            case Qt.Key.Key_Escape:
                self.close_palette()
            case _:
                return False
        return True

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(PaletteDelegate(view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.entered.connect(self._go)
        view.clicked.connect(self._choose)
        return view

    def _write_texts(self) -> None:
        self.setAccessibleName(self.tr("Command palette"))
        self.field.setPlaceholderText(self.tr("Find actions, chats and settings"))
        self.field.setAccessibleName(self.tr("Find actions, chats and settings"))
        self.list.setAccessibleName(self.tr("Found"))
        self._nothing.setText(self.tr("Nothing is called like this."))

    def _go(self, index: QModelIndex) -> None:
        if not isinstance(self.model.row(index), Entry):
            return
        self.list.setCurrentIndex(index)
        if index == self.model.entry_from(0, 1):
            self.list.scrollToTop()
        said = QAccessibleAnnouncementEvent(self.list, str(index.data()))
        QAccessible.updateAccessibility(said)

    def _choose(self, index: QModelIndex) -> None:
        entry = self.model.row(index)
        if isinstance(entry, Entry):
            self.close_palette()
            self.chosen.emit(entry)

    def _place(self) -> None:
        window = self.window().rect()
        width = min(_WIDTH, window.width() - 4 * GRID)
        rows = self.model.rowCount() * self.list.sizeHintForRow(0) + GRID // 2 if self.model.rowCount() else 0
        foot = self._nothing.sizeHint().height() if not rows else 0
        height = self.field.sizeHint().height() + rows + foot + 3 * GRID
        height = min(height, int(window.height() * _MOST))
        self.setGeometry((window.width() - width) // 2, _TOP, width, height)


def _valid_of(index: QModelIndex, other: QModelIndex) -> QModelIndex:
    """Return the other end of the list where there is nothing further on."""
    return index if index.isValid() else other

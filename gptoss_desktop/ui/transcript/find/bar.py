"""The bar over the transcript: what is looked for, how many hits there are, the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton

from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import action_button, icon_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.properties import restyle
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.ui.actions.registry import ActionRegistry

_WIDTH = 420
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FindBar(QFrame):
    """Floats at the upper right. Enter goes on, Shift+Enter back, Esc closes."""

    changed = Signal()
    """Another text, or the case counts otherwise."""
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, actions: ActionRegistry, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._room = parent
        self.edit = _Edit(self)
        self.edit.textChanged.connect(self._on_text)
        self.edit.stepped.connect(self.stepped)
        self.edit.left.connect(self.close_bar)
        self._count = plain_label(muted=True)
        self._counted: tuple[int | None, int, bool] = (None, 0, True)
        self._case = _toggle("case-sensitive")
        self._case.toggled.connect(lambda _: self.changed.emit())
        self._close = icon_button("x", "")
        self._close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        row.setSpacing(GRID // 2)
        row.addWidget(self.edit, 1)
        row.addWidget(self._count)
        row.addWidget(self._case)
        row.addWidget(action_button(actions[ActionId.FIND_PREVIOUS]))
        row.addWidget(action_button(actions[ActionId.FIND_NEXT]))
        row.addWidget(self._close)
        self.hide()
        keep_texts(self, self._write_texts)

    @property
    def text(self) -> str:
        """What is looked for; nothing while the bar is closed."""
        return "" if self.isHidden() else self.edit.text()

    @property
    def case(self) -> bool:
        """Whether capitals and small letters differ."""
        return self._case.isChecked()

    def open_bar(self, text: str = "") -> None:
        """Show the bar with a text to look for, or with that of last time."""
        if text:
            self.edit.setText(text)
        fresh = self.isHidden()
        self.place()
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
        if fresh:
            self.changed.emit()

    def close_bar(self) -> None:
        """Put the bar away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def place(self) -> None:
        """Float at the upper right, as wide as there is room."""
        width = min(_WIDTH, self._room.width() - 3 * GRID)
        self.setGeometry(self._room.width() - width - 2 * GRID, GRID, width, self.sizeHint().height())

    def show_count(self, current: int | None, total: int, *, done: bool) -> None:
        """Say which hit of how many is shown; `current` from 0, `done` once all is searched."""
        self._counted = (current, total, done)
        self._write_count()

    def _write_count(self) -> None:
        current, total, done = self._counted
        number = self.locale().toString
        if not self.edit.text():
            words = ""
        elif not total:
            words = self.tr("Nothing found") if done else "…"
        elif current is None:
            words = number(total)
        else:
            words = self.tr("{0} of {1}").format(number(current + 1), number(total) + ("" if done else "+"))
        self._count.setText(words)
        restyle(self.edit, "invalid", value=bool(self.edit.text()) and done and not total)

    def _on_text(self) -> None:
        self.changed.emit()

    def _write_texts(self) -> None:
        self.setAccessibleName(self.tr("Find in this chat"))
        self.edit.setAccessibleName(self.tr("Find in this chat"))
        self.edit.setPlaceholderText(self.tr("Find in this chat"))
        for button, text in ((self._case, self.tr("Match case")), (self._close, self.tr("Close"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._write_count()


def _toggle(name: str) -> QToolButton:
    button = icon_button(name, "")
    button.setCheckable(True)
    return button


class _Edit(QLineEdit):
    """Keys that walk through the hits come before the window's shortcuts."""

    stepped = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Claim Enter and Esc."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.key() in _ENTER or event.key() == Qt.Key.Key_Escape)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Go on, go back, close, or write."""
        if event.key() in _ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

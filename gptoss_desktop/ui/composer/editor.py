"""The field in which a message is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from gptoss_desktop.ui.composer.clipboard import files_in, is_long, picture_refusal
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

WINDOW_SHARE = 0.4
"""The most of the window's height that the text takes; then it scrolls, and the answers stay in view."""
_FEWEST_LINES = 2
"""What the lowest window shows of a long text all the same."""
_EDGE = 4
"""Pixels above and below the text, for the cursor's ends."""
QWIDGETSIZE_MAX = (1 << 24) - 1
"""Qt's, which its Python bindings lack: no limit."""
EARLIER, LATER = 1, -1


class MessageEditor(QPlainTextEdit):
    """Grows with its text. Enter submits, Shift+Enter breaks the line, Up and Down walk earlier prompts."""

    submitted = Signal()
    focus_changed = Signal(bool)
    refused = Signal(str)
    """Something that is not text was pasted: the sentence to show."""
    files_given = Signal(object)
    """list[Path]: files were pasted."""
    long_text_given = Signal(str)
    """A long text was pasted, and is not in the field."""
    history_asked = Signal(int)
    """EARLIER or LATER"""
    undo_asked = Signal()
    """Ctrl+Z: the owner looks whether the last thing that was done is one of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._watched: QObject | None = None
        self._room = QWIDGETSIZE_MAX
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        keep_texts(self, self._write_texts)
        self._fit()

    @property
    def is_composing(self) -> bool:
        """Whether an input method has a text that is not taken yet."""
        return self._composing

    def set_room(self, height: int) -> None:
        """Say how high it may be at most, in pixels, for everything around it to be seen."""
        if height != self._room:
            self._room = height
            self._fit()

    def show_text(self, text: str, *, at_end: bool = True) -> None:
        """Put another text in the place of all, as one step that can be undone."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        if not at_end:
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfLine)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Submit on Enter; a key that belongs to a composed character is the input method's, not ours."""
        if self._composing:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_enter(event)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.key() == Qt.Key.Key_Up and self._is_plain(event) and self._in_first_line():
            self.history_asked.emit(EARLIER)
        elif event.key() == Qt.Key.Key_Down and self._is_plain(event) and self._in_last_line():
            self.history_asked.emit(LATER)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802  Qt's name
        """Note whether a character is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802  Qt's name
        """Leave to the window what is dropped and is not text: it may be a model."""
        foreign = files_in(source) or picture_refusal(source) is not None
        return super().canInsertFromMimeData(source) and not foreign

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  Qt's name
        """Insert a text that is short; hand over anything else."""
        files, refusal = files_in(source), picture_refusal(source)
        if files:
            self.files_given.emit(files)
        elif refusal is not None:
            self.refused.emit(refusal)
        elif source.hasText() and is_long(source.text()):
            self.long_text_given.emit(source.text())
        else:
            super().insertFromMimeData(source)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Tell the frame."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Tell the frame."""
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Follow the height of the window."""
        super().showEvent(event)
        if self._watched is not self.window():
            self._watched = self.window()
            self._watched.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Fit anew when the window has another height."""
        if watched is self._watched and event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _on_enter(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            # Qt would put in a line separator (U+2028), which models have hardly ever seen.
            self.insertPlainText("\n")
            self.ensureCursorVisible()
        else:
            self.submitted.emit()

    def _is_plain(self, event: QKeyEvent) -> bool:
        return (
            event.modifiers()
            in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            }
            and not self.textCursor().hasSelection()
        )

    def _in_first_line(self) -> bool:
        return not QTextCursor(self.textCursor()).movePosition(QTextCursor.MoveOperation.Up)

    def _in_last_line(self) -> bool:
        return not QTextCursor(self.textCursor()).movePosition(QTextCursor.MoveOperation.Down)

    def _fit(self) -> None:
        # A plain text document gives its height in lines.
        line = self.fontMetrics().lineSpacing()
        room = min(int(self.window().height() * WINDOW_SHARE), self._room)
        most = max(_FEWEST_LINES, (room - _EDGE) // line)
        lines = min(max(1, int(self.document().size().height())), most)
        self.setFixedHeight(lines * line + _EDGE)

    def _write_texts(self) -> None:
        self.setAccessibleName(self.tr("Message"))
        self.setPlaceholderText(self.tr("Write a message"))

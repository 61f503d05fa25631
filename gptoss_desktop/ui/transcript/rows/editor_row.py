"""A message being edited in its place: the editor grows with the text, two buttons under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout

from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.transcript.model import Editor
from gptoss_desktop.ui.transcript.rows.base import RowWidget
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.properties import restyle
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.ui.transcript.context import RowContext
    from gptoss_desktop.ui.transcript.model import EditDraft, Row

_LINES = (2, 22)
"""The least and the most lines that the editor is high; what is longer is scrolled in it."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class EditorRow(RowWidget):
    """Ctrl+Enter saves, Esc leaves. What is written is kept in the row's draft with every key."""

    def __init__(self, parent: QWidget, context: RowContext) -> None:
        super().__init__(parent, context)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.edit = _Edit(self)
        self._hint = plain_label(parent=self, muted=True, wrap=True)
        self._save = push_button("", self, weight=Weight.PRIMARY)
        self._cancel = push_button("", self)
        self._card = QFrame(self)
        self._card.setObjectName("editCard")
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(GRID + 4, GRID + 2, GRID, GRID)
        inner.setSpacing(GRID)
        inner.addWidget(self.edit)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self._hint, 1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        inner.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._save.clicked.connect(self._saved)
        self._cancel.clicked.connect(self._left)
        self.edit.saved.connect(self._saved)
        self.edit.left.connect(self._left)
        self.edit.textChanged.connect(self._changed)
        self._height = 0
        keep_texts(self, self._write_texts)

    def _draft(self) -> EditDraft | None:
        content = self.row.content if self.row else None
        return content.draft if isinstance(content, Editor) else None

    def write(self, row: Row, *, fresh: bool) -> None:  # noqa: ARG002  the texts depend on the message
        """Put the draft in."""
        draft = self._draft()
        if fresh and draft is not None:
            self.edit.document().setDefaultFont(self.context.font)
            self.edit.setFont(self.context.font)
            blocked = self.edit.blockSignals(True)
            self.edit.setPlainText(draft.text)
            self.edit.blockSignals(blocked)
            self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._write_texts()

    def _write_texts(self) -> None:
        draft = self._draft()
        asks = draft is not None and draft.asks
        self.edit.setAccessibleName(self.tr("Edit message"))
        self._save.setText(self.tr("Save and ask") if asks else self.tr("Save"))
        self._save.setToolTip(QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText))
        self._cancel.setText(self.tr("Cancel"))
        self._hint.setText(self.tr("The earlier version is kept."))

    def focus(self) -> None:
        """Put the cursor into the editor."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        draft = self._draft()
        if draft is None or self.row is None:
            return
        draft.text = self.edit.toPlainText()
        if self._height != self.height_for(self.width()):
            self.context.resized.emit(self.row)

    def _saved(self) -> None:
        if self.row is not None and self.edit.toPlainText().strip():
            self.context.edit_saved.emit(self.row.message_id)

    def _left(self) -> None:
        if self.row is not None:
            self.context.edit_left.emit(self.row.message_id)

    def height_for(self, width: int) -> int:
        """Return the height that the text asks for, within bounds, with the buttons."""
        line = self.edit.fontMetrics().lineSpacing()
        document = self.edit.document()
        document.setTextWidth(width - 3 * GRID)
        wanted = round(document.size().height()) + 2
        self.edit.setFixedHeight(max(_LINES[0] * line, min(_LINES[1] * line, wanted)) + 2)
        self._height = self.edit.height() + self._save.sizeHint().height() + 3 * GRID + 4
        return self._height


class _Edit(QTextEdit):
    """Plain text; the keys that end the editing come before the window's shortcuts."""

    saved = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def event(self, event: QEvent) -> bool:
        """Claim Ctrl+Enter and Esc."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (_saves(event) or event.key() == Qt.Key.Key_Escape)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Save, leave, or write."""
        if _saves(event):
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Scroll the text where it is longer than the editor; else it is the transcript's."""
        if self.verticalScrollBar().maximum() > 0 and not event.modifiers():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Show the focus at the card."""
        super().focusInEvent(event)
        _restyle_card(self, focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Show the focus no more."""
        super().focusOutEvent(event)
        _restyle_card(self, focused=False)


def _saves(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _restyle_card(edit: QTextEdit, *, focused: bool) -> None:
    """Have the card around an editor show whether the cursor is in it."""
    card = edit.parentWidget()
    if card is not None:
        restyle(card, "focused", value=focused)

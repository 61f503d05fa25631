"""What stands under a message: buttons on hover or focus, and a note on how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.conversation import Message, MessageState, Role
from gptoss_desktop.ui.transcript.model import Footer
from gptoss_desktop.ui.transcript.rows.base import RowWidget
from gptoss_desktop.ui.transcript.spacing import FOOTER_HEIGHT
from gptoss_desktop.ui.widgets.buttons import Weight, icon_button, push_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.answer import AnswerRecord
    from gptoss_desktop.ui.transcript.context import RowContext
    from gptoss_desktop.ui.transcript.model import Row

_BROKEN_OFF = (MessageState.STOPPED, MessageState.INTERRUPTED)


class FooterRow(RowWidget):
    """Copy, ask again, and the note."""

    def __init__(self, parent: QWidget, context: RowContext) -> None:
        super().__init__(parent, context)
        self._active = False
        self._note = QLabel(self)
        self._note.setProperty("muted", True)
        self._resume = push_button("", self, weight=Weight.LINK)
        self._resume.clicked.connect(lambda: self.context.resume_requested.emit(self._id()))
        self._copy = icon_button("copy", self.tr("Copy message"), self)
        self._copy.clicked.connect(lambda: self.context.copy_requested.emit(self.row))
        self._again = icon_button("refresh-cw", self.tr("Answer again"), self)
        self._again.clicked.connect(lambda: self.context.regenerate_requested.emit(self._id()))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._layout = layout

    def _id(self) -> str:
        return self.row.message_id if self.row else ""

    def write(self, row: Row, *, fresh: bool) -> None:
        """Say how the message ended, and offer what can be done with it."""
        assert isinstance(row.content, Footer)  # noqa: S101  the pool gives each kind its own widget
        message = row.content.message
        if fresh:
            self._active = False
        note = "" if row.content.busy else self._note_of(message)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        # An answer goes on where it has text; one that was only thought about is asked for again.
        self._resume.setText(self.tr("Continue") if message.text() else self.tr("Ask again"))
        self._resume.setVisible(message.state in _BROKEN_OFF)
        self._arrange(at_right=message.role is Role.USER)
        self._show_buttons()

    def _arrange(self, *, at_right: bool) -> None:
        while self._layout.count():
            self._layout.takeAt(0)
        if at_right:
            self._layout.addStretch(1)
        for widget in (self._note, self._resume, self._copy, self._again):
            self._layout.addWidget(widget)
        if not at_right:
            self._layout.addStretch(1)

    def _note_of(self, message: Message) -> str:
        record = message.answer
        notes: list[str] = []
        if message.state is MessageState.STOPPED:
            notes.append(self.tr("Stopped"))
        elif message.state is MessageState.INTERRUPTED:
            notes.append(self.tr("Interrupted"))
        elif record is not None and record.finish_reason is FinishReason.ERROR:
            notes.append(self.tr("The answer broke off because of an error"))
        elif record is not None and record.finish_reason is FinishReason.LENGTH:
            notes.append(self.tr("The answer reached its greatest length"))
        if record is not None and record.continued_from:
            notes.append(self.tr("Continued on {0}").format(_engine(record)))
        if record is not None and record.max_tokens_clamped_to is not None:
            limit = self.locale().toString(record.max_tokens_clamped_to)
            notes.append(self.tr("The answer length was limited to {0}").format(limit))
        if record is not None and record.recovered:
            notes.append(self.tr("Recovered from malformed output"))
        return " · ".join(notes)

    def set_active(self, active: bool) -> None:  # noqa: FBT001  a Qt-style setter
        """Show the buttons while the pointer or the focus is in the message."""
        if active != self._active:
            self._active = active
            self._show_buttons()

    def _show_buttons(self) -> None:
        content = self.row.content if self.row else None
        shown = self._active and isinstance(content, Footer) and not content.busy
        self._copy.setVisible(shown)
        answer = isinstance(content, Footer) and content.message.role is Role.ASSISTANT
        self._again.setVisible(shown and answer)

    def height_for(self, width: int) -> int:  # noqa: ARG002  one line is one line
        """Return the same height with and without buttons, so that nothing moves under the pointer."""
        return max(FOOTER_HEIGHT, self._resume.sizeHint().height())


def _engine(record: AnswerRecord) -> str:
    """Return an engine's name as its makers write it; a record keeps the name that the engine gave."""
    return "vLLM" if record.engine.casefold() == "vllm" else record.engine

"""What stands under a message: how it ended, what can be done about that, and which version it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.conversation import Message, MessageState, PartKind, Role
from gptoss_desktop.ui.schema.answer_dialog import json_form, open_answer_view
from gptoss_desktop.ui.transcript.model import Footer
from gptoss_desktop.ui.transcript.rows.base import RowWidget
from gptoss_desktop.ui.transcript.spacing import FOOTER_HEIGHT
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

    from gptoss_desktop.domain.answer import AnswerRecord
    from gptoss_desktop.ui.transcript.context import RowContext
    from gptoss_desktop.ui.transcript.model import Row

_BROKEN_OFF = (MessageState.STOPPED, MessageState.INTERRUPTED)
_GAP = 4


class FooterRow(RowWidget):
    """Words and the buttons that mend what they say. The message's own buttons come with the pointer."""

    def __init__(self, parent: QWidget, context: RowContext) -> None:
        super().__init__(parent, context)
        self._active = False
        self._note = plain_label(parent=self, muted=True)
        self._versions = plain_label(parent=self, muted=True)
        self._resume: QPushButton | None = None
        self._answer: QPushButton | None = None
        self._json: QPushButton | None = None

    def _footer(self) -> Footer:
        assert self.row is not None  # noqa: S101  only a bound row is asked
        assert isinstance(self.row.content, Footer)  # noqa: S101  the pool gives each kind its own widget
        return self.row.content

    def write(self, row: Row, *, fresh: bool) -> None:  # noqa: ARG002  it is always written whole
        """Say how the message ended, and offer what can be done with it."""
        footer = self._footer()
        message = footer.message
        if fresh:
            self._active = False
        note = "" if footer.busy else self._note_of(message)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._offer_resume(shown=not footer.busy and (message.state in _BROKEN_OFF or at_length(message)))
        self._offer_answer(shown=not footer.busy and ends_in_thought(message))
        self._offer_json(shown=not footer.busy and json_form(message) is not None and bool(message.text()))
        self._show_versions()

    def _offer_resume(self, *, shown: bool) -> None:
        # Most footers never need the button: it is made where one does.
        if self._resume is None:
            if not shown:
                return
            self._resume = push_button("", self, weight=Weight.LINK)
            self._resume.clicked.connect(lambda: self.context.resume_requested.emit(self._id()))
        message = self._footer().message
        # An answer goes on where it has text; one that was only begun to be thought about is asked for again.
        goes_on = bool(message.text()) or only_thought(message)
        self._resume.setText(self.tr("Continue") if goes_on else self.tr("Ask again"))
        self._resume.setVisible(shown)

    def _offer_answer(self, *, shown: bool) -> None:
        if self._answer is None:
            if not shown:
                return
            self._answer = push_button("", self, weight=Weight.LINK)
            self._answer.clicked.connect(self.context.answer_now_requested)
        self._answer.setText(self.tr("Answer now"))
        self._answer.setVisible(shown)

    def _offer_json(self, *, shown: bool) -> None:
        """Say whether an answer that was held to a form in JSON keeps to it, and show it as a tree."""
        if self._json is None:
            if not shown:
                return
            self._json = push_button("", self, weight=Weight.LINK)
            self._json.clicked.connect(lambda: open_answer_view(self.window(), self._footer().message))
            self.context.answer_checks.checked.connect(self._on_checked)
        if shown:
            right = self.context.answer_checks.verdict(self._footer().message)
            words = {
                None: ("JSON", self.tr("Show the answer as a tree")),
                True: ("JSON ✓", self.tr("The answer keeps to its schema. Show it as a tree")),
                False: ("JSON ✗", self.tr("The answer breaks its schema. Show where")),
            }
            text, hint = words[right]
            self._json.setText(text)
            self._json.setToolTip(hint)
            self._json.setAccessibleName(f"{text}: {hint}")
        self._json.setVisible(shown)

    def _on_checked(self, message_id: str) -> None:
        if self._json is not None and self._json.isVisibleTo(self) and message_id == self._id():
            self._offer_json(shown=True)
            self.arrange()

    def _id(self) -> str:
        return self.row.message_id if self.row else ""

    def _note_of(self, message: Message) -> str:
        record = message.answer
        notes: list[str] = []
        if message.state is MessageState.STOPPED:
            notes.append(self.tr("Stopped"))
        elif message.state is MessageState.INTERRUPTED:
            notes.append(self.tr("Interrupted"))
        elif only_thought(message):
            notes.append(self.tr("The length was used up by thinking: there is no answer yet"))
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
        """Make room for the message's own buttons, which say the version themselves."""
        if active != self._active:
            self._active = active
            self._show_versions()

    def _show_versions(self) -> None:
        versions = self._footer().versions if self.row else None
        text = ""
        if versions is not None:
            text = self.tr("Version {0} of {1}").format(versions.index + 1, len(versions.ids))
        self._versions.setText(text)
        self._versions.setVisible(bool(text) and not self._active)
        self.arrange()

    def room_for(self, size: QSize) -> QRect:
        """Return where the message's own buttons go, in this widget's coordinates."""
        used = sum(widget.sizeHint().width() + _GAP for widget in self._words())
        left = self.width() - size.width() if self._at_right() else min(used, self.width() - size.width())
        return QRect(max(0, left), (self.height() - size.height()) // 2, size.width(), size.height())

    def _at_right(self) -> bool:
        return self._footer().message.role in (Role.USER, Role.SYSTEM)

    def _words(self) -> list[QWidget]:
        found: list[QWidget | None] = [self._note, self._resume, self._answer, self._json]
        return [widget for widget in found if widget is not None and widget.isVisibleTo(self)]

    def arrange(self) -> None:
        """Place the words and the buttons in a line, at the side of the message."""
        if self.row is None:
            return
        shown = self._words()
        if self._versions.isVisibleTo(self):
            shown.append(self._versions)
        left = 0
        if self._at_right():
            left = self.width() - sum(widget.sizeHint().width() + _GAP for widget in shown)
        for widget in shown:
            size = widget.sizeHint()
            width = min(size.width(), max(0, self.width() - left))
            widget.setGeometry(left, (self.height() - size.height()) // 2, width, size.height())
            left += size.width() + _GAP

    def height_for(self, width: int) -> int:  # noqa: ARG002  one line is one line
        """Return the same height with and without buttons, so that nothing moves under the pointer."""
        return max(FOOTER_HEIGHT, self._note.sizeHint().height())


def ends_in_thought(message: Message) -> bool:
    """Say whether an answer ended, however that was, while the model was thinking."""
    ended = message.role is Role.ASSISTANT and message.state is not MessageState.STREAMING
    return ended and bool(message.parts) and message.parts[-1].kind is PartKind.REASONING


def at_length(message: Message) -> bool:
    """Say whether a complete answer was cut because its length was used up."""
    record = message.answer
    cut = record is not None and record.finish_reason is FinishReason.LENGTH
    return cut and message.state is MessageState.COMPLETE


def only_thought(message: Message) -> bool:
    """Say whether a complete answer ends with analysis: its length was used up before it began."""
    return at_length(message) and ends_in_thought(message)


def _engine(record: AnswerRecord) -> str:
    """Return an engine's name as its makers write it; a record keeps the name that the engine gave."""
    return "vLLM" if record.engine.casefold() == "vllm" else record.engine

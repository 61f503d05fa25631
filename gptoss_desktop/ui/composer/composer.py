"""The composer: the message being written, what goes with it, how full the context is, and Send or Stop."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from gptoss_desktop.domain.conversation import Part, PartKind
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.protocol.token_estimate import estimated_tokens
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.composer.attachments.attachment import Attachment, AttachmentState
from gptoss_desktop.ui.composer.attachments.file_chooser import FileChooser
from gptoss_desktop.ui.composer.attachments.reader import AttachmentReader
from gptoss_desktop.ui.composer.attachments.tray import AttachmentTray, new_key
from gptoss_desktop.ui.composer.attachments.words import pasted, title
from gptoss_desktop.ui.composer.editor import MessageEditor
from gptoss_desktop.ui.composer.effort_button import EffortButton
from gptoss_desktop.ui.composer.history import PromptHistory
from gptoss_desktop.ui.composer.meter.button import MeterButton
from gptoss_desktop.ui.composer.undo import UndoStack
from gptoss_desktop.ui.theme.icons import IconRole
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import action_button, icon_button, relabel
from gptoss_desktop.ui.widgets.notice_bar import NoticeBar
from gptoss_desktop.ui.widgets.properties import restyle
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtGui import QAction

    from gptoss_desktop.domain.budget import TokenBudget
    from gptoss_desktop.ui.actions.registry import ActionRegistry


class Composer(QWidget):
    """Holds a draft and keeps it until its owner says that it is saved."""

    submitted = Signal(object)
    """tuple[Part, ...]: what was attached, then what was written."""
    answer_now_requested = Signal()
    """The thinking shall end, and the answer begin."""
    draft_changed = Signal()
    """Text or attachments are others."""

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = MessageEditor()
        self.effort = EffortButton(named=True)
        self.effort.hide()
        self.tray = AttachmentTray()
        self.history = PromptHistory()
        self.meter = MeterButton(actions[ActionId.CONTEXT_USE])
        self._reader = AttachmentReader(self.tray)
        self._undo = UndoStack(self.editor.document())
        self._refused = NoticeBar("circle-alert", role=IconRole.WARNING)
        self._waiting = NoticeBar("loader-circle", closable=False)
        self._summarising = NoticeBar("text-quote", closable=False)
        self._send = self._make_button(actions[ActionId.SEND], "arrow-up")
        self._stop = self._make_button(actions[ActionId.STOP], "stop")
        self._answer_now = self._make_answer_now(actions[ActionId.ANSWER_NOW])
        self._button = self._make_place()
        self._answering = False
        self._sending_when_read = False
        self._chooser = FileChooser(self)
        actions.bind(ActionId.ATTACH, lambda: self._chooser.open(self.attach))
        self._attach = action_button(actions[ActionId.ATTACH])
        self._card = self._lay_out()
        actions.bind(ActionId.SEND, self.submit)
        self._send_action = actions[ActionId.SEND]
        self._answer_now_action = actions.bind(ActionId.ANSWER_NOW, self.answer_now_requested.emit)
        self._connect()
        self.set_thinking(thinking=False)
        self._order_tabs()
        self._update_buttons()

    @property
    def draft(self) -> Draft:
        """What was written and attached, as it stands."""
        return Draft(
            self.editor.toPlainText(), tuple((title(ready), ready.text) for ready in self.tray.ready)
        )

    @property
    def unread_files(self) -> list[Path]:
        """Files that were attached and are not read yet: no part of the draft."""
        return self._reader.unread

    def set_draft(self, draft: Draft) -> None:
        """Replace what is written and attached; the cursor goes to the end. This cannot be undone."""
        self.history.end()
        self.editor.setPlainText(draft.text)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)
        self.tray.set_all(
            Attachment(new_key(), "" if name == pasted() else name, text=text, tokens=estimated_tokens(text))
            for name, text in draft.attachments
        )
        self._undo.clear()

    def forget(self, sent: Draft) -> None:
        """Take out what was sent; what was written or attached since stays."""
        text = self.editor.toPlainText()
        self.history.end()
        if text.startswith(sent.text):
            self.editor.setPlainText(text.removeprefix(sent.text).lstrip("\n"))
            self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)
        self.tray.set_all(
            a
            for a in self.tray.attachments
            if a.state is not AttachmentState.FAILED and (title(a), a.text) not in sent.attachments
        )
        self._undo.clear()

    def attach(self, files: Iterable[Path]) -> None:
        """Attach files: they are read one after the other."""
        self._reader.read(files)
        self.editor.setFocus()

    def count(self, key: int, tokens: int) -> None:
        """Take the number of tokens of an attachment, as the engine counted it."""
        for attachment in self.tray.ready:
            if attachment.key == key:
                self.tray.put(replace(attachment, tokens=tokens, exact=True))

    def refuse(self, sentence: str) -> None:
        """Say why something was not taken."""
        self._refused.say(sentence)

    def set_answering(self, *, answering: bool) -> None:
        """Offer Stop while an answer is being written, Send otherwise."""
        self._answering = answering
        self._update_buttons()

    def set_thinking(self, *, thinking: bool) -> None:
        """Offer Answer now while the model thinks and could answer."""
        self._answer_now.setVisible(thinking)
        self._answer_now_action.setEnabled(thinking)

    def say_waiting(self, sentence: str) -> None:
        """Say for what the message waits; an empty sentence ends that."""
        self._waiting.say(sentence)

    def show_summarising(self, messages: int, fraction: float) -> None:
        """Say that the model sums up so many of the oldest messages, and how far it is; 0 ends that."""
        sentence = self.tr("The model sums up the {0} oldest messages, which no longer fit: {1} %.")
        self._summarising.say(sentence.format(messages, round(fraction * 100)) if messages else "")

    def set_budget(self, budget: TokenBudget) -> None:
        """Show how the tokens of the next prompt are spent; nothing where no engine is ready."""
        self.meter.set_budget(budget)

    def submit(self) -> None:
        """Hand the draft over, unless there is nothing in it or an answer is still coming.

        What is being read is waited for: the message goes when the last file is a text.
        """
        if self._answering:
            return
        self._sending_when_read = bool(self.tray.reading)
        if self._sending_when_read:
            names = ", ".join(title(attachment) for attachment in self.tray.reading)
            self._refused.say(self.tr("The message is sent as soon as {0} is read.").format(names))
            return
        text = self.editor.toPlainText().strip()
        parts = [
            Part(PartKind.ATTACHMENT, a.text, name=title(a), tokens=a.tokens if a.exact else None)
            for a in self.tray.ready
        ]
        if text:
            parts.append(Part(PartKind.TEXT, text))
        if parts:
            self._refused.hide()
            self.submitted.emit(tuple(parts))

    def close_files(self) -> None:
        """Stop reading files: the window closes."""
        self._reader.close()

    def _connect(self) -> None:
        editor, tray = self.editor, self.tray
        editor.submitted.connect(self.submit)
        editor.refused.connect(self._refused.say)
        editor.textChanged.connect(self._on_text)
        editor.focus_changed.connect(self._show_focus)
        editor.files_given.connect(self.attach)
        editor.long_text_given.connect(self._fold)
        editor.history_asked.connect(self._walk)
        editor.undo_asked.connect(self._take_back)
        tray.changed.connect(self._on_tray)
        tray.remove_asked.connect(self._remove)
        tray.unfold_asked.connect(self._unfold)
        tray.left.connect(editor.setFocus)

    def _fold(self, text: str) -> None:
        text = text.replace("\r\n", "\n")
        pasted = Attachment(new_key(), "", text=text, tokens=estimated_tokens(text))
        self.tray.put(pasted)

        def take_back() -> None:
            self.tray.remove(pasted.key)

        self._undo.add(take_back)

    def _remove(self, key: int) -> None:
        place = [attachment.key for attachment in self.tray.attachments].index(key)
        removed = self.tray.remove(key)
        if removed is not None and removed.text:
            self._undo.add(lambda: self._bring_back(removed, place))

    def _bring_back(self, attachment: Attachment, place: int) -> None:
        others = list(self.tray.attachments)
        self.tray.set_all([*others[:place], attachment, *others[place:]])

    def _unfold(self, key: int) -> None:
        place = [attachment.key for attachment in self.tray.attachments].index(key)
        removed = self.tray.remove(key)
        if removed is None:
            return
        self.editor.textCursor().insertText(removed.text)
        self.editor.ensureCursorVisible()
        self.editor.setFocus()

        def take_back() -> None:
            self.editor.undo()
            self._bring_back(removed, place)

        self._undo.add(take_back)

    def _take_back(self) -> None:
        if not self._undo.undo():
            self.editor.undo()

    def _walk(self, direction: int) -> None:
        text = self.history.step(direction, self.editor.toPlainText())
        if text is not None:
            self.editor.show_text(text, at_end=direction < 0)

    def _show_focus(self, focused: bool) -> None:  # noqa: FBT001  a slot
        restyle(self._card, "focused", value=focused)

    def _on_text(self) -> None:
        self._refused.hide()
        self._sending_when_read = False
        self._on_draft()

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does; chips come and go, and would be last in the window."""
        tools = (self._attach, self.meter, self.effort, self._answer_now, self._send, self._stop)
        for first, second in pairwise([*self.tray.buttons, self.editor, *tools]):
            QWidget.setTabOrder(first, second)

    def _on_tray(self) -> None:
        self._order_tabs()
        self._on_draft()
        if self._sending_when_read and not self.tray.reading:
            self.submit()

    def _on_draft(self) -> None:
        self._update_buttons()
        self.draft_changed.emit()

    def _update_buttons(self) -> None:
        something = bool(self.editor.toPlainText().strip() or self.tray.ready or self.tray.reading)
        sendable = something and not self._answering
        self._send_action.setEnabled(sendable)
        self._send.setEnabled(sendable)
        self._button.setCurrentWidget(self._stop if self._answering else self._send)

    def _make_button(self, action: QAction, icon_name: str) -> QToolButton:
        button = icon_button(icon_name, "", role=IconRole.ON_ACCENT)
        button.setProperty("kind", "send")
        button.clicked.connect(action.trigger)

        def write() -> None:
            relabel(button, action.text())
            button.setToolTip(action.toolTip())

        keep_texts(button, write)
        action.changed.connect(write)
        return button

    def _make_answer_now(self, action: QAction) -> QToolButton:
        button = icon_button("skip-forward", "", role=IconRole.ACCENT)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(action.trigger)

        def write() -> None:
            button.setText(" " + action.text())
            button.setAccessibleName(action.text())
            button.setToolTip(action.toolTip())

        keep_texts(button, write)
        action.changed.connect(write)
        return button

    def _make_place(self) -> QStackedLayout:
        """Return the one place of both buttons: nothing moves when they change."""
        place = QStackedLayout()
        place.addWidget(self._send)
        place.addWidget(self._stop)
        return place

    def _lay_out(self) -> QFrame:
        card = QFrame()
        card.setObjectName("composerCard")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(GRID - 2, GRID + 4, GRID, GRID)
        inner.setSpacing(GRID)
        inner.addWidget(self.tray)
        writing = QHBoxLayout()
        # The text begins where the icon of the first tool begins, which has a margin of its own.
        writing.setContentsMargins(GRID, 0, 0, 0)
        writing.addWidget(self.editor)
        inner.addLayout(writing)
        tools = QHBoxLayout()
        tools.setSpacing(GRID)
        tools.addWidget(self._attach)
        tools.addStretch(1)
        for widget in (self.meter, self.effort, self._answer_now):
            tools.addWidget(widget)
        tools.addLayout(self._button)
        inner.addLayout(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._refused)
        column.addWidget(self._waiting)
        column.addWidget(self._summarising)
        column.addWidget(card)
        card.setCursor(Qt.CursorShape.IBeamCursor)
        card.setFocusProxy(self.editor)
        return card

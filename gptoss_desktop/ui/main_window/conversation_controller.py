"""The open chat: shows its messages, sends what is written, follows its answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.domain.conversation import ConversationId, MessageId, MessageState, Role
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.services.failures import storage_failure
from gptoss_desktop.tasks import Lane, run_task
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.live_answers import LiveAnswers

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import ConversationSummary, Message, Part
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.main_window.chat_page import ChatPage
    from gptoss_desktop.ui.parameters.panel import ParameterPanel


class ConversationController(QObject):
    """One chat is open at a time; the others go on answering. A draft belongs to its chat."""

    opened = Signal(str)
    """Conversation id; also when a new one begins, which no list has yet."""
    content_changed = Signal()
    """Messages have come or gone: the page may have to change."""
    answered = Signal(object)
    """Message: an answer of the open chat, as it stands at its end or in the store."""

    def __init__(
        self, services: Services, page: ChatPage, parameters: ParameterPanel, actions: ActionRegistry
    ) -> None:
        super().__init__(page)
        self._services = services
        self._chat = services.chat
        self._page = page
        self._parameters = parameters
        self._stop_action = actions.bind(ActionId.STOP, self.stop)
        self._live = LiveAnswers()
        self._messages: list[Message] = []
        self._drafts: dict[str, Draft] = {}
        self._sought = ""
        self._submitted = Draft()
        self.current = self._chat.new_conversation()
        self._connect()
        self._show_answering()

    @property
    def is_empty(self) -> bool:
        """Whether the open chat has no message yet."""
        return not self._messages

    def new(self) -> None:
        """Begin a new chat; an open one without a message is new already."""
        if self._messages:
            self._leave()
            self._enter(self._chat.new_conversation(), "", editable=False)
            self._show_messages([])
        self._page.composer.editor.setFocus()

    def open(self, summary: ConversationSummary) -> None:
        """Open a stored chat; its messages are read off the GUI thread."""
        if summary.id == self.current:
            return
        self._leave()
        self._enter(summary.id, summary.title, editable=True)
        self._read(summary.id)

    def open_at(self, summary: ConversationSummary, message_id: str) -> None:
        """Open a stored chat, whose branch holds the message, and jump to the message."""
        self._sought = message_id
        if summary.id == self.current:
            self._read(summary.id)
        else:
            self.open(summary)

    def show_title(self, title: str) -> None:
        """Show the open chat's new title."""
        self._page.header.show_title(title, editable=True)

    def stop(self) -> None:
        """Stop the answer of the open chat."""
        self._chat.stop(self.current)

    def answer_again(self) -> None:
        """Ask once more for the answer to the last prompt of the open chat."""
        prompt = next((m for m in reversed(self._messages) if m.role is Role.USER), None)
        if prompt is not None:
            self._regenerate(prompt.id)

    def show_failure(self, failure: EngineFailure) -> None:
        """Show what failed, above the composer."""
        self._page.error_bar.show_failure(failure)

    def _connect(self) -> None:
        chat, page = self._chat, self._page
        chat.message_added.connect(self._on_added)
        chat.answer_delta.connect(self._on_delta)
        chat.message_changed.connect(self._on_changed)
        chat.answer_failed.connect(self._on_failed)
        # Methods, not lambdas: Qt lets go of them when the window goes before the services do.
        chat.waiting_changed.connect(self._on_busy)
        self._services.supervisor.status_changed.connect(self._on_busy)
        chat.answering_changed.connect(self._on_busy)
        page.composer.submitted.connect(self._send)
        page.transcript.resume_requested.connect(self._resume)
        page.transcript.regenerate_requested.connect(self._regenerate)

    def _enter(self, conversation_id: ConversationId, title: str, *, editable: bool) -> None:
        self.current = conversation_id
        self._page.header.show_title(title, editable=editable)
        self._page.composer.set_draft(self._drafts.pop(conversation_id, Draft()))
        self._page.error_bar.show_failure(None)
        self._show_answering()
        self.opened.emit(conversation_id)

    def _leave(self) -> None:
        draft = self._page.composer.draft
        if not draft.is_empty:
            self._drafts[self.current] = draft

    def _read(self, conversation_id: ConversationId) -> None:
        def show(messages: list[Message]) -> None:
            if conversation_id != self.current:
                return
            if self._live.has_ended_since(messages):
                # Its final form is on its way to the store already: a second read comes after it.
                self._read(conversation_id)
            else:
                self._show_messages(self._live.complete(messages))

        run_task(
            partial(self._services.store.messages, conversation_id),
            show,
            lambda error: self._on_failed(conversation_id, storage_failure(error)),
            lane=Lane.STORAGE,
        )

    def _show_messages(self, messages: list[Message]) -> None:
        self._messages = messages
        self._page.transcript.set_messages(messages)
        sought, self._sought = self._sought, ""
        if sought:
            self._page.transcript.show_message(sought)
        if messages:
            self.answered.emit(messages[-1])
        self.content_changed.emit()

    def _send(self, parts: tuple[Part, ...]) -> None:
        if self._parameters.problem:
            self._page.composer.refuse(self._parameters.problem)
            return
        self._submitted = self._page.composer.draft
        self._page.error_bar.show_failure(None)
        parent = self._messages[-1].id if self._messages else None
        self._chat.send(self.current, parts, self._parameters.parameters, parent)
        self._show_answering()

    def _resume(self, message_id: str) -> None:
        self._page.error_bar.show_failure(None)
        self._chat.resume(self.current, MessageId(message_id), self._parameters.parameters)

    def _regenerate(self, user_message_id: str) -> None:
        self._page.error_bar.show_failure(None)
        self._chat.regenerate(self.current, MessageId(user_message_id), self._parameters.parameters)

    def _on_added(self, message: Message) -> None:
        self._live.note(message)
        if message.conversation_id != self.current:
            return
        if message.role is Role.USER:
            self._forget_draft()
        before = len(self._messages)
        path = [m.id for m in self._messages]
        kept = path.index(message.parent_id) + 1 if message.parent_id in path else 0
        self._messages = [*self._messages[:kept], message]
        if kept == before:
            self._page.transcript.add_message(message)
        else:
            # Another branch begins: what stood below the prompt is on the old one.
            self._page.transcript.set_messages(self._messages)
        self.content_changed.emit()

    def _on_delta(self, message_id: str, deltas: tuple[TextDelta, ...]) -> None:
        self._live.add(message_id, deltas)
        if self._messages and self._messages[-1].id == message_id:
            self._page.transcript.apply_delta(message_id, deltas)

    def _on_changed(self, message: Message) -> None:
        self._live.note(message)
        for row, shown in enumerate(self._messages):
            if shown.id == message.id:
                self._messages[row] = message
                self._page.transcript.update_message(message)
                if message.state is not MessageState.STREAMING:
                    self.answered.emit(message)

    def _on_failed(self, conversation_id: str, failure: EngineFailure) -> None:
        if conversation_id != self.current:
            return
        self._show_answering()
        # Why the connection is lost says the engine's own failure, which stands there already.
        gone = self._services.supervisor.status.state is EngineState.FAILED
        if not (gone and failure.kind is FailureKind.CONNECTION_LOST):
            self.show_failure(failure)

    def _forget_draft(self) -> None:
        """The prompt is on the disk: take it out of the composer, and leave what was written since."""
        draft, sent = self._page.composer.draft, self._submitted
        self._submitted = Draft()
        if not sent.is_empty and draft.text.startswith(sent.text):
            self._page.composer.set_draft(Draft(draft.text.removeprefix(sent.text).lstrip("\n")))

    def _on_busy(self, *_: object) -> None:
        self._show_answering()

    def _show_answering(self) -> None:
        answering = self._chat.is_answering(self.current)
        self._page.composer.set_answering(answering=answering)
        self._stop_action.setEnabled(answering)
        self._page.composer.say_waiting(self._waiting_for())

    def _waiting_for(self) -> str:
        """Say for what the open chat's message waits; nothing when it does not wait."""
        supervisor = self._services.supervisor
        if not self._chat.is_waiting(self.current) or supervisor.client is not None:
            return ""
        if supervisor.status.state is EngineState.STOPPED:
            return self.tr("The message is kept. Choose a model, and it is answered.")
        return self.tr("The message waits for the engine and is sent when it is ready.")

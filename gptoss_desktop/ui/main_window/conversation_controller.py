"""The open chat: shows its messages, sends what is written, follows its answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.domain.conversation import ConversationId, MessageId, Role
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.services.failures import storage_failure
from gptoss_desktop.tasks import Lane, run_task
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.shown_path import ShownPath
from gptoss_desktop.ui.main_window.tree_controller import TreeController

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import ConversationSummary, Part
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.main_window.chat_page import ChatPage
    from gptoss_desktop.ui.parameters.panel import ParameterPanel


class ConversationController(QObject):
    """One chat is open at a time; the others go on answering."""

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
        self.current = self._chat.new_conversation()
        self.path = ShownPath(services.store, page.transcript, self.current)
        self._tree = TreeController(services, page, self.path, parameters, self)
        self._connect()
        self._show_answering()

    @property
    def is_empty(self) -> bool:
        """Whether the open chat has no message yet."""
        return not self.path.messages

    def new(self) -> None:
        """Begin a new chat; an open one without a message is new already."""
        if not self.is_empty or self.path.reading:
            self._enter(self._chat.new_conversation(), "", editable=False)
            self.path.begin(self.current)
        self._page.composer.editor.setFocus()

    def open(self, summary: ConversationSummary) -> None:
        """Open a stored chat; its messages are read off the GUI thread."""
        if summary.id == self.current:
            return
        self._enter(summary.id, summary.title, editable=True)
        self.path.open(summary.id)

    def open_at(self, summary: ConversationSummary, message_id: str) -> None:
        """Open a stored chat, whose branch holds the message, and jump to the message."""
        if summary.id != self.current:
            self.open(summary)
        elif self.path.find(message_id) is None:
            self.path.open(summary.id)
        self.path.seek(message_id)

    def show_title(self, title: str) -> None:
        """Show the open chat's new title."""
        self._page.header.show_title(title, editable=True)

    def stop(self) -> None:
        """Stop the answer of the open chat."""
        self._chat.stop(self.current)

    def answer_again(self) -> None:
        """Ask once more for the answer to the last prompt of the open chat."""
        prompt = next((m for m in reversed(self.path.messages) if m.role is Role.USER), None)
        if prompt is not None:
            self._tree.answer_again(prompt.id)

    def show_failure(self, failure: EngineFailure) -> None:
        """Show what failed, above the composer."""
        self._page.error_bar.show_failure(failure)

    def _connect(self) -> None:
        chat, page = self._chat, self._page
        chat.message_added.connect(self.path.on_added)
        chat.answer_delta.connect(self.path.on_delta)
        chat.message_changed.connect(self.path.on_changed)
        chat.record_changed.connect(self.path.on_changed)
        chat.answer_failed.connect(self._on_failed)
        # Methods, not lambdas: Qt lets go of them when the window goes before the services do.
        chat.waiting_changed.connect(self._on_busy)
        self._services.supervisor.status_changed.connect(self._on_busy)
        chat.answering_changed.connect(self._on_busy)
        page.composer.submitted.connect(self._send)
        page.transcript.resume_requested.connect(self._resume)
        page.transcript.answer_now_requested.connect(self._answer_now)
        page.composer.answer_now_requested.connect(self._answer_now)
        self.path.changed.connect(self.content_changed)
        self.path.answered.connect(self.answered)
        self.path.failed.connect(self._on_path_failed)
        self._tree.failed.connect(self.show_failure)

    def _enter(self, conversation_id: ConversationId, title: str, *, editable: bool) -> None:
        self.current = conversation_id
        self._page.header.show_title(title, editable=editable)
        self._page.error_bar.show_failure(None)
        self._show_answering()
        self.opened.emit(conversation_id)

    def _send(self, parts: tuple[Part, ...]) -> None:
        if self._parameters.is_reading:
            # Reading was asked for before: when this comes back through the same lane, they are there.
            again = partial(self._send_if_open, self.current, parts)
            run_task(lambda: None, again, self._on_path_failed, lane=Lane.STORAGE)
            return
        if self._parameters.problem:
            self._page.composer.refuse(self._parameters.problem)
            return
        self._page.error_bar.show_failure(None)
        self.path.when_read(partial(self._send_below, parts))

    def _send_if_open(self, conversation_id: ConversationId, parts: tuple[Part, ...], _: None) -> None:
        """Send what waited for the chat's parameters; in a chat that was left it stays as the draft."""
        if conversation_id == self.current:
            self._send(parts)

    def _send_below(self, parts: tuple[Part, ...]) -> None:
        """Send a prompt, below what is shown last."""
        parent = self.path.messages[-1].id if self.path.messages else None
        self._chat.send(self.current, parts, self._parameters.parameters, parent)
        self._show_answering()

    def _resume(self, message_id: str) -> None:
        self._page.error_bar.show_failure(None)
        self._chat.resume(self.current, MessageId(message_id), self._parameters.parameters)

    def _answer_now(self) -> None:
        self._page.error_bar.show_failure(None)
        self._chat.answer_now(self.current)

    def _on_path_failed(self, error: Exception) -> None:
        self._on_failed(self.current, storage_failure(error))

    def _on_failed(self, conversation_id: str, failure: EngineFailure) -> None:
        if conversation_id != self.current:
            return
        self._show_answering()
        # Why the connection is lost says the engine's own failure, which stands there already.
        gone = self._services.supervisor.status.state is EngineState.FAILED
        if not (gone and failure.kind is FailureKind.CONNECTION_LOST):
            self.show_failure(failure)

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

"""What is done to the tree of the open chat: editing, versions, branches, deleting, running again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.domain.conversation import MessageId, Part, PartKind, Role
from gptoss_desktop.ui.main_window.stored import in_storage
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.conversation import ConversationId
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.main_window.chat_page import ChatPage
    from gptoss_desktop.ui.main_window.conversation_controller import ConversationController
    from gptoss_desktop.ui.main_window.shown_path import ShownPath
    from gptoss_desktop.ui.parameters.panel import ParameterPanel


class TreeController(QObject):
    """Nothing is erased by any of it: what was before stays in the tree, and a deleted branch comes back."""

    failed = Signal(object)
    """EngineFailure"""

    def __init__(
        self,
        services: Services,
        page: ChatPage,
        path: ShownPath,
        parameters: ParameterPanel,
        conversation: ConversationController,
    ) -> None:
        super().__init__(page)
        self._store = services.store
        self._chat = services.chat
        self._page = page
        self._path = path
        self._parameters = parameters
        self._conversation = conversation
        self._left: MessageId | None = None
        transcript = page.transcript
        transcript.edited.connect(self._edit)
        transcript.version_requested.connect(self._step)
        transcript.branch_requested.connect(self._branch)
        transcript.delete_requested.connect(self._delete)
        transcript.run_again_requested.connect(self._run_again)
        transcript.regenerate_requested.connect(self.answer_again)
        page.branch_notice.closed.connect(self._leave_branch)
        path.changed.connect(self._on_changed)
        keep_texts(self, self._write_texts)

    def answer_again(self, message_id: str) -> None:
        """Ask for another answer: in the place of this one, or to this prompt."""
        message = self._path.find(message_id)
        prompt = message.parent_id if message is not None and message.role is Role.ASSISTANT else message_id
        if prompt is not None and self._may_ask():
            self._chat.regenerate(self._current, MessageId(prompt), self._parameters.parameters)

    @property
    def _current(self) -> ConversationId:
        return self._conversation.current

    def _may_ask(self) -> bool:
        """Say whether the parameters are fit to ask with; say why not."""
        if self._parameters.problem:
            self._page.composer.refuse(self._parameters.problem)
            return False
        self._page.error_bar.show_failure(None)
        return True

    def _edit(self, message_id: str, text: str) -> None:
        message = self._path.find(message_id)
        if message is None:
            return
        if text == message.text():
            self._page.transcript.leave_edit(message_id)
        elif self._may_ask():
            # What was attached, and what was thought, stays with the new version.
            kept = tuple(part for part in message.parts if part.kind is not PartKind.TEXT)
            parts = (*kept, Part(PartKind.TEXT, text))
            self._chat.edit(self._current, message.id, parts, self._parameters.parameters)

    def _step(self, message_id: str, step: int) -> None:
        versions = self._path.versions_of(message_id)
        neighbour = versions.neighbour(step) if versions is not None else None
        if neighbour is not None:
            self._path.go_to_version(neighbour)

    def _run_again(self, message_id: str) -> None:
        self._page.error_bar.show_failure(None)
        self._chat.run_again(self._current, MessageId(message_id))

    # Branching

    def _branch(self, message_id: str) -> None:
        """Let the next prompt go below a message; what stood below it comes back with the notice's cross."""
        left = self._path.messages[-1].id if self._path.messages else None
        if self._path.cut_below(message_id):
            self._left = left
            self._write_texts()
            self._page.composer.editor.setFocus()

    def _leave_branch(self) -> None:
        left, self._left = self._left, None
        if left is not None:
            self._path.go_to_leaf(left)

    def _on_changed(self) -> None:
        # A prompt has begun the branch, or another chat was opened.
        if self._left is not None and not self._page.branch_notice.isHidden():
            self._left = None
            self._page.branch_notice.say("")

    def _write_texts(self) -> None:
        if self._left is not None:
            self._page.branch_notice.say(
                self.tr(
                    "The next message continues from here. What stood below is kept; close this to go back."
                )
            )

    # Deleting

    def _delete(self, message_id: str) -> None:
        conversation_id = self._current
        if self._chat.is_answering(conversation_id):
            self._chat.stop(conversation_id)

        def done(leaf: MessageId | None) -> None:
            self._show(conversation_id, leaf)
            said = self.tr("The message and all below it are deleted.")
            self._page.undo_bar.offer(said, partial(self._undelete, conversation_id, message_id))

        self._in_lane(partial(self._store.delete_branch, MessageId(message_id)), done)

    def _undelete(self, conversation_id: ConversationId, message_id: str) -> None:
        work = partial(self._store.undelete_branch, MessageId(message_id))
        self._in_lane(work, partial(self._show, conversation_id))

    def _show(self, conversation_id: ConversationId, leaf: MessageId | None) -> None:
        if conversation_id == self._current:
            self._path.go_to_leaf(leaf)

    def _in_lane(
        self, work: Callable[[], MessageId | None], done: Callable[[MessageId | None], None]
    ) -> None:
        in_storage(work, done, self.failed)

"""Messages as they are written and answered. What belongs to an answer in progress waits for the disk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import MessageState
from gptoss_desktop.storage.facade.base import StoreBase

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import ConversationSummary, Message, MessageId
    from gptoss_desktop.domain.trace import TokenTrace
    from gptoss_desktop.protocol.chunks import TextDelta


class AnswerStore(StoreBase):
    """Adding messages, and following an answer to its end."""

    @property
    def unsaved(self) -> int:
        """The number of writes that wait for the disk."""
        return len(self._backlog)

    def add_message(self, message: Message) -> None:
        """Add a message and make it the conversation's leaf. Under a deleted message it is deleted too."""
        if message.state is MessageState.STREAMING:
            self._backlog.write(partial(self._add, message))
            return
        self._backlog.drain()
        with self._database.transaction():
            self._add(message)

    def begin(self, summary: ConversationSummary, message: Message) -> None:
        """Add a conversation with its first message: one write to the disk, for which the engine waits."""
        self._backlog.drain()
        with self._database.transaction():
            self._insert(summary)
            self._add(message)

    def append_delta(self, message_id: MessageId, deltas: tuple[TextDelta, ...]) -> None:
        """Add new text to a streaming message. Costs O(new text)."""
        self._backlog.write(partial(self._deltas.append, message_id, deltas))

    def finish_message(self, message: Message) -> None:
        """Store the final form of a message: its parts take the place of its deltas."""
        self._backlog.write(partial(self._finish, message))

    def reopen_message(self, message_id: MessageId) -> None:
        """Let a message stream again: what comes continues the parts that it has."""
        self._backlog.write(partial(self._messages.set_state, message_id, MessageState.STREAMING))

    def amend_answer(self, message: Message) -> None:
        """Replace the record of a message; the conversation does not count as changed by that."""
        with self._database.transaction():
            self._messages.set_answer(message)

    def retry_unsaved(self) -> None:
        """Write what waits for the disk."""
        self._backlog.drain()

    def save_trace(self, trace: TokenTrace) -> None:
        """Keep the tokens of an answer, in the place of what is known of it."""
        with self._database.transaction():
            self._traces.save(trace)

    def trace(self, message_id: MessageId) -> TokenTrace | None:
        """Return the tokens of an answer; None where they are not known."""
        return self._traces.get(message_id)

    def _add(self, message: Message) -> None:
        self._messages.insert(message)
        self._branches.follow_parent(message.id)
        home = self._branches.home_of(message.id)
        if home is not None and not home.deleted:
            self._conversations.move_leaf(message.conversation_id, message.id)
        self._changed(message)

    def _finish(self, message: Message) -> None:
        self._deltas.remove(message.id)
        if self._messages.update(message):
            self._changed(message)

    def _changed(self, message: Message) -> None:
        model = None if message.answer is None else message.answer.model
        self._conversations.changed_now(message.conversation_id, model)

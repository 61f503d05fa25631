"""The answers that are coming: their messages, their text on its way to the disk, their ends."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.domain.conversation import Message, MessageState, Role, new_message_id
from gptoss_desktop.services.answering import Answering, AnswerSinks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import ConversationId
    from gptoss_desktop.domain.trace import TokenTrace
    from gptoss_desktop.engine.stream import AnswerOutcome
    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.services.pending import Begun, Pending
    from gptoss_desktop.services.store_lane import StoreLane
    from gptoss_desktop.storage.store import ConversationStore


class Following(QObject):
    """One answer a conversation, any number of conversations."""

    opened = Signal(object, bool)
    """The message that streams from now on, and whether it is a new one."""
    delta = Signal(str, object)
    """Message id, tuple[TextDelta, ...]."""
    ended = Signal(object, object, float)
    """The final Message, the AnswerOutcome, and the seconds since the request."""

    def __init__(self, store: ConversationStore, lane: StoreLane, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane
        self._answers: dict[ConversationId, Answering] = {}

    @property
    def conversations(self) -> tuple[ConversationId, ...]:
        """Those that are being answered."""
        return tuple(self._answers)

    def get(self, conversation_id: str) -> Answering | None:
        """Return the answer of a conversation, None where none is coming."""
        return next((found for key, found in self._answers.items() if key == conversation_id), None)

    def follow(self, pending: Pending, begun: Begun, architecture: str) -> None:
        """Open the message that is to stream, and fill it."""
        message = self._open_message(pending, begun)
        answering = Answering(message, begun, architecture, AnswerSinks(self._append, self._finish))
        self._answers[pending.conversation_id] = answering
        answering.delta.connect(partial(self.delta.emit, message.id))
        answering.finished.connect(self._on_finished)

    def cancel_all(self) -> None:
        """Stop every answer; what has come is saved."""
        for answering in list(self._answers.values()):
            answering.cancel()

    def _open_message(self, pending: Pending, begun: Begun) -> Message:
        """Return the message that will stream: a new one, or an old one that goes on."""
        if pending.message is not None:
            message = replace(pending.message, state=MessageState.STREAMING)
            # What was written of one that begins anew is taken away.
            reopen = (
                partial(self._store.reopen_message, message.id)
                if pending.goes_on
                else partial(self._store.finish_message, message)
            )
            self._lane.write(message.conversation_id, reopen)
            self.opened.emit(message, False)
            return message
        # Its record is there from the beginning: what was left out of the prompt is marked at once.
        message = Message(
            new_message_id(),
            pending.conversation_id,
            pending.path[-1].id,
            Role.ASSISTANT,
            (),
            MessageState.STREAMING,
            answer=begun.record,
        )
        self._lane.write(message.conversation_id, partial(self._store.add_message, message))
        self.opened.emit(message, True)
        return message

    def _on_finished(self, message: Message, outcome: AnswerOutcome) -> None:
        answering = self._answers.pop(message.conversation_id)
        self.ended.emit(message, outcome, answering.elapsed)

    def _append(self, message: Message, deltas: Sequence[TextDelta]) -> None:
        append = partial(self._store.append_delta, message.id, tuple(deltas))
        self._lane.write(message.conversation_id, append)

    def _finish(self, message: Message, trace: TokenTrace) -> None:
        def finish() -> None:
            self._store.finish_message(message)
            if trace.prompt:
                self._store.save_trace(trace)

        self._lane.write(message.conversation_id, finish)

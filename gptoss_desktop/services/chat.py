"""Conversations with answers: saves the prompt, waits for the engine, follows the stream, keeps what came."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.domain.conversation import (
    ConversationId,
    ConversationSummary,
    Message,
    MessageId,
    MessageState,
    Part,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.failure import EngineFailure, FailureKind
from gptoss_desktop.domain.parameters import GenerationParameters, ParameterError
from gptoss_desktop.protocol.harmony import is_gpt_oss
from gptoss_desktop.services.announcements import Announcements
from gptoss_desktop.services.answering import Answering, AnswerSinks, can_go_on
from gptoss_desktop.services.cut_answers import CutAnswers
from gptoss_desktop.services.failures import storage_failure
from gptoss_desktop.services.pending import Begun, Pending, begin
from gptoss_desktop.services.titles import title_of
from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gptoss_desktop.domain.engine import EngineStatus
    from gptoss_desktop.engine.stream import AnswerOutcome
    from gptoss_desktop.engine.supervisor import EngineSupervisor
    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.storage.store import ConversationStore

T = TypeVar("T")

_ENDING = frozenset({EngineState.STOPPING, EngineState.STOPPED})
"""A person wanted the engine's end, and the end of its answers with it."""


class ChatService(QObject):
    """Every answer of the program goes through here; conversations answer independently of each other."""

    message_added = Signal(object)
    answer_delta = Signal(str, object)
    message_changed = Signal(object)
    answer_failed = Signal(str, object)
    waiting_changed = Signal(str, bool)
    answering_changed = Signal(str, bool)
    conversation_changed = Signal(object)

    def __init__(
        self,
        store: ConversationStore,
        supervisor: EngineSupervisor,
        parent: QObject | None = None,
        *,
        carries_on: Callable[[], bool] = lambda: False,
    ) -> None:
        """`carries_on`: whether an answer that its engine did not finish goes on by itself on the next."""
        super().__init__(parent)
        self._store = store
        self._supervisor = supervisor
        self._unsaved: set[ConversationId] = set()
        self._saving: set[ConversationId] = set()
        self._waiting: dict[ConversationId, Pending] = {}
        self._answering: dict[ConversationId, Answering] = {}
        self._carries_on = carries_on
        self._cuts = CutAnswers()
        self._announcements = Announcements(self)
        self._tell = self._announcements.tell
        supervisor.status_changed.connect(self._on_status)

    def new_conversation(self) -> ConversationId:
        """Return the id of a conversation that is stored with its first message."""
        conversation_id = new_conversation_id()
        self._unsaved.add(conversation_id)
        return conversation_id

    def is_answering(self, conversation_id: str) -> bool:
        """Return whether an answer is streaming or waits for the engine."""
        return conversation_id in self._answering or self.is_waiting(conversation_id)

    def answering(self) -> frozenset[ConversationId]:
        """Return the conversations that are being answered, those that wait for the engine among them."""
        return frozenset((*self._answering, *self._waiting, *self._saving))

    def is_waiting(self, conversation_id: str) -> bool:
        """Return whether a prompt waits for the engine."""
        return conversation_id in self._waiting or conversation_id in self._saving

    def send(
        self,
        conversation_id: ConversationId,
        parts: tuple[Part, ...],
        parameters: GenerationParameters,
        parent_id: MessageId | None,
    ) -> None:
        """Save a prompt, then answer it as soon as an engine is ready. Its parts are TEXT and ATTACHMENT.

        `message_added` brings the user's message once it is on the disk; a refusal is `answer_failed` before.
        """
        if not self._may_start(conversation_id, parameters):
            return
        message = Message(new_message_id(), conversation_id, parent_id, Role.USER, parts)
        title = title_of(parts) if conversation_id in self._unsaved else None

        def save() -> tuple[ConversationSummary, list[Message]]:
            if title is not None:
                now = datetime.now(UTC)
                self._store.create(ConversationSummary(conversation_id, title, now, now))
            self._store.add_message(message)
            return self._store.summary(conversation_id), self._store.path_to(message.id)

        def saved(result: tuple[ConversationSummary, list[Message]]) -> None:
            summary, path = result
            self._unsaved.discard(conversation_id)
            pending = Pending(conversation_id, tuple(path), parameters)
            # The request leaves first: the window draws the prompt while the engine reads it.
            begun = self._ask(pending)
            if begun is not None:
                self._announcements.hold()
            self._tell(self.conversation_changed, summary)
            self._tell(self.message_added, message)
            self._follow_or_wait(pending, begun)

        self._in_lane(conversation_id, save, saved)

    def edit(
        self,
        conversation_id: ConversationId,
        message_id: MessageId,
        parts: tuple[Part, ...],
        parameters: GenerationParameters,
    ) -> None:
        """Put another version beside a message; that of a user's message is answered, an answer's is not."""
        if not self._may_start(conversation_id, parameters):
            return

        def read(path: list[Message]) -> None:
            old = path[-1]
            if old.role is Role.USER:
                self.send(conversation_id, parts, parameters, old.parent_id)
                return
            edited = Message(new_message_id(), conversation_id, old.parent_id, old.role, parts)
            self._in_lane(
                conversation_id,
                partial(self._store.add_message, edited),
                lambda _: self._tell(self.message_added, edited),
            )

        self._in_lane(conversation_id, partial(self._store.path_to, message_id, limit=1), read)

    def regenerate(
        self, conversation_id: ConversationId, user_message_id: MessageId, parameters: GenerationParameters
    ) -> None:
        """Answer a prompt once more; the earlier answer stays in the tree beside the new one."""
        if not self._may_start(conversation_id, parameters):
            return

        def read(path: list[Message]) -> None:
            self._enqueue(Pending(conversation_id, tuple(path), parameters))

        self._in_lane(conversation_id, partial(self._store.path_to, user_message_id), read)

    def resume(
        self, conversation_id: ConversationId, message_id: MessageId, parameters: GenerationParameters
    ) -> None:
        """Go on with an answer that was stopped or cut; one that has no text yet is asked for again."""
        if not self._may_start(conversation_id, parameters):
            return

        def read(path: list[Message]) -> None:
            message = path[-1]
            continues = message if message.text() and can_go_on(message) else None
            prompt = path if continues else path[:-1]
            self._enqueue(Pending(conversation_id, tuple(prompt), parameters, continues))

        self._in_lane(conversation_id, partial(self._store.path_to, message_id), read)

    def _carry_on(self, cut: Message) -> None:
        """Go on with an answer that was cut, in its own message: what cannot go on is written anew."""
        if cut.answer is None or self.is_answering(cut.conversation_id):
            return
        parameters = cut.answer.parameters

        def read(path: list[Message]) -> None:
            if not path:  # the conversation was deleted meanwhile
                return
            message, info = path[-1], self._supervisor.status.info
            if can_go_on(message, gpt_oss=info is not None and is_gpt_oss(info.architecture)):
                pending = Pending(cut.conversation_id, tuple(path), parameters, message)
            else:
                anew = replace(message, parts=())
                pending = Pending(cut.conversation_id, tuple(path[:-1]), parameters, anew)
            self._enqueue(pending)

        self._in_lane(cut.conversation_id, partial(self._store.path_to, cut.id), read)

    def stop(self, conversation_id: str) -> None:
        """Stop the answer, or take back a prompt that waits for the engine (it stays in the conversation)."""
        key = ConversationId(conversation_id)
        self._cuts.forget(key)
        if self._waiting.pop(key, None) is not None:
            self._tell(self.waiting_changed, key, False)
            self._tell(self.answering_changed, key, False)
        elif key in self._answering:
            self._answering[key].cancel()

    def stop_all(self) -> None:
        """Stop every answer: the program ends. What has come is saved."""
        self._waiting.clear()
        self._cuts.forget_all()
        for answering in list(self._answering.values()):
            answering.cancel()

    def _may_start(self, conversation_id: ConversationId, parameters: GenerationParameters) -> bool:
        if self.is_answering(conversation_id):
            busy = EngineFailure(
                FailureKind.BUSY, "This conversation is still being answered.", "Stop it, or wait."
            )
            self._tell(self.answer_failed, conversation_id, busy)
            return False
        try:
            parameters.validate()
        except ParameterError as error:
            self._tell(
                self.answer_failed, conversation_id, EngineFailure(FailureKind.BAD_REQUEST, str(error))
            )
            return False
        self._cuts.forget(conversation_id)
        return True

    def _in_lane(
        self, conversation_id: ConversationId, work: Callable[[], T], on_done: Callable[[T], None]
    ) -> None:
        """Do storage work for a conversation that counts as busy meanwhile."""
        self._saving.add(conversation_id)

        def done(result: T) -> None:
            self._saving.discard(conversation_id)
            on_done(result)

        def failed(error: Exception) -> None:
            self._saving.discard(conversation_id)
            self._storage_failed(conversation_id, error)

        run_task(work, done, failed, lane=Lane.STORAGE)

    def _enqueue(self, pending: Pending) -> None:
        self._follow_or_wait(pending, self._ask(pending))

    def _on_status(self, status: EngineStatus) -> None:
        if status.state in _ENDING:
            self._cuts.forget_all()
        elif status.state is EngineState.FAILED:
            self._cuts.engine_failed()
        if self._supervisor.client is None:
            return
        waiting, self._waiting = self._waiting, {}
        for pending in waiting.values():
            self._enqueue(pending)
        for message in self._cuts.take():
            self._carry_on(message)

    def _ask(self, pending: Pending) -> Begun | None:
        """Send the request, where there is an engine to take it."""
        client, info = self._supervisor.client, self._supervisor.status.info
        if client is None or info is None:
            return None
        self._supervisor.retain()
        return begin(pending, client, info)

    def _follow_or_wait(self, pending: Pending, begun: Begun | None) -> None:
        conversation_id = pending.conversation_id
        if begun is None:
            self._waiting[conversation_id] = pending
            self._tell(self.answering_changed, conversation_id, True)
            self._tell(self.waiting_changed, conversation_id, True)
            return
        message = self._open_message(pending)
        answering = Answering(message, begun.record, begun.stream, AnswerSinks(self._append, self._finish))
        self._answering[conversation_id] = answering
        answering.delta.connect(partial(self._on_delta, message.id))
        answering.finished.connect(self._on_finished)
        self._tell(self.answering_changed, conversation_id, True)
        self._tell(self.waiting_changed, conversation_id, False)

    def _open_message(self, pending: Pending) -> Message:
        """Return the message that will stream: a new one, or an old one that goes on."""
        if pending.message is not None:
            message = replace(pending.message, state=MessageState.STREAMING)
            # What was written of one that begins anew is taken away.
            reopen = (
                partial(self._store.reopen_message, message.id)
                if pending.goes_on
                else partial(self._store.finish_message, message)
            )
            self._store_in_lane(message.conversation_id, reopen)
            self._tell(self.message_changed, message)
            return message
        parent = pending.path[-1].id
        message = Message(
            new_message_id(), pending.conversation_id, parent, Role.ASSISTANT, (), MessageState.STREAMING
        )
        self._store_in_lane(message.conversation_id, partial(self._store.add_message, message))
        self._tell(self.message_added, message)
        return message

    def _on_delta(self, message_id: MessageId, deltas: tuple[TextDelta, ...]) -> None:
        self._announcements.release()
        self.answer_delta.emit(message_id, deltas)

    def _on_finished(self, message: Message, outcome: AnswerOutcome) -> None:
        self._announcements.release()
        conversation_id = message.conversation_id
        self._answering.pop(conversation_id, None)
        self._supervisor.release()
        state = self._supervisor.status.state
        if outcome.failure is not None and state not in _ENDING and self._carries_on():
            gone = state not in {EngineState.READY, EngineState.GENERATING}
            self._cuts.note(message, outcome.failure.kind, engine_gone=gone)
        self._tell(self.message_changed, message)
        self._tell(self.answering_changed, conversation_id, False)
        if outcome.failure is not None:
            self._tell(self.answer_failed, conversation_id, outcome.failure)

    def _append(self, message: Message, deltas: Sequence[TextDelta]) -> None:
        self._store_in_lane(
            message.conversation_id, partial(self._store.append_delta, message.id, tuple(deltas))
        )

    def _finish(self, message: Message) -> None:
        self._store_in_lane(message.conversation_id, partial(self._store.finish_message, message))

    def _store_in_lane(self, conversation_id: ConversationId, work: Callable[[], object]) -> None:
        run_task(work, lambda _: None, partial(self._storage_failed, conversation_id), lane=Lane.STORAGE)

    def _storage_failed(self, conversation_id: ConversationId, error: Exception) -> None:
        self._tell(self.answer_failed, conversation_id, storage_failure(error))

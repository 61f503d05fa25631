"""Conversations with answers: saves the prompt, waits for the engine, follows the stream, keeps what came."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.domain.conversation import (
    ConversationId,
    ConversationSummary,
    Message,
    MessageId,
    Part,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.failure import EngineFailure, FailureKind
from gptoss_desktop.domain.parameters import GenerationParameters, ParameterError
from gptoss_desktop.protocol.harmony import is_gpt_oss
from gptoss_desktop.services import refusals
from gptoss_desktop.services.announcements import Announcements
from gptoss_desktop.services.answer_queue import AnswerQueue, QueueTools
from gptoss_desktop.services.answering import can_go_on
from gptoss_desktop.services.carrying_on import same_prompt, wants_answer
from gptoss_desktop.services.pending import Pending
from gptoss_desktop.services.store_lane import StoreLane
from gptoss_desktop.services.titles import title_of
from gptoss_desktop.services.token_counts import TokenCounts

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.conversation_settings import ConversationSettings
    from gptoss_desktop.engine.supervisor import EngineSupervisor
    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.storage.store import ConversationStore


_RELAYED = (
    "message_added",
    "message_changed",
    "answer_failed",
    "waiting_changed",
    "answering_changed",
    "summary_progress",
    "summary_written",
    "answer_done",
)


class ChatService(QObject):
    """Every answer of the program goes through here; conversations answer independently of each other."""

    message_added = Signal(object)
    answer_delta = Signal(str, object)
    message_changed = Signal(object)
    answer_failed = Signal(str, object)
    waiting_changed = Signal(str, bool)
    answering_changed = Signal(str, bool)
    conversation_changed = Signal(object)
    summary_progress = Signal(str, object)
    """Conversation id, SummaryProgress of the summary that the model writes; None at its end."""
    summary_written = Signal(str, object)
    """Conversation id, Summary: it is in the conversation's settings now."""
    record_changed = Signal(object)
    """Message: more is known now of where an answer, long finished, came from."""
    answer_done = Signal(str, object, float)
    """Conversation id, Message, seconds: an answer has ended, however; it is not about to go on by itself."""

    def __init__(
        self,
        store: ConversationStore,
        supervisor: EngineSupervisor,
        parent: QObject | None = None,
        *,
        carries_on: Callable[[], bool] = lambda: False,
        model_sha256: Callable[[str], str] = lambda _: "",
        fill_prompt: Callable[[str], str] = lambda text: text,
    ) -> None:
        """`carries_on`: whether an answer that its engine did not finish goes on by itself on the next.

        `model_sha256` gives the hash of a model by its path; empty while it is not known. `fill_prompt` fills
        the variables of a system prompt in: the record of an answer keeps what was sent.
        """
        super().__init__(parent)
        self._store = store
        self._supervisor = supervisor
        self._unsaved: set[ConversationId] = set()
        self._announcements = Announcements(self)
        self._tell = self._announcements.tell
        self._lane = StoreLane(partial(self._tell, self.answer_failed))
        self.counts = TokenCounts(self)
        tools = QueueTools(store, supervisor, self._lane, self.counts, carries_on, model_sha256, fill_prompt)
        self._queue = AnswerQueue(tools, self)
        self._queue.following.delta.connect(self._on_delta)
        self._queue.following.ended.connect(self._announcements.release)
        for name in _RELAYED:
            getattr(self._queue, name).connect(partial(self._tell, getattr(self, name)))

    def new_conversation(self) -> ConversationId:
        """Return the id of a conversation that is stored with its first message."""
        conversation_id = new_conversation_id()
        self._unsaved.add(conversation_id)
        return conversation_id

    def is_answering(self, conversation_id: str) -> bool:
        """Return whether an answer is streaming, or waits for the engine or a summary."""
        return conversation_id in self.answering()

    def answering(self) -> frozenset[ConversationId]:
        """Return the conversations that are being answered, those that wait for the engine among them."""
        return self._queue.conversations | self._lane.busy

    def is_waiting(self, conversation_id: str) -> bool:
        """Return whether a prompt waits for the engine."""
        return self._queue.is_waiting(conversation_id) or conversation_id in self._lane.busy

    def can_answer_now(self, conversation_id: str) -> bool:
        """Return whether an answer is coming of which the model, a gpt-oss, still thinks."""
        info = self._supervisor.status.info
        answering = self._queue.following.get(conversation_id)
        thinks = answering is not None and answering.thinks
        return thinks and info is not None and is_gpt_oss(info.architecture)

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

        def save() -> tuple[ConversationSummary, list[Message], ConversationSettings]:
            if title is not None:
                now = datetime.now(UTC)
                self._store.begin(ConversationSummary(conversation_id, title, now, now), message)
            else:
                self._store.add_message(message)
            settings = self._store.settings_of(conversation_id)
            return self._store.summary(conversation_id), self._store.path_to(message.id), settings

        def saved(result: tuple[ConversationSummary, list[Message], ConversationSettings]) -> None:
            summary, path, settings = result
            self._unsaved.discard(conversation_id)
            # The request leaves first: the window draws the prompt while the engine reads it.
            if self._supervisor.client is not None:
                self._announcements.hold()
            self._tell(self.conversation_changed, summary)
            self._tell(self.message_added, message)
            self._queue.add(Pending(conversation_id, tuple(path), parameters, settings))

        self._lane.occupy(conversation_id, save, saved)

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
            self._lane.occupy(
                conversation_id,
                partial(self._store.add_message, edited),
                lambda _: self._tell(self.message_added, edited),
            )

        self._lane.occupy(conversation_id, partial(self._store.path_to, message_id, limit=1), read)

    def regenerate(
        self, conversation_id: ConversationId, user_message_id: MessageId, parameters: GenerationParameters
    ) -> None:
        """Answer a prompt once more; the earlier answer stays in the tree beside the new one."""
        if self._may_start(conversation_id, parameters):
            self._with_path(
                user_message_id,
                conversation_id,
                lambda path, settings: Pending(conversation_id, path, parameters, settings),
            )

    def resume(
        self, conversation_id: ConversationId, message_id: MessageId, parameters: GenerationParameters
    ) -> None:
        """Go on with an answer that was stopped or cut; what cannot go on is asked for again.

        Where it was only thinking, gpt-oss thinks on.
        """

        def pending(path: tuple[Message, ...], settings: ConversationSettings) -> Pending:
            message, info = path[-1], self._supervisor.status.info
            on_harmony = info is not None and is_gpt_oss(info.architecture)
            if not can_go_on(message, gpt_oss=on_harmony):
                return Pending(conversation_id, path[:-1], parameters, settings)
            return Pending(
                conversation_id,
                path,
                parameters,
                settings,
                message=message,
                answer_now=wants_answer(message),
                prompt=same_prompt(message.answer),
            )

        if self._may_start(conversation_id, parameters):
            self._with_path(message_id, conversation_id, pending)

    def answer_now(self, conversation_id: ConversationId) -> None:
        """Close what gpt-oss thinks: the answer goes on in the same message, in its final channel.

        Where no answer is coming, that is the conversation's last message, which ended while it thought.
        """
        if self.can_answer_now(conversation_id):
            self._queue.answer_now(conversation_id)
            return
        if self.is_answering(conversation_id):
            return

        def go_on(path: list[Message]) -> None:
            info = self._supervisor.status.info
            thought = bool(path) and not path[-1].text() and can_go_on(path[-1], gpt_oss=True)
            if thought and path[-1].answer is not None and info and is_gpt_oss(info.architecture):
                self._queue.close_reasoning(path)

        self._lane.occupy(conversation_id, partial(self._store.messages, conversation_id), go_on)

    def run_again(self, conversation_id: ConversationId, message_id: MessageId) -> None:
        """Make an answer once more with its record's settings, on the present engine, as a new version."""
        if not self._may_start(conversation_id, GenerationParameters()):
            return

        def read(path: list[Message]) -> None:
            record = path[-1].answer if path else None
            if record is None:
                self._tell(self.answer_failed, conversation_id, refusals.no_record())
                return
            prompt = same_prompt(record)
            self._queue.add(
                Pending(
                    conversation_id, tuple(path[:-1]), record.parameters, prompt=prompt, repeats=message_id
                )
            )

        self._lane.occupy(conversation_id, partial(self._store.path_to, message_id), read)

    def stop(self, conversation_id: str) -> None:
        """Stop the answer, or take back a prompt that waits (it stays in the conversation)."""
        self._queue.stop(ConversationId(conversation_id))

    def stop_all(self) -> None:
        """Stop every answer: the program ends. What has come is saved."""
        self._queue.stop_all()

    def _on_delta(self, message_id: str, deltas: tuple[TextDelta, ...]) -> None:
        self._announcements.release()
        self.answer_delta.emit(message_id, deltas)

    def _with_path(
        self,
        message_id: MessageId,
        conversation_id: ConversationId,
        pending: Callable[[tuple[Message, ...], ConversationSettings], Pending],
    ) -> None:
        """Read the path to a message, and ask for what `pending` makes of it."""

        def read() -> tuple[list[Message], ConversationSettings]:
            return self._store.path_to(message_id), self._store.settings_of(conversation_id)

        def done(found: tuple[list[Message], ConversationSettings]) -> None:
            path, settings = found
            self._queue.add(pending(tuple(path), settings))

        self._lane.occupy(conversation_id, read, done)

    def _may_start(self, conversation_id: ConversationId, parameters: GenerationParameters) -> bool:
        if self.is_answering(conversation_id):
            self._tell(self.answer_failed, conversation_id, refusals.busy())
            return False
        try:
            parameters.validate()
        except ParameterError as error:
            wrong = EngineFailure(FailureKind.BAD_REQUEST, error.said)
            self._tell(self.answer_failed, conversation_id, wrong)
            return False
        self._queue.forget_cut(conversation_id)
        return True

"""From a prompt to its answer: it waits, is prepared, asked, followed, and asked on where it was cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.services.carrying_on import CarryingOn, go_on, same_prompt
from gptoss_desktop.services.following import Following
from gptoss_desktop.services.pending import Pending, begin
from gptoss_desktop.services.preparing import Preparing, PreparingHooks

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.conversation import ConversationId, Message
    from gptoss_desktop.domain.conversation_settings import Summary
    from gptoss_desktop.domain.engine import EngineInfo, EngineStatus
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.engine.stream import AnswerOutcome
    from gptoss_desktop.engine.supervisor import EngineSupervisor
    from gptoss_desktop.services.store_lane import StoreLane
    from gptoss_desktop.services.token_counts import TokenCounts
    from gptoss_desktop.storage.store import ConversationStore


@dataclass(frozen=True, slots=True)
class QueueTools:
    """What the queue works with. `model_sha256` gives a model's hash by its path, empty while unknown.

    `fill_prompt` fills the variables of a system prompt in, at the moment it is sent.
    """

    store: ConversationStore
    supervisor: EngineSupervisor
    lane: StoreLane
    counts: TokenCounts
    carries_on: Callable[[], bool]
    model_sha256: Callable[[str], str]
    fill_prompt: Callable[[str], str]


class AnswerQueue(QObject):
    """One prompt a conversation at a time; conversations do not wait for each other.

    The signals are those of `ChatService` with these names.
    """

    message_added = Signal(object)
    message_changed = Signal(object)
    answer_failed = Signal(str, object)
    waiting_changed = Signal(str, bool)
    answering_changed = Signal(str, bool)
    summary_progress = Signal(str, object)
    summary_written = Signal(str, object)
    answer_done = Signal(str, object, float)

    def __init__(self, tools: QueueTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._supervisor = tools.supervisor
        self._waiting: dict[ConversationId, Pending] = {}
        self._preparing: dict[ConversationId, Preparing] = {}
        self._asked: dict[ConversationId, Pending] = {}
        self._closing: set[ConversationId] = set()
        self._carrying = CarryingOn(tools.carries_on)
        self.following = Following(tools.store, tools.lane, self)
        self.following.opened.connect(self._on_opened)
        self.following.ended.connect(self._on_ended)
        self._supervisor.status_changed.connect(self._on_status)

    @property
    def conversations(self) -> frozenset[ConversationId]:
        """Those that are being answered, or wait for it."""
        return frozenset((*self.following.conversations, *self._waiting, *self._preparing))

    def is_waiting(self, conversation_id: str) -> bool:
        """Return whether a prompt waits for the engine."""
        return conversation_id in self._waiting

    def forget_cut(self, conversation_id: ConversationId) -> None:
        """Leave an answer that was cut as it is: its reader has decided."""
        self._carrying.cuts.forget(conversation_id)

    def add(self, pending: Pending) -> None:
        """Answer a prompt as soon as an engine is ready."""
        client, info = self._supervisor.client, self._supervisor.status.info
        conversation_id = pending.conversation_id
        if client is None or info is None:
            self._waiting[conversation_id] = pending
            self.answering_changed.emit(conversation_id, True)
            self.waiting_changed.emit(conversation_id, True)
            return
        hooks = PreparingHooks(
            ready=partial(self._on_ready, info),
            failed=partial(self._on_refused, conversation_id),
            counted=self._on_counted,
            progress=partial(self.summary_progress.emit, conversation_id),
            summarised=partial(self._on_summarised, conversation_id),
        )
        prompt = self._tools.fill_prompt(pending.parameters.system_prompt)
        pending = replace(pending, parameters=replace(pending.parameters, system_prompt=prompt))
        preparing = Preparing(pending, client, info, self._tools.counts, hooks)
        self._preparing[conversation_id] = preparing
        self._supervisor.retain()
        preparing.start()
        if conversation_id in self._preparing:
            self.answering_changed.emit(conversation_id, True)
            self.waiting_changed.emit(conversation_id, False)

    def answer_now(self, conversation_id: ConversationId) -> None:
        """Stop the answer that is coming, and go on with it in its final channel."""
        answering = self.following.get(conversation_id)
        if answering is not None:
            self._closing.add(conversation_id)
            answering.cancel()

    def close_reasoning(self, path: list[Message]) -> None:
        """Go on in its final channel with an answer at the end of a path that ended while it thought."""
        message = path[-1]
        if message.answer is not None:
            self.add(
                Pending(
                    message.conversation_id,
                    tuple(path),
                    message.answer.parameters,
                    message=message,
                    answer_now=not message.text(),
                    prompt=same_prompt(message.answer),
                )
            )

    def stop(self, conversation_id: ConversationId) -> None:
        """Stop an answer, or take back a prompt that waits."""
        self.forget_cut(conversation_id)
        self._closing.discard(conversation_id)
        answering = self.following.get(conversation_id)
        if answering is not None:
            answering.cancel()
        elif self._waiting.pop(conversation_id, None) is not None:
            self._is_over(conversation_id)
        elif conversation_id in self._preparing:
            self._preparing[conversation_id].cancel()
            self._prepared(conversation_id)
            self._is_over(conversation_id)

    def stop_all(self) -> None:
        """Stop everything: the program ends."""
        self._waiting.clear()
        self._closing.clear()
        self._carrying.cuts.forget_all()
        for conversation_id in list(self._preparing):
            self._preparing[conversation_id].cancel()
            self._prepared(conversation_id)
        self.following.cancel_all()

    def _prepared(self, conversation_id: ConversationId) -> None:
        del self._preparing[conversation_id]
        self._supervisor.release()

    def _is_over(self, conversation_id: ConversationId) -> None:
        self.waiting_changed.emit(conversation_id, False)
        self.answering_changed.emit(conversation_id, False)

    def _on_ready(self, prepared_for: EngineInfo, pending: Pending) -> None:
        client, info = self._supervisor.client, self._supervisor.status.info
        if client is None or info is not prepared_for:
            # Another engine, another context: what was decided for the one that is gone is decided anew.
            self._prepared(pending.conversation_id)
            decided = pending.goes_on or pending.repeats
            self.add(pending if decided else replace(pending, prompt=None))
            return
        self._supervisor.retain()
        begun = begin(pending, client, info, self._tools.model_sha256)
        self._prepared(pending.conversation_id)
        self._asked[pending.conversation_id] = pending
        self.following.follow(pending, begun, info.architecture)
        self.answering_changed.emit(pending.conversation_id, True)
        self.waiting_changed.emit(pending.conversation_id, False)

    def _on_refused(self, conversation_id: ConversationId, failure: EngineFailure) -> None:
        self._prepared(conversation_id)
        self._is_over(conversation_id)
        self.answer_failed.emit(conversation_id, failure)

    def _on_counted(self, message: Message) -> None:
        store = self._tools.store
        self._tools.lane.write(message.conversation_id, partial(store.finish_message, message))
        self.message_changed.emit(message)

    def _on_summarised(self, conversation_id: ConversationId, summary: Summary) -> None:
        store = self._tools.store

        def save() -> None:
            store.save_settings(conversation_id, replace(store.settings_of(conversation_id), summary=summary))

        self._tools.lane.write(conversation_id, save)
        self.summary_written.emit(conversation_id, summary)

    def _on_opened(self, message: Message, new: bool) -> None:  # noqa: FBT001  a slot
        (self.message_added if new else self.message_changed).emit(message)

    def _on_ended(self, message: Message, outcome: AnswerOutcome, seconds: float) -> None:
        conversation_id = message.conversation_id
        asked = self._asked.pop(conversation_id)
        if conversation_id in self._closing and outcome.failure is None:
            self._closing.discard(conversation_id)
            before = asked.path[:-1] if asked.goes_on else asked.path
            self.close_reasoning([*before, message])
            self._supervisor.release()
            return
        self._closing.discard(conversation_id)
        self._supervisor.release()
        goes_on = self._carrying.ended(message, outcome, self._supervisor.status.state)
        self.message_changed.emit(message)
        self.answering_changed.emit(conversation_id, False)
        if outcome.failure is not None:
            self.answer_failed.emit(conversation_id, outcome.failure)
        if not goes_on:
            self.answer_done.emit(conversation_id, message, seconds)

    def _on_status(self, status: EngineStatus) -> None:
        self._carrying.engine_changed(status)
        if self._supervisor.client is None:
            return
        waiting, self._waiting = self._waiting, {}
        for pending in waiting.values():
            self.add(pending)
        for message in self._carrying.cuts.take():
            self._carry_on(message)

    def _carry_on(self, cut: Message) -> None:
        """Go on with an answer that was cut, in its own message."""
        record, store, lane = cut.answer, self._tools.store, self._tools.lane
        if record is None or cut.conversation_id in self.conversations | lane.busy:
            return

        def read(path: list[Message]) -> None:
            if path:  # the conversation may have been deleted meanwhile
                self.add(go_on(path, record, self._supervisor.status.info))

        lane.occupy(cut.conversation_id, partial(store.path_to, cut.id), read)

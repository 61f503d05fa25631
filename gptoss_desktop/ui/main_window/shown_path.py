"""The path of messages that is shown: read from the store, followed as it grows, changed for another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.domain.conversation import MessageState
from gptoss_desktop.tasks import Lane, run_task
from gptoss_desktop.ui.main_window.live_answers import LiveAnswers
from gptoss_desktop.ui.main_window.path_reading import (
    Stretch,
    go_to_version,
    read_above,
    read_end,
    read_to,
    read_versions,
)
from gptoss_desktop.viewmodels.bulk import collector_passes_over

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gptoss_desktop.domain.conversation import ConversationId, Message, MessageId
    from gptoss_desktop.domain.tree import Versions
    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.storage.store import ConversationStore
    from gptoss_desktop.ui.transcript.view import TranscriptView

T = TypeVar("T")

_FIRST_PAINT_MS = 40
"""The rest of a path is read once its end is on the screen: both would want the interpreter at once."""


class ShownPath(QObject):
    """Keeps the transcript and the store in step. What has become stale on its way is dropped."""

    changed = Signal()
    """Messages have come or gone."""
    completed = Signal()
    """The whole path is there, up to its root."""
    answered = Signal(object)
    """Message: an answer, as it stands at its end or in the store."""
    failed = Signal(object)
    """Exception: the store could not be read."""

    def __init__(
        self, store: ConversationStore, transcript: TranscriptView, conversation_id: ConversationId
    ) -> None:
        super().__init__(transcript)
        self._store = store
        self._transcript = transcript
        self._live = LiveAnswers()
        self._messages: list[Message] = []
        self._versions: dict[str, Versions] = {}
        self._conversation = conversation_id
        self._epoch = 0
        self._reading = False
        self._missed = False
        self._sought = ""
        self._then: list[Callable[[], None]] = []
        self._rest = QTimer(self, interval=_FIRST_PAINT_MS, singleShot=True)
        self._rest.timeout.connect(self._read_rest)

    @property
    def messages(self) -> list[Message]:
        """The messages that are shown, from the root, as far as they have been read."""
        return self._messages

    @property
    def reading(self) -> bool:
        """Whether the end of the path is still on its way from the store."""
        return self._reading

    def find(self, message_id: str) -> Message | None:
        """Return a message that is shown."""
        return next((m for m in reversed(self._messages) if m.id == message_id), None)

    def versions_of(self, message_id: str) -> Versions | None:
        """Return the versions of a message that is shown, None where it has only one."""
        return self._versions.get(message_id)

    # Whole paths

    def begin(self, conversation_id: ConversationId) -> None:
        """Show nothing: a conversation begins."""
        self._turn_to(conversation_id)
        self._show(Stretch([]))

    def open(self, conversation_id: ConversationId) -> None:
        """Show the path that a conversation was last looked at with: its end, then the rest."""
        self._turn_to(conversation_id)
        self._read()

    def seek(self, message_id: str) -> None:
        """Jump to a message of the path once it is there."""
        self._sought = message_id
        self._find_sought()

    def when_read(self, do: Callable[[], None]) -> None:
        """Do something that needs to know the end of the path: now, or as soon as it is read."""
        if self._reading:
            self._then.append(do)
        else:
            do()

    def _turn_to(self, conversation_id: ConversationId) -> None:
        self._conversation = conversation_id
        self._messages, self._versions = [], {}
        self._sought = ""
        self._then = []
        self._epoch += 1
        self._rest.stop()
        self._reading = False

    def _read(self) -> None:
        self._reading, self._missed = True, False
        self._in_lane(partial(read_end, self._store, self._conversation), self._show_end)

    def _show_end(self, end: Stretch) -> None:
        if self._missed or self._live.has_ended_since(end.messages):
            # What has come since is on its way to the store already: a second read comes after it.
            self._read()
            return
        self._show(Stretch(self._live.complete(end.messages), end.versions))
        self._reading = False
        self._find_sought()
        self._rest.start()
        then, self._then = self._then, []
        for do in then:
            do()

    def _show(self, stretch: Stretch) -> None:
        self._messages = stretch.messages
        self._versions = dict(stretch.versions)
        self._transcript.set_messages(self._messages)
        self._transcript.set_versions(self._versions)
        if self._messages:
            self.answered.emit(self._messages[-1])
        self.changed.emit()

    def _read_rest(self) -> None:
        """Read the stretch above those that are shown, until the root is there."""
        above = self._messages[0].parent_id if self._messages else None
        if above is not None:
            self._in_lane(partial(read_above, self._store, above), self._show_above)
        else:
            collector_passes_over(len(self._messages))
            self.completed.emit()

    def _show_above(self, stretch: Stretch) -> None:
        above = self._messages[0].parent_id if self._messages else None
        if not stretch.messages or stretch.messages[-1].id != above:
            return
        self._messages[:0] = stretch.messages
        self._transcript.prepend_messages(stretch.messages)
        self._add_versions(stretch.versions)
        self._find_sought()
        self._read_rest()

    def _find_sought(self) -> None:
        if self._sought and self.find(self._sought) is not None:
            self._transcript.show_message(self._sought)
            self._sought = ""

    # Other paths of the same conversation

    def go_to_version(self, message_id: MessageId) -> None:
        """Show the newest path below a version of a message."""
        work = partial(go_to_version, self._store, self._conversation, message_id, self._known())
        self._in_lane(work, self._show_branch)

    def go_to_leaf(self, leaf: MessageId | None) -> None:
        """Show the path to a leaf; None: the conversation has no message any more."""
        if leaf is None:
            self._cut(0, [])
            return
        self._in_lane(partial(read_to, self._store, leaf, self._known()), partial(self._show_leaf, leaf))

    def cut_below(self, message_id: str) -> bool:
        """Show nothing below a message, which the next prompt follows then; return whether that is new."""
        at = self._index(message_id)
        if at is None or at + 1 == len(self._messages):
            return False
        self._cut(at + 1, [])
        self._transcript.go_to_end()
        return True

    def _known(self) -> frozenset[str]:
        return frozenset(message.id for message in self._messages)

    def _show_leaf(self, leaf: MessageId, stretch: Stretch) -> None:
        if stretch.messages:
            self._show_branch(stretch)
            return
        # The leaf is on the path already: what stood below it is gone.
        at = self._index(leaf)
        if at is not None:
            self._cut(at + 1, [])

    def _show_branch(self, stretch: Stretch) -> None:
        above = stretch.below
        at = -1 if above is None else self._index(above)
        if at is None:
            # The path has changed since it was asked for.
            self.open(self._conversation)
            return
        self._cut(at + 1, self._live.complete(stretch.messages))
        self._add_versions(stretch.versions)
        if self._messages:
            self.answered.emit(self._messages[-1])

    def _cut(self, at: int, messages: list[Message]) -> None:
        """Show other messages in the place of those from number `at` on."""
        for message in self._messages[at:]:
            self._versions.pop(message.id, None)
        self._messages[at:] = messages
        self._transcript.replace_messages(at, messages)
        self._transcript.set_versions(self._versions)
        self.changed.emit()

    def _index(self, message_id: str) -> int | None:
        # What is asked for stands near the end, mostly.
        for at in range(len(self._messages) - 1, -1, -1):
            if self._messages[at].id == message_id:
                return at
        return None

    def _add_versions(self, versions: Mapping[str, Versions]) -> None:
        if versions:
            self._versions = {**self._versions, **versions}
            self._transcript.set_versions(self._versions)

    # What the chat tells

    def on_added(self, message: Message) -> None:
        """Follow a message that has come."""
        self._live.note(message)
        if message.conversation_id != self._conversation:
            return
        if self._reading:
            self._missed = True
            return
        at = -1 if message.parent_id is None else self._index(message.parent_id)
        if at is None:
            self.go_to_leaf(message.id)
            return
        if at + 1 == len(self._messages):
            self._messages.append(message)
            self._transcript.add_message(message)
            self.changed.emit()
        else:
            # Another branch begins: what stood below is on the old one.
            self._cut(at + 1, [message])
            self._transcript.go_to_end()
        self._in_lane(partial(read_versions, self._store, [message.id]), self._add_versions)

    def on_delta(self, message_id: str, deltas: tuple[TextDelta, ...]) -> None:
        """Show new text, if its message is shown."""
        self._live.add(message_id, deltas)
        if self._messages and self._messages[-1].id == message_id:
            self._transcript.apply_delta(message_id, deltas)

    def on_changed(self, message: Message) -> None:
        """Show another form of a message, if it is shown."""
        self._live.note(message)
        at = self._index(message.id) if message.conversation_id == self._conversation else None
        if at is not None:
            self._messages[at] = message
            self._transcript.update_message(message)
            if message.state is not MessageState.STREAMING:
                self.answered.emit(message)

    def _in_lane(self, work: Callable[[], T], show: Callable[[T], None]) -> None:
        """Read in the storage lane; what comes after the conversation was left is dropped."""
        epoch = self._epoch

        def done(found: T) -> None:
            if epoch == self._epoch:
                show(found)

        def failed(error: Exception) -> None:
            # A path whose end is not known stays one that is being read: no prompt may go below a
            # wrong message.
            if epoch == self._epoch:
                self.failed.emit(error)

        run_task(work, done, failed, lane=Lane.STORAGE)

"""What can be asked about an answer: where it came from, how versions differ, what its tokens were.

The dialogs are imported when they are opened: the window's start should not wait for them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.domain.conversation import MessageId, MessageState
from gptoss_desktop.domain.failure import EngineFailure, FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol import harmony
from gptoss_desktop.ui.main_window.stored import in_storage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.trace import TokenTrace
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.storage.store import ConversationStore
    from gptoss_desktop.ui.transcript.view import TranscriptView

T = TypeVar("T")


class AnswersController(QObject):
    """Reads what a dialog needs in the storage lane, then opens it."""

    failed = Signal(object)
    """EngineFailure"""

    def __init__(self, services: Services, transcript: TranscriptView, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._transcript = transcript
        self._window = window
        self._repeated: set[str] = set()
        transcript.info_requested.connect(self._inform)
        transcript.compare_requested.connect(self._compare)
        transcript.inspect_requested.connect(self._inspect)
        transcript.run_again_requested.connect(self._expect)
        services.chat.message_changed.connect(self._on_changed)

    def _inform(self, message_id: str) -> None:
        self._read(partial(_message, self._services.store, MessageId(message_id)), self._show_info)

    def _show_info(self, message: Message | None) -> None:
        from gptoss_desktop.ui.answers.info_dialog import InfoDialog  # noqa: PLC0415  see above

        if message is not None:
            dialog = InfoDialog(message, self._window)
            dialog.repeat_requested.connect(self._transcript.run_again_requested)
            dialog.inspect_requested.connect(self._inspect)
            self._open(dialog)

    def _compare(self, message_id: str) -> None:
        self._read(partial(_versions, self._services.store, MessageId(message_id)), self._show_versions)

    def _show_versions(self, found: tuple[list[Message], int]) -> None:
        from gptoss_desktop.ui.answers.compare_dialog import CompareDialog  # noqa: PLC0415  see above

        versions, place = found
        if len(versions) > 1:
            earlier = max(0, place - 1)
            self._open(CompareDialog(versions, earlier, max(earlier + 1, place), self._window))

    def _inspect(self, message_id: str) -> None:
        self._read(partial(_traced, self._services.store, MessageId(message_id)), self._show_tokens)

    def _show_tokens(self, found: tuple[Message | None, TokenTrace | None]) -> None:
        from gptoss_desktop.ui.answers.inspector.dialog import InspectorDialog  # noqa: PLC0415  see above
        from gptoss_desktop.ui.answers.inspector.token_texts import TokenTexts  # noqa: PLC0415

        message, trace = found
        if message is None:
            return
        if trace is None:
            sentence = say("No tokens were recorded for this message.")
            advice = say("They are recorded for answers that an engine gives from now on.")
            self.failed.emit(EngineFailure(FailureKind.BAD_REQUEST, sentence, advice))
            return
        client = self._services.supervisor.client
        # Another model would read other words in the same ids.
        same = message.answer is not None and self._is_present_model(message.answer.model_path)
        client = client if same else None
        dialog = InspectorDialog(
            message, trace, TokenTexts(client), self._window, harmony=_speaks_harmony(trace)
        )
        if client is not None:
            dialog.read_prompt(client)
        self._open(dialog)

    def _is_present_model(self, path: str) -> bool:
        info = self._services.engine_info
        return info is not None and info.model_path == path

    def _expect(self, message_id: str) -> None:
        """Compare with this message as soon as its repetition is complete."""
        self._repeated.add(message_id)

    def _on_changed(self, message: Message) -> None:
        record = message.answer
        if record is None or message.state is MessageState.STREAMING or record.repeats not in self._repeated:
            return
        self._repeated.discard(record.repeats)
        self._read(
            partial(_pair, self._services.store, MessageId(record.repeats), message), self._show_versions
        )

    def _open(self, dialog: QDialog) -> None:
        dialog.open()

    def _read(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        in_storage(work, done, self.failed)


def _message(store: ConversationStore, message_id: MessageId) -> Message | None:
    path = store.path_to(message_id, limit=1)
    return path[-1] if path else None


def _versions(store: ConversationStore, message_id: MessageId) -> tuple[list[Message], int]:
    """Return the versions of a message and its place among them."""
    versions = store.versions([message_id]).get(message_id)
    if versions is None:
        return [], 0
    found = [_message(store, version) for version in versions.ids]
    return [message for message in found if message is not None], versions.index


def _pair(store: ConversationStore, first: MessageId, second: Message) -> tuple[list[Message], int]:
    """Return a message and its repetition; nothing where the first is gone."""
    message = _message(store, first)
    return ([message, second], 1) if message is not None else ([], 0)


def _traced(store: ConversationStore, message_id: MessageId) -> tuple[Message | None, TokenTrace | None]:
    return _message(store, message_id), store.trace(message_id)


def _speaks_harmony(trace: TokenTrace) -> bool:
    return trace.prompt[:1] == (harmony.START,) and harmony.MESSAGE in trace.prompt

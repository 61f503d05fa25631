"""Answers that were written before their model's hash was known get it when it is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gptoss_desktop.domain.conversation import MessageState
from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import Message, MessageId
    from gptoss_desktop.services.chat import ChatService
    from gptoss_desktop.services.model_hashes import ModelHashes
    from gptoss_desktop.storage.store import ConversationStore


class LateHashes(QObject):
    """Remembers them until then. Those of a program that ends sooner stay without: their model was new."""

    def __init__(
        self, store: ConversationStore, chat: ChatService, hashes: ModelHashes, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._chat = chat
        self._waiting: dict[str, set[MessageId]] = {}
        chat.message_changed.connect(self._on_changed)
        hashes.found.connect(self._on_found)

    def _on_changed(self, message: Message) -> None:
        record = message.answer
        if record is None or message.state is MessageState.STREAMING or record.model_sha256:
            return
        self._waiting.setdefault(record.model_path, set()).add(message.id)

    def _on_found(self, path: str, sha256: str) -> None:
        for message_id in self._waiting.pop(path, ()):
            run_task(
                partial(self._fill, message_id, path, sha256), self._tell, self._give_up, lane=Lane.STORAGE
            )

    def _fill(self, message_id: MessageId, path: str, sha256: str) -> Message | None:
        """Change the record alone, as it is in the store now; None where it is another's meanwhile."""
        message = next(iter(self._store.path_to(message_id, limit=1)), None)
        record = None if message is None else message.answer
        if message is None or record is None or message.state is MessageState.STREAMING:
            return None
        if record.model_path != path or record.model_sha256:
            return None
        filled = replace(message, answer=replace(record, model_sha256=sha256))
        self._store.amend_answer(filled)
        return filled

    def _tell(self, message: Message | None) -> None:
        if message is not None and not self._chat.is_answering(message.conversation_id):
            self._chat.record_changed.emit(message)

    def _give_up(self, _error: Exception) -> None:
        """Leave the record without a hash: an answer is not worth a failure's notice for that."""

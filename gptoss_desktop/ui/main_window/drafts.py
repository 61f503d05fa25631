"""What is being written, kept for each chat: through another chat, through a crash, and until it is sent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.domain.conversation import ConversationId, Role
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.conversation import Message, Part
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.storage.store import ConversationStore
    from gptoss_desktop.ui.composer.composer import Composer

SAVE_AFTER_MS = 800
"""After the first change that is not kept yet: at most a second of writing is lost in a crash."""


class DraftKeeper(QObject):
    """The composer shows the draft of the open chat; the drafts of all others lie in the store."""

    failed = Signal(object)
    """Exception: a draft could not be kept. It still stands in the composer."""

    def __init__(self, services: Services, composer: Composer, conversation_id: ConversationId) -> None:
        super().__init__(composer)
        self._store = services.store
        self._composer = composer
        self._open = conversation_id
        self._drafts: dict[str, Draft] = {}
        self._unread: dict[str, list[Path]] = {}
        self._submitted: tuple[Part, ...] = ()
        self._sent = Draft()
        self._told = False
        self._pause = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._pause.timeout.connect(self.save)
        composer.draft_changed.connect(self._on_changed)
        composer.submitted.connect(self._on_submitted)
        services.chat.message_added.connect(self._on_added)
        self._read()

    def save(self) -> None:
        """Keep the draft of the open chat now."""
        self._pause.stop()
        draft = self._composer.draft
        if draft == self._drafts.get(self._open, Draft()):
            return
        self._drafts[self._open] = draft
        run_task(
            partial(self._store.save_draft, self._open, draft), _nothing, self._on_failed, lane=Lane.STORAGE
        )

    def open(self, conversation_id: str) -> None:
        """Keep the draft of the chat that is left, and show that of another."""
        self.save()
        self._unread[self._open] = self._composer.unread_files
        self._open = ConversationId(conversation_id)
        known = self._drafts.get(self._open)
        self._show(known or Draft())
        if known is None:
            self._read()
        unread = self._unread.pop(self._open, [])
        if unread:
            self._composer.attach(unread)

    def _read(self) -> None:
        conversation_id = self._open

        def show(found: Draft) -> None:
            self._drafts.setdefault(conversation_id, found)
            if conversation_id == self._open and not found.is_empty:
                written = self._composer.draft
                self._show(_joined(found, written))
                if not written.is_empty:
                    self._pause.start()

        run_task(partial(_read, self._store, conversation_id), show, self._on_failed, lane=Lane.STORAGE)

    def _show(self, draft: Draft) -> None:
        self._composer.set_draft(draft)
        self._pause.stop()

    def _on_changed(self) -> None:
        # Not begun anew with every key: who writes on and on is kept, too.
        if not self._pause.isActive():
            self._pause.start()

    def _on_submitted(self, parts: tuple[Part, ...]) -> None:
        self._submitted, self._sent = parts, self._composer.draft

    def _on_added(self, message: Message) -> None:
        """The prompt is on the disk: take it out of the composer, and leave what was written since."""
        if message.conversation_id != self._open or message.role is not Role.USER:
            return
        sent = [(part.kind, part.text) for part in self._submitted]
        if sent and sent == [(part.kind, part.text) for part in message.parts]:
            self._submitted = ()
            self._composer.forget(self._sent)
            self.save()

    def _on_failed(self, error: Exception) -> None:
        # Once: a disk that is full is full for the next draft, too.
        if not self._told and not self._store.read_only:
            self._told = True
            self.failed.emit(error)


def _read(store: ConversationStore, conversation_id: ConversationId) -> Draft:
    """Return a chat's draft; a new chat goes on with what was written for one that was never stored."""
    draft = store.draft(conversation_id)
    if not draft.is_empty or store.read_only or store.message_count(conversation_id):
        return draft
    found = store.unstored_draft()
    if found is None:
        return draft
    store.save_draft(conversation_id, found[1])
    store.save_draft(found[0], Draft())
    return found[1]


def _joined(kept: Draft, written: Draft) -> Draft:
    """Return both: somebody was quicker than the disk."""
    texts = [text for text in (kept.text, written.text) if text.strip()]
    return Draft("\n".join(texts), (*kept.attachments, *written.attachments))


def _nothing(_: object) -> None:
    """Do nothing: it is kept."""

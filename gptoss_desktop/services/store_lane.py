"""The chat's work in the storage lane: what a conversation waits for, and what is only written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from gptoss_desktop.services.failures import storage_failure
from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.conversation import ConversationId
    from gptoss_desktop.domain.failure import EngineFailure

T = TypeVar("T")


class StoreLane:
    """`busy` are the conversations that wait for the disk."""

    def __init__(self, failed: Callable[[ConversationId, EngineFailure], None]) -> None:
        self.busy: set[ConversationId] = set()
        self._failed = failed

    def occupy(
        self, conversation_id: ConversationId, work: Callable[[], T], on_done: Callable[[T], None]
    ) -> None:
        """Do work for a conversation that counts as busy meanwhile."""
        self.busy.add(conversation_id)

        def done(result: T) -> None:
            self.busy.discard(conversation_id)
            on_done(result)

        def failed(error: Exception) -> None:
            self.busy.discard(conversation_id)
            self._tell(conversation_id, error)

        run_task(work, done, failed, lane=Lane.STORAGE)

    def write(self, conversation_id: ConversationId, work: Callable[[], object]) -> None:
        """Write something that nobody waits for."""
        run_task(work, _nothing, partial(self._tell, conversation_id), lane=Lane.STORAGE)

    def _tell(self, conversation_id: ConversationId, error: Exception) -> None:
        self._failed(conversation_id, storage_failure(error))


def _nothing(_result: object) -> None:
    """Take no notice."""

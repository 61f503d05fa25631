"""Answers that an engine did not live to finish, and that the next one goes on with."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.conversation import ConversationId, Message, MessageId

GRACE_S = 15.0
"""An engine whose end is near may tell its clients some seconds before it is gone."""
CUT_SHORT = frozenset(
    {
        FailureKind.CONNECTION_LOST,
        FailureKind.HANG,
        FailureKind.GPU_LOST,
        FailureKind.CRASHED,
        FailureKind.OUT_OF_MEMORY,
        FailureKind.GPU_MEMORY,
        FailureKind.PROTOCOL,
        FailureKind.INTERNAL,
    }
)
"""What an answer ends with when its engine does. An engine that lives on may say the last ones, too."""


@dataclass(frozen=True, slots=True)
class _Cut:
    message: Message
    at: float
    engine_gone: bool


class CutAnswers:
    """One cut answer a conversation; each is handed out once in its life."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds that only grow."""
        self._clock = clock
        self._cuts: dict[ConversationId, _Cut] = {}
        self._gone_on: set[MessageId] = set()

    def note(self, message: Message, kind: FailureKind, *, engine_gone: bool) -> bool:
        """Remember an answer that ended with a failure, if that may have been its engine's end; say so."""
        noted = kind in CUT_SHORT and message.id not in self._gone_on
        if noted:
            self._cuts[message.conversation_id] = _Cut(message, self._clock(), engine_gone)
        return noted

    def forget(self, conversation_id: ConversationId) -> None:
        """Leave a conversation's answer as it is: its reader has decided."""
        self._cuts.pop(conversation_id, None)

    def forget_all(self) -> None:
        """Leave every answer as it is: the engine was stopped."""
        self._cuts.clear()

    def engine_failed(self) -> None:
        """Note that the engine is gone: what was cut shortly before was cut by that."""
        now = self._clock()
        self._cuts = {
            conversation: _Cut(cut.message, cut.at, engine_gone=True)
            for conversation, cut in self._cuts.items()
            if cut.engine_gone or now - cut.at <= GRACE_S
        }

    def take(self) -> list[Message]:
        """Return the answers for which there is another engine now."""
        due = [cut.message for cut in self._cuts.values() if cut.engine_gone]
        for message in due:
            del self._cuts[message.conversation_id]
            self._gone_on.add(message.id)
        return due

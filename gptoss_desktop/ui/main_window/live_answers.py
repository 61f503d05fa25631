"""The answers that are being written, so that a chat can be left and found again while its answer comes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import Message, MessageState
from gptoss_desktop.protocol.parts import PartsBuilder

if TYPE_CHECKING:
    from gptoss_desktop.protocol.chunks import TextDelta


class LiveAnswers:
    """Grows a copy of each streaming message; the store is behind by what it has not yet been given."""

    def __init__(self) -> None:
        self._messages: dict[str, tuple[Message, PartsBuilder]] = {}

    def note(self, message: Message) -> None:
        """Begin to follow a streaming message; forget one that has ended."""
        if message.state is MessageState.STREAMING:
            self._messages[message.id] = (message, PartsBuilder(message.parts))
        else:
            self._messages.pop(message.id, None)

    def add(self, message_id: str, deltas: tuple[TextDelta, ...]) -> None:
        """Add new text."""
        if message_id in self._messages:
            self._messages[message_id][1].add(deltas, time.monotonic())

    def complete(self, path: list[Message]) -> list[Message]:
        """Return a path as it stands now: with all text that has come, and an answer just begun."""
        found = [self._present(message) for message in path]
        leaf = path[-1].id if path else None
        begun = [
            message.with_parts(builder.parts())
            for message, builder in self._messages.values()
            if message.parent_id is not None and message.parent_id == leaf
        ]
        return found + begun[-1:]

    def has_ended_since(self, path: list[Message]) -> bool:
        """Return whether an answer has come to its end after a path was read in which it still streams."""
        return any(
            message.state is MessageState.STREAMING and message.id not in self._messages for message in path
        )

    def _present(self, message: Message) -> Message:
        if message.id not in self._messages:
            return message
        live, builder = self._messages[message.id]
        return live.with_parts(builder.parts())

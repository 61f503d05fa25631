"""Conversations as trees of messages, and the parts that a message is made of."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from gptoss_desktop.domain.answer import AnswerRecord

ConversationId = NewType("ConversationId", str)
MessageId = NewType("MessageId", str)


class Role(StrEnum):
    """Who speaks. The names are those of the OpenAI chat API."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"
    TOOL = "tool"


class PartKind(StrEnum):
    """What a part of a message is. Kinds are told apart on the wire and never by looking at text."""

    REASONING = "reasoning"
    COMMENTARY = "commentary"
    TEXT = "text"
    TOOL_CALL = "tool_call"
    ATTACHMENT = "attachment"
    """The text of a file or of a long paste that goes with a user's message; `name` is the file's name."""


class MessageState(StrEnum):
    """How far a message has come."""

    COMPLETE = "complete"
    STREAMING = "streaming"
    STOPPED = "stopped"
    """The user stopped it; what had come is kept."""
    INTERRUPTED = "interrupted"
    """The engine or the program ended in mid-answer; what had come is kept."""


@dataclass(frozen=True, slots=True)
class Part:
    """One run of text of one kind.

    For a tool call, `name` is the function's name, `call_id` its identifier and `text` its JSON arguments.
    `duration_ms` is the time from the part's first token to its last, `tokens` the number of its tokens; both
    are None while unknown.
    """

    kind: PartKind
    text: str
    name: str | None = None
    call_id: str | None = None
    duration_ms: int | None = None
    tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A node of the conversation's tree; `parent_id` is None at the root."""

    id: MessageId
    conversation_id: ConversationId
    parent_id: MessageId | None
    role: Role
    parts: tuple[Part, ...]
    state: MessageState = MessageState.COMPLETE
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    answer: AnswerRecord | None = None

    def text(self, kind: PartKind = PartKind.TEXT) -> str:
        """Return the joined text of the parts of one kind."""
        return "".join(part.text for part in self.parts if part.kind is kind)

    def with_parts(self, parts: tuple[Part, ...]) -> Message:
        """Return a copy with other parts."""
        return replace(self, parts=parts)


@dataclass(frozen=True, slots=True)
class ConversationSummary:
    """What a list of conversations shows. `leaf_id` is the end of the branch that was last looked at.

    `model` is the name of the model that answered last. `deleted_at` is set while it lies in the trash.
    """

    id: ConversationId
    title: str
    created_at: datetime
    updated_at: datetime
    leaf_id: MessageId | None = None
    folder_id: str | None = None
    tags: tuple[str, ...] = ()
    pinned: bool = False
    archived: bool = False
    model: str = ""
    deleted_at: datetime | None = None


def new_conversation_id() -> ConversationId:
    """Return a fresh random identifier."""
    return ConversationId(uuid.uuid4().hex)


def new_message_id() -> MessageId:
    """Return a fresh random identifier."""
    return MessageId(uuid.uuid4().hex)

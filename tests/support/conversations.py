"""Conversations to store, and a store in a folder."""

from __future__ import annotations

from datetime import UTC, datetime

from gptoss_desktop.domain.answer import AnswerRecord, FinishReason, Timings, Usage
from gptoss_desktop.domain.conversation import (
    ConversationSummary,
    Message,
    MessageId,
    MessageState,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.parameters import GenerationParameters, ReasoningEffort

RECORD = AnswerRecord(
    "llama.cpp",
    "0.3.36",
    "gpt-oss",
    "/models/gpt-oss.gguf",
    GenerationParameters(temperature=0.5, stop=("a", "b"), seed=7, reasoning_effort=ReasoningEffort.HIGH),
    Usage(10, 20, 5, 8),
    Timings(12.5, 98.0, None),
    FinishReason.STOP,
    recovered=True,
    max_tokens_clamped_to=100,
)


def summary(title: str = "Title") -> ConversationSummary:
    """Return a conversation that is new now."""
    now = datetime.now(UTC)
    return ConversationSummary(new_conversation_id(), title, now, now)


def user(conversation: ConversationSummary, text: str, parent: MessageId | None = None) -> Message:
    """Return a user's message."""
    return Message(new_message_id(), conversation.id, parent, Role.USER, (Part(PartKind.TEXT, text),))


def answer(
    conversation: ConversationSummary,
    parent: MessageId | None,
    *parts: Part,
    state: MessageState = MessageState.COMPLETE,
) -> Message:
    """Return an assistant's message."""
    record = RECORD if state is MessageState.COMPLETE else None
    return Message(new_message_id(), conversation.id, parent, Role.ASSISTANT, parts, state, answer=record)

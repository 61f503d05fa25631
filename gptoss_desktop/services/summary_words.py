"""The words in which a model is asked for a summary, and in which it is told one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import Role
from gptoss_desktop.protocol.prompt_frame import sent_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import Message

INSTRUCTIONS = (
    "You summarise the beginning of a conversation so that it can go on without it. Keep names, numbers, "
    "dates, decisions, what the user asked for and what is still open. Write plain prose in the language of "
    "the conversation, {words} words at most. Write the summary and nothing else."
)
ASKING = "{transcript}\n\nWrite the summary of all of this."
GOING_ON = "The summary so far:\n\n{summary}\n\nThe conversation goes on:\n\n" + ASKING
_TOLD = "The beginning of this conversation is left out. A summary of it:\n\n{summary}"
_NAMES = {Role.USER: "User", Role.ASSISTANT: "Assistant", Role.TOOL: "Tool", Role.SYSTEM: "System"}


def instructions(tokens: int) -> str:
    """Return the system prompt for a summary of about so many tokens: three words of English take four."""
    return INSTRUCTIONS.format(words=max(40, tokens * 3 // 4))


def transcript(messages: Sequence[Message]) -> str:
    """Return messages as one text."""
    return "\n\n".join(f"{_NAMES[message.role]}: {sent_text(message)}" for message in messages)


def question(text: str, summary: str) -> str:
    """Return what is asked about a piece of the conversation; `summary` stands for what came before it."""
    if summary:
        return GOING_ON.format(summary=summary, transcript=text)
    return ASKING.format(transcript=text)


def with_summary(system_prompt: str, summary: str) -> str:
    """Return the system prompt of a conversation whose beginning is told by a summary."""
    told = _TOLD.format(summary=summary) if summary else ""
    return "\n\n".join(text for text in (system_prompt, told) if text)

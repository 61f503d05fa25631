"""What a prompt in harmony holds beside the texts of its messages, so that it can be counted piece by piece.

Markers part the texts, so the tokens of a prompt are those of its texts and a fixed number for each frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import PartKind, Role
from gptoss_desktop.domain.parameters import ReasoningEffort
from gptoss_desktop.protocol.chat import wire_message

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.parameters import GenerationParameters

INSTRUCTIONS_FRAME = 4
"""`<|start|>`, one token of a role (system, developer, user), `<|message|>`, `<|end|>`."""
ANSWER_FRAME = 6
"""`<|start|>assistant<|channel|>final<|message|>`, `<|end|>`."""
ANSWER_START = 2
"""`<|start|>assistant`, which every prompt ends with."""
TEMPLATE_FRAME = 8
"""What a chat template puts around a message, about: those in use take 3 to 8 tokens."""

_PREAMBLE = (
    "You are ChatGPT, a large language model trained by OpenAI.\nKnowledge cutoff: 2024-06\n"
    "Current date: {date}\n\nReasoning: {effort}\n\n"
    "# Valid channels: analysis, commentary, final. Channel must be included for every message."
)
_ANY_DATE = "2025-01-01"
"""Every date of this form has the same number of tokens: digits are cut in threes."""


def system_texts(parameters: GenerationParameters) -> list[str]:
    """Return the texts of the messages that stand before the conversation, as harmony has them."""
    effort = parameters.reasoning_effort or ReasoningEffort.MEDIUM
    texts = [_PREAMBLE.format(date=_ANY_DATE, effort=effort.value)]
    if parameters.system_prompt:
        texts.append(f"# Instructions\n\n{parameters.system_prompt}")
    return texts


def sent_text(message: Message) -> str:
    """Return all text of a message that a prompt holds, in one piece."""
    content: str = wire_message(message)["content"]
    return content + "".join(part.text for part in message.parts if part.kind is PartKind.TOOL_CALL)


def frame(message: Message) -> int:
    """Return the number of tokens around a message's text in harmony."""
    return ANSWER_FRAME if message.role is Role.ASSISTANT else INSTRUCTIONS_FRAME

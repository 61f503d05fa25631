"""The tokens of one answer, as the engine reported them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import MessageId


@dataclass(frozen=True, slots=True)
class TokenTrace:
    """Token ids of the exact prompt and of the output, markers of harmony included."""

    message_id: MessageId
    prompt: tuple[int, ...]
    output: tuple[int, ...]

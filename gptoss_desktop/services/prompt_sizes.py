"""What a prompt is made of and how many tokens each of it takes, as far as that is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import PartKind, Role
from gptoss_desktop.protocol import prompt_frame
from gptoss_desktop.protocol.harmony import is_gpt_oss
from gptoss_desktop.protocol.token_estimate import estimated_tokens
from gptoss_desktop.services.token_counts import text_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.domain.parameters import GenerationParameters
    from gptoss_desktop.services.token_counts import Key, TokenCounts

WORTH_COUNTING = 2
"""Times the context: what lies further back than that many tokens is only estimated."""


@dataclass(frozen=True, slots=True)
class PromptSizes:
    """Tokens with their frames. `system` includes the answer's beginning; `messages` are those of the path.

    `missing` are the texts that the engine has to be asked about, the newest first; all that is known of
    them is an estimate. The first `rough` messages of the path lie so far back that they are not asked about.
    `exact` says that everything else is known.
    """

    system: int
    messages: tuple[int, ...]
    missing: tuple[tuple[Key, str], ...]
    exact: bool
    rough: int = 0

    @property
    def total(self) -> int:
        """The whole prompt."""
        return self.system + sum(self.messages)


def prompt_sizes(
    counts: TokenCounts, path: Sequence[Message], parameters: GenerationParameters, info: EngineInfo
) -> PromptSizes:
    """Return the sizes of the messages of a path for the model that an engine has."""
    gpt_oss = is_gpt_oss(info.architecture)
    missing: list[tuple[Key, str]] = []

    def count(key: Key, text: str) -> int:
        if not text:
            return 0
        known = counts.known(info.model, key)
        if known is None:
            missing.append((key, text))
        return estimated_tokens(text) if known is None else known

    system = prompt_frame.ANSWER_START
    for text in prompt_frame.system_texts(parameters) if gpt_oss else (parameters.system_prompt,):
        if text:
            system += count(text_key(text), text)
            system += prompt_frame.INSTRUCTIONS_FRAME if gpt_oss else prompt_frame.TEMPLATE_FRAME
    sizes: list[int] = []
    total, exact, rough = system, gpt_oss, 0
    for message in reversed(path):
        around = prompt_frame.frame(message) if gpt_oss else prompt_frame.TEMPLATE_FRAME
        if total > WORTH_COUNTING * info.context:
            rough += 1
            sizes.append(around + _roughly(message))
            continue
        exact = exact and _is_plain(message)
        text = prompt_frame.sent_text(message)
        sizes.append(around + count(message_key(message, text), text))
        total += sizes[-1]
    return PromptSizes(system, tuple(reversed(sizes)), tuple(missing), exact and not missing, rough)


def message_key(message: Message, text: str) -> Key:
    """Return the key of a message's text: a message keeps its id while its text grows."""
    return message.id, len(text)


def attachment_tokens(message: Message) -> int:
    """Return the tokens of a message's attachments: counted with the message, or estimated."""
    attached = (part for part in message.parts if part.kind is PartKind.ATTACHMENT)
    return sum(part.tokens if part.tokens is not None else estimated_tokens(part.text) for part in attached)


def _roughly(message: Message) -> int:
    """Return what a message far back takes, about: of ten thousand each may cost a microsecond."""
    return sum(len(part.text) for part in message.parts if part.kind is not PartKind.REASONING) // 4


def _is_plain(message: Message) -> bool:
    """Whether its size is that of its text and a frame: tools have frames of their own."""
    return message.role is not Role.TOOL and all(
        part.kind is not PartKind.TOOL_CALL for part in message.parts
    )

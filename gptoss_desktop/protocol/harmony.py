"""The few tokens of gpt-oss's harmony format that a client needs to go on with an unfinished answer.

Every gpt-oss has the one vocabulary `o200k_harmony`, so the ids are fixed; they are the same in both engines.
Markers are written and looked for by id only: text that spells one is text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable

RETURN = 200002
CHANNEL = 200005
START = 200006
END = 200007
MESSAGE = 200008
CALL = 200012

_ASSISTANT = 173781
_CHANNEL_WORDS = {PartKind.REASONING: 35644, PartKind.COMMENTARY: 12606, PartKind.TEXT: 17196}
"""The one token of `analysis`, `commentary` and `final`."""
_CHANNELS = {token: kind for kind, token in _CHANNEL_WORDS.items()}

NEXT_MESSAGE = (START, _ASSISTANT)
"""What every message of the assistant begins with; a prompt for an answer ends so."""
CONTENT_ENDS = (END, RETURN, CALL, START, CHANNEL)
"""The tokens that end a message's text: three that should, two that a malformed answer goes on with."""
HEADER_ENDS = (MESSAGE, END, RETURN, CALL)

_MARKER = re.compile(r"(?<=<)(?=\|\w+\|>)")


def header(kind: PartKind) -> tuple[int, ...]:
    """Return the tokens that open a message of a kind, after `NEXT_MESSAGE`."""
    return (CHANNEL, _CHANNEL_WORDS[kind], MESSAGE)


def kind_of_channel(token: int) -> PartKind | None:
    """Return the kind of the text in a channel, by the one token of the channel's name."""
    return _CHANNELS.get(token)


def harmless_pieces(text: str) -> list[str]:
    """Return the text in pieces of which none spells a marker, for a tokeniser that would obey one."""
    return [piece for piece in _MARKER.split(text) if piece]


def can_go_on(parts: Iterable[Part], *, answer_now: bool = False) -> bool:
    """Whether an answer of these parts can be gone on with: it ends in text, and calls no tool.

    With `answer_now` one that has not begun can be, too: it goes on in a final channel of its own.
    """
    spoken = [part for part in parts if part.text]
    return (bool(spoken) or answer_now) and all(part.kind in _CHANNEL_WORDS for part in spoken)


def is_gpt_oss(architecture: str) -> bool:
    """Whether a model speaks harmony: `gpt-oss` in a GGUF, `gpt_oss` or `GptOssForCausalLM` elsewhere."""
    return architecture.lower().replace("_", "").replace("-", "").startswith("gptoss")
